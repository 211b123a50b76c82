import { addDays, type Day, type DayStarts, dayBounds, startMinutesOf, wallMinutes } from './day.ts';
import { DAY_MS } from './instant.ts';
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
export function placeInDay(interval: Interval, day: Day, zone: string, starts: DayStarts): DayPlace | null {
  const bounds = dayBounds(day, zone, starts);
  const part = clip(interval, bounds);
  if (!part) return null;
  const startMinutes = startMinutesOf(day, starts);
  // The day before another start holds is shorter or longer; of a longer one the picture ends after 24 hours.
  const isUsual = startMinutesOf(addDays(day, 1), starts) === startMinutes;
  const placeOf = (at: number) =>
    !isUsual && at - bounds.startAt >= DAY_MS
      ? DAY_MINUTES
      : (wallMinutes(at, zone) - startMinutes + DAY_MINUTES) % DAY_MINUTES;
  const from = part.startAt === bounds.startAt ? 0 : placeOf(part.startAt);
  const to = part.endAt === bounds.endAt && isUsual ? DAY_MINUTES : placeOf(part.endAt);
  return { from, to: Math.max(from, to) };
}
