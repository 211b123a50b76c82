import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { Interval } from '#shared/domain/day/interval.ts';
import type { RhythmRecord } from './rhythm-record.ts';

/** Sleep without an end may still be going on for this long; after that, its end is simply not known. */
export const OPEN_SLEEP_MAX_MS = 16 * HOUR_MS;

/** True while sleep without an end may still be going on at `now`. */
export function isAsleep({ startAt, endAt }: Pick<RhythmRecord, 'startAt' | 'endAt'>, now: number): boolean {
  return endAt === null && now - startAt <= OPEN_SLEEP_MAX_MS;
}

/** The stretch of recorded sleep. When its end is not known, only the minute of going to bed: the rest is unknown. */
export function sleepSpan(record: Pick<RhythmRecord, 'startAt' | 'endAt'>, now: number): Interval {
  const { startAt, endAt } = record;
  const begun = startAt + MINUTE_MS;
  return { startAt, endAt: endAt ?? (isAsleep(record, now) ? Math.max(now, begun) : begun) };
}

/** Sleep longer than this is taken for a typing mistake. It also bounds how far back the sleep of a day is searched. */
export const SLEEP_MAX_MS = 3 * DAY_MS;

export type SleepErrorCode = 'sleep-ends-before-start' | 'sleep-too-long' | 'rhythm-in-future';

/** What is wrong with the times of sleep, or null. An end that is not known yet is no error. */
export function sleepError(
  { startAt, endAt }: Pick<RhythmRecord, 'startAt' | 'endAt'>,
  now: number,
): SleepErrorCode | null {
  if (startAt > now || (endAt ?? 0) > now) return 'rhythm-in-future';
  if (endAt === null) return null;
  if (endAt <= startAt) return 'sleep-ends-before-start';
  return endAt - startAt > SLEEP_MAX_MS ? 'sleep-too-long' : null;
}
