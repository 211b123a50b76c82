import type { Day, DayStarts } from '#shared/domain/day/day.ts';
import { type DayPlace, placeInDay } from '#shared/domain/day/day-place.ts';
import type { Interval } from '#shared/domain/day/interval.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { sleepSpan } from '#shared/domain/rhythm/sleep.ts';
import { breakIntervals, entrySpan, type TimeEntry, unsureIntervals } from './time-entry.ts';

/** A stretch inside an entry that is no work: a break, or unsure time. One of less than a minute is left out. */
export interface EntryPart extends DayPlace {
  kind: 'unsure' | 'paused';
}

/** One thing on the picture of a logical day, placed in minutes after the day start. */
export type Placed =
  | { kind: 'work'; entry: TimeEntry; place: DayPlace; parts: EntryPart[] }
  | { kind: 'sleep'; record: RhythmRecord; place: DayPlace };

/**
 * The parts of these entries and sleep records that lie in a logical day, in order, each placed by the wall clock of
 * its own zone.
 */
export function dayPicture(
  entries: ReadonlyArray<TimeEntry>,
  sleep: ReadonlyArray<RhythmRecord>,
  day: Day,
  now: number,
  starts: DayStarts,
): Placed[] {
  const placed = [
    ...entries.flatMap((entry) => placeEntry(entry, day, now, starts)),
    ...sleep.flatMap((record): Placed[] => {
      const place = minutesInDay(sleepSpan(record, now), day, record.zone, starts);
      return place ? [{ kind: 'sleep', record, place }] : [];
    }),
  ];
  return placed.toSorted((a, b) => a.place.from - b.place.from);
}

/** The place of an interval with its ends rounded as lengths are (`roundedMs`): what is no overlap there is none here. */
function minutesInDay(interval: Interval, day: Day, zone: string, starts: DayStarts): DayPlace | null {
  const place = placeInDay(interval, day, zone, starts);
  return place && { from: Math.floor(place.from), to: Math.floor(place.to) };
}

function placeEntry(entry: TimeEntry, day: Day, now: number, starts: DayStarts): Placed[] {
  const { startAt, endAt } = entrySpan(entry, now);
  // A block that has only just begun has a place too, though it has no length yet.
  const seen = { startAt, endAt: Math.max(endAt, startAt + 1) };
  const place = minutesInDay(seen, day, entry.zone, starts);
  if (!place) return [];
  const parts = (kind: EntryPart['kind'], stretches: ReadonlyArray<Interval>) =>
    stretches.flatMap((stretch) => {
      const part = minutesInDay(stretch, day, entry.zone, starts);
      return part && part.from < part.to ? [{ kind, ...part }] : [];
    });
  return [
    {
      kind: 'work',
      entry,
      place,
      parts: [
        ...parts('paused', breakIntervals(entry, now)),
        ...parts('unsure', unsureIntervals(entry, now)),
      ],
    },
  ];
}
