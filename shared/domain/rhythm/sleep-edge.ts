import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { RhythmRecord } from './rhythm-record.ts';
import { SLEEP_MAX_MS } from './sleep.ts';

/** The times of sleep. */
type SleepTimes = Pick<RhythmRecord, 'startAt' | 'endAt'>;

/** Going to bed, or getting up. */
export type SleepEdge = 'startAt' | 'endAt';

/** The shortest sleep that is left when an edge of it is moved, and the step that edges are moved by. */
export const EDGE_STEP_MS = 5 * MINUTE_MS;

/**
 * Sleep with one edge moved to another time, or as near to it as sleep can go: never shorter than one step nor longer
 * than sleep may be, and never into the future.
 * @returns null where that edge is not known
 */
export function withEdgeAt(times: SleepTimes, edge: SleepEdge, at: number, now: number): SleepTimes | null {
  const { startAt, endAt } = times;
  if (edge === 'startAt') {
    const earliest = endAt === null ? Number.NEGATIVE_INFINITY : endAt - SLEEP_MAX_MS;
    return { endAt, startAt: Math.max(earliest, Math.min(at, endAt === null ? now : endAt - EDGE_STEP_MS)) };
  }
  if (endAt === null) return null;
  const latest = Math.min(now, startAt + SLEEP_MAX_MS);
  return { startAt, endAt: Math.min(latest, Math.max(at, startAt + EDGE_STEP_MS)) };
}

/** The full five minutes nearest to an instant, as an edge is dragged to. */
export function nearestStep(at: number): number {
  return Math.round(at / EDGE_STEP_MS) * EDGE_STEP_MS;
}
