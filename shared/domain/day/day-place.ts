import { addDays, type Day, type DayStarts, dayBounds, startMinutesOf, wallMinutes } from './day.ts';
import { MINUTE_MS } from './instant.ts';
import { clip, type Interval } from './interval.ts';

/**
 * Where a stretch lies on a picture of one logical day: minutes after the day start on the wall clock, from 0 to
 * `drawnMinutes`.
 */
export interface DayPlace {
  from: number;
  to: number;
}

const DAY_MINUTES = 1_440;

/**
 * How many minutes the picture of a logical day has: 24 hours, whether clocks change or not; more or fewer on the day
 * before a change of the day start.
 */
export function drawnMinutes(day: Day, starts: DayStarts): number {
  return DAY_MINUTES + startMinutesOf(addDays(day, 1), starts) - startMinutesOf(day, starts);
}

/**
 * Where an interval lies in a logical day, or null when it does not touch it. Read off the wall clock, so that a
 * picture of 24 hours is right on days of 23 and 25 hours too; a stretch never runs backwards there.
 */
export function placeInDay(interval: Interval, day: Day, zone: string, starts: DayStarts): DayPlace | null {
  const bounds = dayBounds(day, zone, starts);
  const part = clip(interval, bounds);
  if (!part) return null;
  const startMinutes = startMinutesOf(day, starts);
  const drawn = drawnMinutes(day, starts);
  const placeOf = (at: number) =>
    drawn === DAY_MINUTES
      ? (wallMinutes(at, zone) - startMinutes + DAY_MINUTES) % DAY_MINUTES
      : Math.min(drawn, (at - bounds.startAt) / MINUTE_MS);
  const from = part.startAt === bounds.startAt ? 0 : placeOf(part.startAt);
  const to = part.endAt === bounds.endAt ? drawn : placeOf(part.endAt);
  return { from, to: Math.max(from, to) };
}
