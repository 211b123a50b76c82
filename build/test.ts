import { performance } from 'node:perf_hooks';
import { shellKind } from '#tests/electron/launch.ts';
import { findChromium } from '#tests/find-chromium.ts';
import { findPostgres } from '#tests/server/support/postgres.ts';
import { sized } from '#tests/sized.ts';
import { buildAll } from './build.ts';
import { check } from './check.ts';
import { run } from './run.ts';

/** `npm test`: everything, in the order in which it is quickest to hear of trouble. Ends at the first that fails. */
const steps: ReadonlyArray<[name: string, step: () => Promise<void>]> = [
  ['check', check],
  ['unit', () => run('vitest', ['run', '--project', 'unit'])],
  ['simulation', simulate],
  ['server', () => run('vitest', ['run', '--project', 'server'])],
  ['build', buildAll],
  ['browser', installBrowser],
  ['component', () => run('vitest', ['run', '--project', 'component'])],
  ['shell', () => run('vitest', ['run', '--project', 'shell'])],
  ['end to end', () => run('playwright', ['test'])],
];

/** A run takes one core: two series at a time. */
async function simulate(): Promise<void> {
  const runs = sized(40, 500);
  const series = (seed: number) =>
    run('node', ['build/sim.ts', '--runs', String(runs), '--seed', String(seed)]);
  await Promise.all([series(1), series(1 + runs)]);
}

/** A Chromium of this machine is used where there is one; else Playwright's own is fetched. */
async function installBrowser(): Promise<void> {
  if (!findChromium()) await run('playwright', ['install', '--with-deps', 'chromium']);
}

const summary: string[] = [];
for (const [name, step] of steps) {
  const from = performance.now();
  await step();
  summary.push(`${name.padEnd(12)} ${((performance.now() - from) / 1000).toFixed(0).padStart(4)} s`);
}
summary.push(
  `The server ran on PGlite${findPostgres() ? ' and on PostgreSQL' : ' only: PostgreSQL is not installed'}.`,
  `The shell ran in ${shellKind() === 'electron' ? 'real Electron' : "the stand-in: Electron's program is not here"}.`,
  `The app ran in ${findChromium()}.`,
);
console.log(`\n${summary.join('\n')}`);
