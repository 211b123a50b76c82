import { addDays, type Day } from './day.ts';

/** From the first day to the last. */
export type DayStretch = readonly [first: Day, last: Day];

/**
 * The stretches that hold all of some days, in order, each as short as it can be. Days with no more than `apart` days
 * from one to the next are in the same stretch.
 * @param days in any order
 */
export function stretchesOf(days: Iterable<Day>, apart: number): DayStretch[] {
  const stretches: [Day, Day][] = [];
  for (const day of [...new Set(days)].toSorted()) {
    const latest = stretches.at(-1);
    if (latest && day <= addDays(latest[1], apart)) latest[1] = day;
    else stretches.push([day, day]);
  }
  return stretches;
}
