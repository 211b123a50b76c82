import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { type Interval, roundedMs } from '#shared/domain/day/interval.ts';
import { gaps, type Overlap, overlaps, type WorkInSleep, workInSleep } from '#shared/domain/log/overlap.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { sleepSpan } from '#shared/domain/rhythm/sleep.ts';

/** One line of a day's list: an entry, time that two entries or an entry and sleep both cover, or time without an entry. */
export type DayRow =
  | { kind: 'entry'; entry: TimeEntry }
  | { kind: 'overlap'; overlap: Overlap }
  | { kind: 'in-sleep'; overlap: WorkInSleep }
  /** `before` ends where the gap begins; null where it is sleep that does. */
  | { kind: 'gap'; gap: Interval; before: TimeEntry | null };

/** A shorter gap is a short rest between two pieces of work, and gets no line. */
const LEAST_GAP_MS = 15 * MINUTE_MS;

/**
 * The list of a day: its entries in order, an overlap after the later of the two and after the work in sleep, a gap where
 * it lies. What is shorter than a minute of the clock is counted only once, and is no overlap.
 */
export function dayRows(
  entries: ReadonlyArray<TimeEntry>,
  sleep: ReadonlyArray<RhythmRecord>,
  now: number,
): DayRow[] {
  const counts = ({ shared }: { shared: ReadonlyArray<Interval> }) => roundedMs(shared) > 0;
  const shared = overlaps(entries, now).filter(counts);
  const inSleep = workInSleep(entries, sleep, now).filter(counts);
  const rows = entries.flatMap((entry): DayRow[] => [
    { kind: 'entry', entry },
    ...shared
      .filter(({ later }) => later.id === entry.id)
      .map((overlap): DayRow => ({ kind: 'overlap', overlap })),
    ...inSleep
      .filter((overlap) => overlap.entry.id === entry.id)
      .map((overlap): DayRow => ({ kind: 'in-sleep', overlap })),
  ]);
  const slept = sleep.map((record) => sleepSpan(record, now));
  for (const gap of gaps(entries, slept, now, LEAST_GAP_MS)) {
    const before = entries.findLast(({ endAt }) => endAt === gap.startAt) ?? null;
    const next = rows.findIndex((row) => row.kind === 'entry' && row.entry.startAt >= gap.endAt);
    rows.splice(next < 0 ? rows.length : next, 0, { kind: 'gap', gap, before });
  }
  return rows;
}
