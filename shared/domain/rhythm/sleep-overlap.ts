import { clipToDay, type Day, type DayStarts } from '#shared/domain/day/day.ts';
import { clip, type Interval, lengthMs, roundedMs, subtract } from '#shared/domain/day/interval.ts';
import { NOTE_MAX } from '#shared/domain/work/task.ts';
import type { RhythmRecord } from './rhythm-record.ts';
import { SLEEP_MAX_MS, sleepSpan } from './sleep.ts';

/**
 * How long was slept in a logical day, in milliseconds rounded to whole minutes (`roundedMs`). What several records tell
 * of counts once, in the zone of the one that began first. Sleep without an end does not count: it is not known yet.
 */
export function sleptMs(records: ReadonlyArray<RhythmRecord>, day: Day, starts: DayStarts): number {
  const counted: Interval[] = [];
  let sum = 0;
  for (const { startAt, endAt, zone } of byStart(records)) {
    if (endAt === null) continue;
    sum += roundedMs(clipToDay(subtract({ startAt, endAt }, counted), day, zone, starts));
    counted.push({ startAt, endAt });
  }
  return sum;
}

/** Two records of sleep that tell of the same time. */
export interface SleepOverlap {
  /** The one that began first. */
  earlier: RhythmRecord;
  later: RhythmRecord;
  /** The time that both tell of. */
  shared: Interval;
}

/** Every two records of sleep that share some time, in order of the later one's start. */
export function sleepOverlaps(records: ReadonlyArray<RhythmRecord>, now: number): SleepOverlap[] {
  return byStart(records).flatMap((later, index, all) =>
    all.slice(0, index).flatMap((earlier): SleepOverlap[] => {
      const shared = clip(sleepSpan(earlier, now), sleepSpan(later, now));
      return shared ? [{ earlier, later, shared }] : [];
    }),
  );
}

/**
 * Makes one record of several: from the first start to the last end that is known.
 * @returns what changes in the earliest one, and the ids of the records to delete; null where there is only one, or it
 *   would be longer than sleep may be
 */
export function mergeSleep(records: ReadonlyArray<RhythmRecord>): {
  keptId: string;
  kept: Pick<RhythmRecord, 'startAt' | 'endAt' | 'note'>;
  goneIds: string[];
} | null {
  const [first, ...others] = byStart(records);
  if (!first || others.length === 0) return null;
  const ends = records.flatMap(({ endAt }) => endAt ?? []);
  const endAt = ends.length > 0 ? Math.max(...ends) : null;
  if (endAt !== null && lengthMs({ startAt: first.startAt, endAt }) > SLEEP_MAX_MS) return null;
  return {
    keptId: first.id,
    kept: { startAt: first.startAt, endAt, note: joinNotes([first, ...others].map(({ note }) => note)) },
    goneIds: others.map(({ id }) => id),
  };
}

/** One note of several, each told once, as long as a note may be. */
export function joinNotes(notes: ReadonlyArray<string>): string {
  return [...new Set(notes.filter((note) => note !== ''))].join('\n').slice(0, NOTE_MAX);
}

/**
 * What is left of recorded sleep when it was something else in `holes`, in order of time. Sleep that still goes on ends
 * where the first of them begins: what came after it is not known.
 */
export function sleepWithout(
  record: RhythmRecord,
  holes: ReadonlyArray<Interval>,
  now: number,
): Pick<RhythmRecord, 'startAt' | 'endAt'>[] {
  const span = sleepSpan(record, now);
  const left = subtract(span, holes);
  if (record.endAt !== null) return left;
  return left
    .slice(0, 1)
    .map(({ startAt, endAt }) => ({ startAt, endAt: endAt === span.endAt ? null : endAt }));
}

function byStart(records: ReadonlyArray<RhythmRecord>): RhythmRecord[] {
  return records.toSorted((a, b) => a.startAt - b.startAt || (a.id < b.id ? -1 : 1));
}
