import { addDays, type Day, type DayStarts, dayOf, wallMinutes } from '#shared/domain/day/day.ts';
import { type TimeEntry, workedIntervals } from '#shared/domain/log/time-entry.ts';
import type { RecordKind, RhythmRecord } from './rhythm-record.ts';
import { INTERRUPTED_MS, mainSleeps, type Sleep } from './sleeps.ts';

/** The five things of a day that the social rhythm metric looks at. */
export const socialItems = ['out-of-bed', 'contact', 'work-start', 'dinner', 'bed'] as const;
export type SocialItem = (typeof socialItems)[number];

/** What counts as work: all but entries of something else. */
export function isWork({ kind }: TimeEntry): boolean {
  return kind !== 'other';
}

/** The days on which something was worked, studied or met about; each stretch counts in its own zone. */
export function workDays(entries: ReadonlyArray<TimeEntry>, now: number, starts: DayStarts): Set<Day> {
  const days = new Set<Day>();
  for (const entry of entries.filter(isWork)) {
    for (const { startAt, endAt } of workedIntervals(entry, now)) {
      if (endAt <= startAt) continue;
      const last = dayOf(endAt - 1, entry.zone, starts);
      for (let day = dayOf(startAt, entry.zone, starts); day <= last; day = addDays(day, 1)) days.add(day);
    }
  }
  return days;
}

/**
 * When work began on each day that has it, in minutes after midnight: the first moment that was recorded as such, or the
 * first entry that begins on the day, whichever is earlier.
 */
export function workStarts(
  records: ReadonlyArray<RhythmRecord>,
  entries: ReadonlyArray<TimeEntry>,
  starts: DayStarts,
): Map<Day, number> {
  return firsts([...ofKind(records, 'work-start'), ...entries.filter(isWork)], starts);
}

/**
 * For each of the five items its time on each of `days`, in minutes after midnight, null where it is not known: the end of
 * the main sleep, or the getting up that was recorded near it; the first contact, the start of work
 * ({@link workStarts}), the last meal, and the start of the last main sleep that begins on the day, or the going to bed
 * that was recorded near it. Where no main sleep is known, the first getting up and the last going to bed.
 * @param sleeps as `sleepsOf` makes them
 */
export function socialTimes(
  sleeps: ReadonlyArray<Sleep>,
  records: ReadonlyArray<RhythmRecord>,
  entries: ReadonlyArray<TimeEntry>,
  days: ReadonlyArray<Day>,
  starts: DayStarts,
): Record<SocialItem, (number | null)[]> {
  const main = [...mainSleeps(sleeps).values()];
  const ends = main.map(({ endAt, zone }) => ({ startAt: endAt, zone }));
  const times: Record<SocialItem, Map<Day, number>> = {
    'out-of-bed': new Map([
      ...firsts(ends, starts),
      ...firsts(near(ofKind(records, 'out-of-bed'), ends, starts), starts),
    ]),
    contact: firsts(ofKind(records, 'contact'), starts),
    'work-start': workStarts(records, entries, starts),
    dinner: lasts(ofKind(records, 'meal'), starts),
    bed: new Map([...lasts(main, starts), ...lasts(near(ofKind(records, 'bed'), main, starts), starts)]),
  };
  const onDays = (item: SocialItem) => days.map((day) => times[item].get(day) ?? null);
  return {
    'out-of-bed': onDays('out-of-bed'),
    contact: onDays('contact'),
    'work-start': onDays('work-start'),
    dinner: onDays('dinner'),
    bed: onDays('bed'),
  };
}

interface At {
  startAt: number;
  zone: string;
}

function ofKind(records: ReadonlyArray<RhythmRecord>, kind: RecordKind): RhythmRecord[] {
  return records.filter((record) => record.kind === kind);
}

/**
 * These moments without those that belong to a nap: on a day on which a main sleep begins or ends, only what lies as near
 * to that as the pieces of one sleep do.
 */
function near(moments: ReadonlyArray<At>, edges: ReadonlyArray<At>, starts: DayStarts): At[] {
  const byDay = Map.groupBy(edges, ({ startAt, zone }) => dayOf(startAt, zone, starts));
  return moments.filter(({ startAt, zone }) => {
    const ofDay = byDay.get(dayOf(startAt, zone, starts));
    return !ofDay || ofDay.some((edge) => Math.abs(edge.startAt - startAt) <= INTERRUPTED_MS);
  });
}

/** Of each day the clock time of the first of these moments. */
function firsts(moments: ReadonlyArray<At>, starts: DayStarts): Map<Day, number> {
  return lasts(moments, starts, -1);
}

/** Of each day the clock time of the last of these moments. @param order −1 for the first */
function lasts(moments: ReadonlyArray<At>, starts: DayStarts, order = 1): Map<Day, number> {
  // What is set last stays.
  const sorted = moments.toSorted((a, b) => order * (a.startAt - b.startAt));
  return new Map(
    sorted.map(({ startAt, zone }) => [dayOf(startAt, zone, starts), wallMinutes(startAt, zone)]),
  );
}
