import { type Day, DEFAULT_DAY_START_MINUTES, dayBounds, wallMinutes } from './day.ts';
import { clip, type Interval } from './interval.ts';

/** Where a stretch lies on a picture of one logical day: minutes after the day start on the wall clock, 0–1440. */
export interface DayPlace {
  from: number;
  to: number;
}

const DAY_MINUTES = 1_440;

/**
 * Where an interval lies in a logical day, or null when it does not touch it. Read off the wall clock, so that a
 * picture of 24 hours is right on days of 23 and 25 hours too; a stretch never runs backwards there.
 */
export function placeInDay(
  interval: Interval,
  day: Day,
  zone: string,
  dayStartMinutes = DEFAULT_DAY_START_MINUTES,
): DayPlace | null {
  const bounds = dayBounds(day, zone, dayStartMinutes);
  const part = clip(interval, bounds);
  if (!part) return null;
  const from = part.startAt === bounds.startAt ? 0 : minutesAfterStart(part.startAt, zone, dayStartMinutes);
  const to = part.endAt === bounds.endAt ? DAY_MINUTES : minutesAfterStart(part.endAt, zone, dayStartMinutes);
  return { from, to: Math.max(from, to) };
}

function minutesAfterStart(at: number, zone: string, dayStartMinutes: number): number {
  return (wallMinutes(at, zone) - dayStartMinutes + DAY_MINUTES) % DAY_MINUTES;
}
