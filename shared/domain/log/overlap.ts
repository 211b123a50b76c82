import { clip, type Interval, subtract, sumMs, union } from '#shared/domain/day/interval.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { sleepSpan } from '#shared/domain/rhythm/sleep.ts';
import { entrySpan, PAUSES_MAX, type TimeEntry, unsureIntervals, workedIntervals } from './time-entry.ts';

/** Two entries that cover the same time. */
export interface Overlap {
  /** The one that began first. */
  earlier: TimeEntry;
  later: TimeEntry;
  /** The stretches that both cover, in order of time. */
  shared: Interval[];
}

/**
 * What an entry covers: worked time, and unsure time, which may have been work. Other entries may lie in its breaks.
 */
export function toldIntervals(entry: TimeEntry, now: number): Interval[] {
  return union([...workedIntervals(entry, now), ...unsureIntervals(entry, now)]);
}

/** Every two entries that share some time, in order of the later one's start. Those that only touch share none. */
export function overlaps(entries: ReadonlyArray<TimeEntry>, now: number): Overlap[] {
  const told = entries
    .map((entry) => ({ entry, span: entrySpan(entry, now), parts: toldIntervals(entry, now) }))
    .toSorted((a, b) => a.span.startAt - b.span.startAt || a.span.endAt - b.span.endAt);
  return told.flatMap((later, index) =>
    told.slice(0, index).flatMap((earlier): Overlap[] => {
      if (earlier.span.endAt <= later.span.startAt) return [];
      const shared = later.parts.flatMap((part) => earlier.parts.flatMap((other) => clip(part, other) ?? []));
      return shared.length > 0 ? [{ earlier: earlier.entry, later: later.entry, shared }] : [];
    }),
  );
}

/** Work during recorded sleep: one of the two is not as it was recorded. */
export interface WorkInSleep {
  entry: TimeEntry;
  /** The records of sleep that share time with it; more than one where the same night was recorded twice. */
  records: RhythmRecord[];
  /** The stretches that both cover, in order of time. */
  shared: Interval[];
}

/** Every entry that shares some time with recorded sleep. */
export function workInSleep(
  entries: ReadonlyArray<TimeEntry>,
  sleep: ReadonlyArray<RhythmRecord>,
  now: number,
): WorkInSleep[] {
  return entries.flatMap((entry): WorkInSleep[] => {
    const parts = toldIntervals(entry, now);
    const sharedWith = (record: RhythmRecord) =>
      parts.flatMap((part) => clip(part, sleepSpan(record, now)) ?? []);
    const records = sleep.filter((record) => sharedWith(record).length > 0);
    return records.length > 0 ? [{ entry, records, shared: union(records.flatMap(sharedWith)) }] : [];
  });
}

/** What becomes of an entry that gives up time to another one. */
export type Settled =
  | { kind: 'set'; patch: Pick<TimeEntry, 'startAt' | 'endAt' | 'pauses' | 'unsure'> }
  /** Nothing of it is left. */
  | { kind: 'gone' };

/**
 * Gives the time that two entries share to `kept` alone, see {@link entryWithout}. Null where both are still running.
 */
export function settleOverlap(kept: TimeEntry, other: TimeEntry, now: number): Settled | null {
  return entryWithout(other, toldIntervals(kept, now), now);
}

/**
 * Takes from an entry what it covers of `taken`: at its start or end it becomes shorter, in the middle it gets a break.
 * The rest of it stays as it was.
 * @returns null where that is impossible: its end is taken while it runs, or it would get more than `PAUSES_MAX` pauses
 */
export function entryWithout(entry: TimeEntry, taken: ReadonlyArray<Interval>, now: number): Settled | null {
  const told = toldIntervals(entry, now);
  const holes = taken.flatMap((one) => told.flatMap((part) => clip(one, part) ?? []));
  const span = entrySpan(entry, now);
  const left = subtract(span, holes);
  const [first, last] = [left[0], left.at(-1)];
  if (entry.endAt === null && last?.endAt !== now) return null;
  if (!first || !last || (entry.endAt !== null && sumMs(told) === sumMs(holes))) return { kind: 'gone' };
  const inner = { startAt: first.startAt, endAt: last.endAt };
  const breaks = entry.pauses.flatMap((pause) => {
    const isOpen = pause.endAt === null && entry.endAt === null;
    const part = clip({ startAt: pause.startAt, endAt: pause.endAt ?? span.endAt }, inner);
    return part ? [{ ...pause, ...part, ...(isOpen ? { endAt: null } : {}) }] : [];
  });
  const pausedAlready = breaks.map(({ startAt, endAt }) => ({ startAt, endAt: endAt ?? inner.endAt }));
  const added = holes.flatMap((hole) => {
    const part = clip(hole, inner);
    return part ? subtract(part, pausedAlready) : [];
  });
  const pauses = [...breaks, ...added].toSorted((a, b) => a.startAt - b.startAt);
  if (pauses.length > PAUSES_MAX) return null;
  return {
    kind: 'set',
    patch: {
      startAt: inner.startAt,
      endAt: entry.endAt === null ? null : inner.endAt,
      pauses,
      unsure: entry.unsure.flatMap((stretch) => {
        const part = clip(stretch, inner);
        return part ? subtract(part, holes) : [];
      }),
    },
  };
}

/**
 * The stretches between the first and the last of these entries that neither they nor `otherwise` cover, `leastMs` long
 * or longer.
 */
export function gaps(
  entries: ReadonlyArray<TimeEntry>,
  otherwise: ReadonlyArray<Interval>,
  now: number,
  leastMs: number,
): Interval[] {
  const covered = union(entries.map((entry) => entrySpan(entry, now)));
  const [first, last] = [covered[0], covered.at(-1)];
  if (!first || !last) return [];
  return subtract({ startAt: first.startAt, endAt: last.endAt }, [...covered, ...otherwise]).filter(
    ({ startAt, endAt }) => endAt - startAt >= leastMs,
  );
}
