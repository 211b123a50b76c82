import { makeSchedule } from './make-schedule.ts';
import type { Schedule } from './schedule.ts';
import type { SimServer } from './server.ts';
import { shrink } from './shrink.ts';
import { type Outcome, simulate } from './simulate.ts';
import type { SimulationErrorKind } from './simulation-error.ts';

/** A run that failed. */
export interface Failed {
  seed: number;
  kind: SimulationErrorKind;
  message: string;
}

/** What many runs have come to. */
export interface Summary {
  runs: number;
  steps: number;
  faults: Outcome['faults'];
  failed: Failed[];
}

/**
 * Runs the schedules of `runs` seeds from `seed` on.
 * @param onError hears of each failure at once
 */
export async function simulateMany(
  server: SimServer,
  { runs, seed }: { runs: number; seed: number },
  onError: (failed: Failed) => void = () => {},
): Promise<Summary> {
  const summary: Summary = { runs, steps: 0, faults: {}, failed: [] };
  for (let k = 0; k < runs; k++) {
    const { failure, steps, faults } = await simulate(server, makeSchedule(seed + k));
    summary.steps += steps;
    for (const [kind, count] of Object.entries(faults) as [keyof Outcome['faults'], number][]) {
      summary.faults[kind] = (summary.faults[kind] ?? 0) + count;
    }
    if (!failure) continue;
    const failed = { seed: seed + k, kind: failure.kind, message: failure.message };
    summary.failed.push(failed);
    onError(failed);
  }
  return summary;
}

/** The line that says how it went: `2000 runs, 0 diverged, 0 lost, 0 unstable`. */
export function verdictLine({ runs, failed }: Summary): string {
  const count = (kind: SimulationErrorKind) => failed.filter((one) => one.kind === kind).length;
  const broken = count('broken');
  const line = `${runs} runs, ${count('diverged')} diverged, ${count('lost')} lost, ${count('unstable')} unstable`;
  return broken > 0 ? `${line}, ${broken} broken` : line;
}

/** The smallest schedule found that fails like the one of this seed. */
export function shrinkSeed(server: SimServer, { seed, kind }: Failed): Promise<Schedule> {
  return shrink(
    makeSchedule(seed),
    async (smaller) => (await simulate(server, smaller)).failure?.kind === kind,
  );
}
