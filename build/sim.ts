import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { makeSchedule } from '#tests/sim/make-schedule.ts';
import { type Failed, shrinkSeed, simulateMany, verdictLine } from '#tests/sim/many.ts';
import type { Schedule } from '#tests/sim/schedule.ts';
import { SimServer } from '#tests/sim/server.ts';
import { simulate } from '#tests/sim/simulate.ts';

/** How many failed runs get their schedule shrunk, which takes a while. */
const SHRUNK_MAX = 3;
/** In a series of at least `MANY` runs, more than `KINDS_MET_MIN` kinds of faults must occur. */
const MANY = 20;
const KINDS_MET_MIN = 5;

/**
 * `npm run test:sim -- --runs N --seed S`: N runs of the sync simulation, with the seeds S, S + 1, …
 * `--only SEED` replays one and tells what happens in it. Ends with 1 when a run failed.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
    },
  });
  const server = await SimServer.start();
  const isWell =
    values.only === undefined
      ? await runMany(server, Number(values.runs), Number(values.seed))
      : await replay(server, makeSchedule(Number(values.only)));
  await server.close();
  if (!isWell) process.exitCode = 1;
}

async function runMany(server: SimServer, runs: number, seed: number): Promise<boolean> {
  const from = performance.now();
  const summary = await simulateMany(server, { runs, seed }, tell);
  const seconds = (performance.now() - from) / 1_000;
  for (const failed of summary.failed.slice(0, SHRUNK_MAX)) {
    console.log(`\nseed ${failed.seed}, shrunk:`);
    const shrunk = await shrinkSeed(server, failed);
    console.log(JSON.stringify(shrunk));
    await replay(server, shrunk);
  }
  const faults = Object.entries(summary.faults).map(([kind, count]) => `${count} ${kind}`);
  console.log(`${summary.steps} steps; faults: ${faults.join(', ') || 'none'}`);
  console.log(`${seconds.toFixed(0)} s, ${(runs / seconds).toFixed(1)} runs a second`);
  console.log(verdictLine(summary));
  // A long series in which hardly any faults occurred would prove nothing.
  const hasMetEnough = runs < MANY || faults.length > KINDS_MET_MIN;
  if (!hasMetEnough) console.log('too few kinds of faults came about');
  return hasMetEnough && summary.failed.length === 0;
}

function tell({ seed, kind, message }: Failed): void {
  console.log(`seed ${seed} ${kind}: ${message}`);
}

async function replay(server: SimServer, schedule: Schedule): Promise<boolean> {
  const { trace, failure } = await simulate(server, schedule);
  console.log(trace.join('\n'));
  console.log(failure ? `${failure.kind}: ${failure.message}` : 'All is well.');
  return failure === null;
}

await main();
