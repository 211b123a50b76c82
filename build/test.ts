import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { shellKind } from '#tests/electron/launch.ts';
import { findChromium } from '#tests/find-chromium.ts';
import { findPostgres } from '#tests/server/support/postgres.ts';
import { sized } from '#tests/sized.ts';
import { buildWithoutWarnings } from './build.ts';
import { check } from './check.ts';
import { flakyFile } from './paths.ts';
import { run } from './run.ts';

const projects =
  (...names: string[]) =>
  () =>
    run('vitest', ['run', ...names.flatMap((name) => ['--project', name])]);

const steps = {
  check,
  build: buildWithoutWarnings,
  browser: installBrowser,
  unit: projects('unit', 'simulated'),
  component: projects('component'),
  simulation: simulate,
  shell: projects('shell'),
  server: projects('server'),
  journeys: () => run('playwright', ['test']),
};
type Step = keyof typeof steps;

/**
 * The order that reports a failure soonest. The steps of one line run in parallel where there is more than one core:
 * none of them keeps all cores busy all the time.
 */
const order: ReadonlyArray<ReadonlyArray<Step>> = [
  ['check', 'build'],
  ['browser'],
  ['unit'],
  ['component'],
  ['simulation', 'shell'],
  ['server'],
  ['journeys'],
];

/** A series of runs uses one core, so two run at a time. */
async function simulate(): Promise<void> {
  const runs = sized(25, 500);
  const series = (seed: number) =>
    run('node', ['build/sim.ts', '--runs', String(runs), '--seed', String(seed)]);
  await Promise.all([series(1), series(1 + runs)]);
}

/** A Chromium of this machine is used where there is one; else Playwright's own is fetched. */
async function installBrowser(): Promise<void> {
  if (!findChromium()) await run('playwright', ['install', '--with-deps', 'chromium']);
}

/** `npm test`: everything, until something fails. `npm test -- NAME`: one step of it. */
async function main(name: string | undefined): Promise<void> {
  if (name !== undefined) {
    if (!isStep(name)) throw new Error(`no step ${name}; there are ${Object.keys(steps).join(', ')}`);
    return steps[name]();
  }
  await mkdir(dirname(flakyFile), { recursive: true });
  await rm(flakyFile, { force: true });
  const summary: string[] = [];
  const timed = async (step: Step, work: () => Promise<void>): Promise<void> => {
    const from = performance.now();
    await work();
    summary.push(`${step.padEnd(12)} ${((performance.now() - from) / 1000).toFixed(0).padStart(4)} s`);
  };
  for (const line of order) {
    if (line.length > 1 && availableParallelism() > 1) {
      const ends = await Promise.allSettled(line.map((step) => timed(step, () => runBeside(step))));
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    } else {
      for (const step of line) await timed(step, steps[step]);
    }
  }
  summary.push(
    `The server ran on PGlite${findPostgres() ? ' and on PostgreSQL' : ' only: PostgreSQL is not installed'}.`,
    `The shell ran in ${shellKind() === 'electron' ? 'real Electron' : "the stand-in: Electron's program is not here"}.`,
    `The app ran in ${findChromium()}.`,
    ...(await flakyTests()).map((test) => `flaky: ${test}`),
  );
  console.log(`\n${summary.join('\n')}`);
}

function isStep(name: string): name is Step {
  return Object.hasOwn(steps, name);
}

/** Runs a step in a process of its own, and prints its output when it has ended. @throws when it failed */
function runBeside(step: Step): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), step]);
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(data));
    child.on('error', reject);
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      if (code === 0) resolve();
      else reject(new Error(`${step} ended with ${code}`));
    });
  });
}

/** The tests that passed only when they were run again. */
async function flakyTests(): Promise<string[]> {
  return (await readFile(flakyFile, 'utf8')).split('\n').filter(Boolean);
}

await main(process.argv[2]);
