import { type Day, type DayStarts, dayBounds, dayOf } from '#shared/domain/day/day.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
import { union } from '#shared/domain/day/interval.ts';
import { type TimeEntry, workedIntervals } from '#shared/domain/log/time-entry.ts';
import { sleepGoingOn } from './moment.ts';
import type { RhythmRecord } from './rhythm-record.ts';

/** In so long without work, a member may have slept; at whatever time of the day. */
const SLEPT_MS = 4 * HOUR_MS;

/**
 * Whether a member may just have got up, so that they can say so in one click: sleep goes on and since then no work began
 * and no getting up is recorded; or nothing tells that they got up on this day, and they have not worked since they may
 * have slept.
 * @param rhythm what may touch the day, sleep and moments, in order
 * @param entries what may touch the day or lie shortly before it
 * @param now UTC milliseconds, within `day`
 * @param zone where the member is
 */
export function mayHaveGotUp(
  rhythm: ReadonlyArray<RhythmRecord>,
  entries: ReadonlyArray<TimeEntry>,
  day: Day,
  now: number,
  zone: string,
  starts: DayStarts,
): boolean {
  const lasting = sleepGoingOn(rhythm, now);
  const ups = rhythm.filter(({ kind }) => kind === 'out-of-bed');
  if (lasting) return ![...entries, ...ups].some(({ startAt }) => startAt > lasting.startAt);
  const upAt = ({ kind, startAt, endAt }: RhythmRecord) => (kind === 'out-of-bed' ? startAt : endAt);
  const isOfDay = (at: number | null, place: string) => at !== null && dayOf(at, place, starts) === day;
  if (rhythm.some((record) => isOfDay(upAt(record), record.zone))) return false;
  const dayStart = dayBounds(day, zone, starts).startAt;
  let workedUntil = dayStart - SLEPT_MS;
  for (const { startAt, endAt } of union(entries.flatMap((entry) => workedIntervals(entry, now)))) {
    // Work of this day after a long time without: they have got up before it.
    if (startAt >= dayStart && startAt - workedUntil >= SLEPT_MS) return false;
    workedUntil = Math.max(workedUntil, endAt);
  }
  return now - workedUntil >= SLEPT_MS;
}
