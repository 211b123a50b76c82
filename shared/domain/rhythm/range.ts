import { addDays, type Day, type DayStarts, reachOf } from '#shared/domain/day/day.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import type { RhythmRecord } from './rhythm-record.ts';

/** What measures and habits are made of; also of the days before and after those that are looked at. */
export interface RhythmSources {
  /** Of all kinds, in any order. */
  records: ReadonlyArray<RhythmRecord>;
  entries: ReadonlyArray<TimeEntry>;
}

/** Which days are looked at. */
export interface RhythmRange {
  /** The last of them. A day that is not over yet is known in part. */
  last: Day;
  /** How many there are. */
  count: number;
  /** UTC milliseconds: up to then an open entry counts. */
  now: number;
  /** Where the member's days start. */
  starts: DayStarts;
}

/** The days of a range, in order. */
export function daysOfRange({ last, count }: Pick<RhythmRange, 'last' | 'count'>): Day[] {
  return Array.from({ length: count }, (_, index) => addDays(last, index + 1 - count));
}

/** What of the sources may touch a day of the range, or tell of the night before or after it. */
export function sourcesWithin({ records, entries }: RhythmSources, range: RhythmRange): RhythmSources {
  const reach = reachOf(daysOfRange(range));
  const isWithin = ({ startAt, endAt }: Pick<TimeEntry, 'startAt' | 'endAt'>, openUntil: number) =>
    startAt <= reach.endAt && (endAt ?? openUntil) >= reach.startAt;
  return {
    // A moment has no end; nor has sleep that is not known to have ended.
    records: records.filter((record) => isWithin(record, record.startAt)),
    entries: entries.filter((entry) => isWithin(entry, range.now)),
  };
}
