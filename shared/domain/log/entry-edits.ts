import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { clip, type Interval, lengthMs, subtract, union } from '#shared/domain/day/interval.ts';
import { NOTE_MAX } from '#shared/domain/work/task.ts';
import {
  ENTRY_MAX_MS,
  entrySpan,
  PAUSES_MAX,
  type Pause,
  type TimeEntry,
  UNSURE_MAX,
  unsureIntervals,
  workedIntervals,
} from './time-entry.ts';

/**
 * Splits an entry that has ended at an instant inside it. Both halves together hold exactly what the whole held: breaks
 * and unsure time are cut at the same instant. How it felt (`felt`) stays with the later half, at whose end the member
 * said so.
 * @param newId the id of the later half
 * @returns what changes in the entry, and its later half; null where there is nothing on one side
 */
export function splitEntry(
  entry: TimeEntry,
  at: number,
  newId: string,
): { first: Pick<TimeEntry, 'endAt' | 'pauses' | 'unsure' | 'felt'>; second: TimeEntry } | null {
  const { startAt, endAt } = entry;
  if (endAt === null || at <= startAt || at >= endAt) return null;
  const before = { startAt, endAt: at };
  const after = { startAt: at, endAt };
  return {
    first: {
      endAt: at,
      pauses: cut(entry.pauses, before, endAt),
      unsure: inside(entry.unsure, before),
      felt: null,
    },
    second: {
      ...entry,
      id: newId,
      startAt: at,
      pauses: cut(entry.pauses, after, endAt),
      unsure: inside(entry.unsure, after),
      aim: null,
    },
  };
}

function cut(pauses: ReadonlyArray<Pause>, bounds: Interval, entryEnd: number): Pause[] {
  return pauses.flatMap((pause) => {
    const part = clip({ startAt: pause.startAt, endAt: pause.endAt ?? entryEnd }, bounds);
    return part ? [{ ...pause, ...part }] : [];
  });
}

function inside(stretches: ReadonlyArray<Interval>, bounds: Interval): Interval[] {
  return stretches.flatMap((stretch) => clip(stretch, bounds) ?? []);
}

/**
 * Makes one entry of several that have ended: what was worked in any of them is worked, once; what only was unsure stays
 * unsure; all the rest between the first start and the last end is break. Why a break was made is not kept.
 * @returns what changes in the earliest one, and the ids of the entries to delete; null where they cannot become one:
 *   fewer than two, one that runs, made in different zones, further apart than an entry may be long, or with more
 *   pauses or unsure stretches than it may hold
 */
export function mergeEntries(
  entries: ReadonlyArray<TimeEntry>,
): { keptId: string; kept: Omit<TimeEntry, 'id'>; goneIds: string[] } | null {
  const [first, ...others] = entries.toSorted((a, b) => a.startAt - b.startAt);
  if (!first || others.length === 0) return null;
  if (entries.some(({ endAt, zone }) => endAt === null || zone !== first.zone)) return null;
  const endAt = Math.max(...entries.map((entry) => entry.endAt ?? 0));
  const span = { startAt: first.startAt, endAt };
  if (lengthMs(span) > ENTRY_MAX_MS) return null;
  const worked = union(entries.flatMap((entry) => workedIntervals(entry, endAt)));
  const unsure = union(entries.flatMap((entry) => unsureIntervals(entry, endAt))).flatMap((stretch) =>
    subtract(stretch, worked),
  );
  const pauses = subtract(span, [...worked, ...unsure]);
  const notes = [...new Set([first, ...others].map(({ note }) => note).filter((note) => note !== ''))];
  const { id, ...kept } = first;
  if (unsure.length > UNSURE_MAX || pauses.length > PAUSES_MAX) return null;
  return {
    keptId: id,
    kept: {
      ...kept,
      ...span,
      pauses,
      unsure,
      note: notes.join('\n').slice(0, NOTE_MAX),
      felt: others.findLast(({ felt }) => felt !== null)?.felt ?? first.felt,
    },
    goneIds: others.map((entry) => entry.id),
  };
}

/** The middle of an entry that has ended, on a whole minute where there is one inside: where a split is offered first. */
export function middleOf(entry: TimeEntry): number | null {
  if (entry.endAt === null) return null;
  const span = entrySpan(entry, entry.endAt);
  const middle = span.startAt + lengthMs(span) / 2;
  const minute = Math.round(middle / MINUTE_MS) * MINUTE_MS;
  return minute > span.startAt && minute < span.endAt ? minute : Math.round(middle);
}
