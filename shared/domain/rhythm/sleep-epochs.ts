import { addDays, type Day, type DayStarts, dayOf, evenStarts } from '#shared/domain/day/day.ts';
import { placeInDay } from '#shared/domain/day/day-place.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { Interval } from '#shared/domain/day/interval.ts';
import { type TimeEntry, workedIntervals } from '#shared/domain/log/time-entry.ts';
import { DAY_MINUTES } from './circular.ts';
import { RhythmKind, type RhythmRecord } from './rhythm-record.ts';
import type { Sleep } from './sleeps.ts';

/** Longer than this nobody is taken to have been awake: a sleep in between may not have been recorded. */
const AWAKE_MAX_MS = 20 * HOUR_MS;
/** Sleep shorter than this is a nap: a main sleep may be missing between it and the next nap. */
const NAP_MAX_MS = 3 * HOUR_MS;
/** Longer than this nobody is taken to have been awake between two naps. */
const AWAKE_BETWEEN_NAPS_MAX_MS = 12 * HOUR_MS;

/** Whoever recorded one of these was awake. A kind of the member's own may stand for anything. */
const AWAKE_KINDS: ReadonlySet<string> = new Set(
  RhythmKind.options.filter((kind) => kind !== 'sleep' && kind !== 'bed'),
);

/** What is known of a member's sleep. */
export interface SleepSources {
  /** As `sleepsOf` makes them, also of the days before and after. */
  sleeps: ReadonlyArray<Sleep>;
  /** Rhythm records of any kind. */
  records: ReadonlyArray<RhythmRecord>;
  entries: ReadonlyArray<TimeEntry>;
}

/**
 * For each day its 1440 minutes: 1 asleep, 0 awake, null unknown. All days start where the last of them does, on the
 * wall clock of what was recorded.
 *
 * Asleep is what was recorded as sleep. What is not recorded is unknown, never awake. Awake is only
 * - what was worked,
 * - the minute of any moment that was recorded, except of going to bed and of kinds of the member's own,
 * - what lies between getting up and the next going to bed, where both were recorded (as the ends of sleep, or as moments
 *   of their own) and no more than 20 hours lie between them; between two naps (sleep under three hours) 12 hours.
 *   Where it is longer, a sleep may be missing: this goes by how long it is and not by days, because a rhythm of more
 *   than 24 hours has days without getting up.
 *
 * A minute that was recorded as both is unknown: one of the two is not as it was recorded.
 * @param days days that follow each other
 */
export function sleepEpochs(
  { sleeps, records, entries }: SleepSources,
  days: ReadonlyArray<Day>,
  now: number,
  starts: DayStarts,
): (0 | 1 | null)[][] {
  const even = evenStarts(days, starts);
  const asleep = new MinutesOfDays(days, even);
  const awake = new MinutesOfDays(days, even);
  for (const { pieces, zone } of sleeps) for (const piece of pieces) asleep.mark(piece, zone);
  for (const { zone, ...stretch } of awakeStretches(sleeps, records)) awake.mark(stretch, zone);
  for (const entry of entries) {
    for (const stretch of workedIntervals(entry, now)) awake.mark(stretch, entry.zone);
  }
  for (const { kind, startAt, zone } of records) {
    if (!AWAKE_KINDS.has(kind)) continue;
    const minuteAt = Math.floor(startAt / MINUTE_MS) * MINUTE_MS;
    awake.mark({ startAt: minuteAt, endAt: minuteAt + MINUTE_MS }, zone);
  }
  return asleep.rows.map((row, index) =>
    Array.from(row, (isAsleep, minute) => {
      const isAwake = awake.rows[index]?.[minute] ?? 0;
      if (isAsleep === isAwake) return null;
      return isAsleep === 1 ? 1 : 0;
    }),
  );
}

/** A moment of getting up or of going to bed. */
interface Turn {
  at: number;
  isUp: boolean;
  zone: string;
  /** Of the sleep before or after it; of a moment that was recorded by itself it is not known. */
  isNap: boolean;
}

/** From each getting up to the next going to bed, where no sleep can be missing. */
function awakeStretches(
  sleeps: ReadonlyArray<Sleep>,
  records: ReadonlyArray<RhythmRecord>,
): (Interval & { zone: string })[] {
  const turns = [...sleeps.flatMap(turnsOfSleep), ...records.flatMap(turnsOfRecord)].toSorted(
    (a, b) => a.at - b.at || Number(b.isUp) - Number(a.isUp),
  );
  return turns.flatMap((up, index) => {
    const next = turns[index + 1];
    if (!next || !up.isUp || next.isUp) return [];
    const max = up.isNap && next.isNap ? AWAKE_BETWEEN_NAPS_MAX_MS : AWAKE_MAX_MS;
    return next.at - up.at > max ? [] : [{ startAt: up.at, endAt: next.at, zone: up.zone }];
  });
}

function turnsOfSleep({ pieces, sleptMs, zone }: Sleep): Turn[] {
  const isNap = sleptMs < NAP_MAX_MS;
  return pieces.flatMap(({ startAt, endAt }) => [
    { at: startAt, isUp: false, zone, isNap },
    { at: endAt, isUp: true, zone, isNap },
  ]);
}

function turnsOfRecord({ kind, startAt, endAt, zone }: RhythmRecord): Turn[] {
  const isUp = kind === 'out-of-bed';
  // Of sleep without an end only its beginning is known.
  const isBed = kind === 'bed' || (kind === 'sleep' && endAt === null);
  return isUp || isBed ? [{ at: startAt, isUp, zone, isNap: false }] : [];
}

/** The minutes of days on their wall clock, some of them marked. */
class MinutesOfDays {
  readonly rows: Uint8Array[];
  readonly #rowOf: Map<Day, Uint8Array>;
  readonly #starts: DayStarts;

  constructor(days: ReadonlyArray<Day>, starts: DayStarts) {
    this.rows = days.map(() => new Uint8Array(DAY_MINUTES));
    this.#rowOf = new Map(days.map((day, index) => [day, this.rows[index] ?? new Uint8Array()]));
    this.#starts = starts;
  }

  mark(interval: Interval, zone: string): void {
    if (interval.endAt <= interval.startAt) return;
    const last = dayOf(interval.endAt - 1, zone, this.#starts);
    for (let day = dayOf(interval.startAt, zone, this.#starts); day <= last; day = addDays(day, 1)) {
      const row = this.#rowOf.get(day);
      const place = row ? placeInDay(interval, day, zone, this.#starts) : null;
      // Both ends count as the minute that the clock showed.
      if (row && place) row.fill(1, Math.floor(place.from), Math.floor(place.to));
    }
  }
}

/** The minutes of an hour. */
const HOUR = 60;
/** Of an hour that counts, at least this share is known. */
const KNOWN_OF_HOUR = 0.5;

/**
 * The share of each hour that was spent awake, of those days of which every hour is known to at least one half: what
 * `interdailyStability` and `intradailyVariability` take.
 */
export function awakeHours(epochs: ReadonlyArray<ReadonlyArray<0 | 1 | null>>): number[][] {
  return epochs
    .map((day) => Array.from({ length: DAY_MINUTES / HOUR }, (_, hour) => awakeShare(day, hour)))
    .filter((hours) => hours.every((share) => share !== null));
}

function awakeShare(day: ReadonlyArray<0 | 1 | null>, hour: number): number | null {
  const known = day.slice(hour * HOUR, (hour + 1) * HOUR).filter((state) => state !== null);
  if (known.length < HOUR * KNOWN_OF_HOUR) return null;
  return known.filter((state) => state === 0).length / known.length;
}
