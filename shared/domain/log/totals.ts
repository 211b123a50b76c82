import { clipToDay, type Day, type DayStarts } from '#shared/domain/day/day.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import { breakIntervals, entrySpan, type TimeEntry, unsureIntervals, workedIntervals } from './time-entry.ts';

/**
 * What lies in one logical day, in milliseconds, rounded to whole minutes (`roundedMs`). Unsure time is never part of
 * worked time.
 */
export interface DayTotal {
  workedMs: number;
  unsureMs: number;
  breakMs: number;
}

/** Whether something of an entry lies in a logical day of its own zone, breaks included. */
export function touchesDay(entry: TimeEntry, day: Day, now: number, starts: DayStarts): boolean {
  return clipToDay([entrySpan(entry, now)], day, entry.zone, starts).length > 0;
}

/** The part of one entry that lies in a logical day, in the entry's own zone. */
export function entryDayTotal(entry: TimeEntry, day: Day, now: number, starts: DayStarts): DayTotal {
  // Most entries that were read lie in other days.
  if (!touchesDay(entry, day, now, starts)) return { workedMs: 0, unsureMs: 0, breakMs: 0 };
  return {
    workedMs: roundedMs(clipToDay(workedIntervals(entry, now), day, entry.zone, starts)),
    unsureMs: roundedMs(clipToDay(unsureIntervals(entry, now), day, entry.zone, starts)),
    breakMs: roundedMs(clipToDay(breakIntervals(entry, now), day, entry.zone, starts)),
  };
}

/** The total of a logical day over all entries, each clipped in its own zone. */
export function dayTotal(
  entries: ReadonlyArray<TimeEntry>,
  day: Day,
  now: number,
  starts: DayStarts,
): DayTotal {
  const total: DayTotal = { workedMs: 0, unsureMs: 0, breakMs: 0 };
  for (const entry of entries) {
    const part = entryDayTotal(entry, day, now, starts);
    total.workedMs += part.workedMs;
    total.unsureMs += part.unsureMs;
    total.breakMs += part.breakMs;
  }
  return total;
}

/** Worked milliseconds within `days`, rounded likewise and added up by the `keyOf` of each entry; a key without worked time is left out. */
export function totalsBy<Key>(
  entries: ReadonlyArray<TimeEntry>,
  days: ReadonlyArray<Day>,
  now: number,
  keyOf: (entry: TimeEntry) => Key,
  starts: DayStarts,
): Map<Key, number> {
  const totals = new Map<Key, number>();
  for (const entry of entries) {
    const key = keyOf(entry);
    for (const day of days) {
      const { workedMs } = entryDayTotal(entry, day, now, starts);
      if (workedMs > 0) totals.set(key, (totals.get(key) ?? 0) + workedMs);
    }
  }
  return totals;
}
