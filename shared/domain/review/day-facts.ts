import type { Day, DayStarts } from '#shared/domain/day/day.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { dayTotal } from '#shared/domain/log/totals.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { sleptMs } from '#shared/domain/rhythm/sleep-overlap.ts';

/** What a member told of themselves on a day. */
export interface Told {
  day: Day;
  energy: number | null;
  mood: number | null;
}

/** How a day was, beside how long was slept and worked in it; each null where nothing is known. */
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
  return told.map((one) => ({
    ...one,
    sleptMs: sleptMs(records.sleep, one.day, starts) || null,
    workedMs: dayTotal(records.entries, one.day, now, starts).workedMs || null,
  }));
}
