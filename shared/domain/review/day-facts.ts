import type { Day, DayStarts } from '#shared/domain/day/day.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { dayTotal } from '#shared/domain/log/totals.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { sleepsOf } from '#shared/domain/rhythm/sleeps.ts';

/** What a member told of themselves on a day. */
export interface Told {
  day: Day;
  energy: number | null;
  mood: number | null;
}

/**
 * How a day was, beside how long was slept and worked; each null where nothing is known. A night belongs, whole, to the
 * day of getting up.
 */
export interface DayFacts extends Told {
  sleptMs: number | null;
  workedMs: number | null;
}

/** Energy and mood of some days beside their sleep and work. What was not recorded is unknown, never zero. */
export function dayFacts(
  told: ReadonlyArray<Told>,
  records: { entries: ReadonlyArray<TimeEntry>; sleep: ReadonlyArray<RhythmRecord> },
  now: number,
  starts: DayStarts,
): DayFacts[] {
  const sleeps = Map.groupBy(sleepsOf(records.sleep, starts), ({ day }) => day);
  return told.map((one) => ({
    ...one,
    sleptMs: roundedMs((sleeps.get(one.day) ?? []).flatMap(({ pieces }) => pieces)) || null,
    workedMs: dayTotal(records.entries, one.day, now, starts).workedMs || null,
  }));
}
