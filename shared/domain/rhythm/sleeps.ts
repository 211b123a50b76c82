import { type Day, type DayStarts, dayOf, wallMinutes } from '#shared/domain/day/day.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
import { type Interval, sumMs } from '#shared/domain/day/interval.ts';
import type { RhythmRecord } from './rhythm-record.ts';

/** Pieces of sleep with no more than this between them are one sleep that was interrupted. */
export const INTERRUPTED_MS = 2 * HOUR_MS;

/** One sleep, whatever the time of day: a night, or a nap. */
export interface Sleep {
  /** What of it was slept, in order of time: more than one piece where it was interrupted. */
  pieces: Interval[];
  /** When the member went to bed first, and got up last. */
  startAt: number;
  endAt: number;
  /** How long was slept, without the interruptions. */
  sleptMs: number;
  /** Where the member got up. */
  zone: string;
  /** The logical day on which they got up: it is the sleep of that day. */
  day: Day;
}

/**
 * The sleeps that rhythm records tell of, in order of time. What several records tell of counts once; pieces with less
 * than two hours between them are one sleep. Sleep without an end is left out: it is not known yet.
 * @param records of any kind and in any order
 */
export function sleepsOf(records: ReadonlyArray<RhythmRecord>, starts: DayStarts): Sleep[] {
  const groups: { pieces: Interval[]; zone: string }[] = [];
  for (const { startAt, endAt, zone } of ended(records)) {
    const group = groups.at(-1);
    const last = group?.pieces.at(-1);
    if (!group || !last || startAt - last.endAt > INTERRUPTED_MS) {
      groups.push({ pieces: [{ startAt, endAt }], zone });
      continue;
    }
    if (endAt > last.endAt) group.zone = zone;
    if (startAt > last.endAt) group.pieces.push({ startAt, endAt });
    else last.endAt = Math.max(last.endAt, endAt);
  }
  return groups.map(({ pieces, zone }) => {
    const [first, last] = [pieces[0], pieces.at(-1)];
    const span = { startAt: first?.startAt ?? 0, endAt: last?.endAt ?? 0 };
    return { pieces, ...span, sleptMs: sumMs(pieces), zone, day: dayOf(span.endAt, zone, starts) };
  });
}

/** The main sleep of each day that has one: the longest from which the member got up on it. All others are naps. */
export function mainSleeps(sleeps: ReadonlyArray<Sleep>): Map<Day, Sleep> {
  const main = new Map<Day, Sleep>();
  for (const sleep of sleeps) {
    const longest = main.get(sleep.day);
    if (!longest || sleep.sleptMs > longest.sleptMs) main.set(sleep.day, sleep);
  }
  return main;
}

/** The middle between going to bed and getting up, on the clock where the member got up: minutes after midnight. */
export function midSleepMinutes({ startAt, endAt, zone }: Sleep): number {
  return wallMinutes((startAt + endAt) / 2, zone);
}

function ended(records: ReadonlyArray<RhythmRecord>): (Interval & { zone: string })[] {
  return records
    .flatMap(({ kind, startAt, endAt, zone }) =>
      kind === 'sleep' && endAt !== null && endAt > startAt ? [{ startAt, endAt, zone }] : [],
    )
    .toSorted((a, b) => a.startAt - b.startAt || a.endAt - b.endAt);
}
