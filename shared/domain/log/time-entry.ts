import * as z from 'zod';
import { DAY_MS, Id, Instant, Zone, ZoneOffset } from '#shared/domain/day/instant.ts';
import { clip, Interval, subtract, sumMs, union } from '#shared/domain/day/interval.ts';
import { NOTE_MAX } from '#shared/domain/work/task.ts';

/** The longest reason for a break, in characters. */
export const REASON_MAX = 200;

/**
 * A break inside a focus block; `endAt` is null while it lasts. `reason` only where the member gave one. `isBreak`: it
 * is the break between two rounds, and the next round begins after it.
 */
export const Pause = z.object({
  startAt: Instant,
  endAt: Instant.nullable(),
  reason: z.string().max(REASON_MAX).optional(),
  isBreak: z.literal(true).optional(),
});
export type Pause = z.infer<typeof Pause>;

/** The most pauses that one entry may hold. */
export const PAUSES_MAX = 1_000;

/** The most stretches of unsure time that one entry may hold. */
export const UNSURE_MAX = 1_000;

/** What kind of time it was, for totals. */
export const EntryKind = z.enum(['work', 'study', 'meeting', 'other']);
export type EntryKind = z.infer<typeof EntryKind>;

/** How something felt, from 1 (little) to 5 (much); null where the member did not say. */
const Felt = z.number().int().min(1).max(5).nullable().default(null);

/** How a block was, each only where the member wanted to say. */
export const Feeling = z.object({ achievement: Felt, pleasure: Felt, energy: Felt });
export type Feeling = z.infer<typeof Feeling>;

const Stretch = z.number().int().min(1).max(DAY_MS);

/**
 * What a block is to run for. `countdown`: so much work. `pomodoro`: rounds of work with breaks between them, each
 * `longEvery`-th a long one. `extra`: how much longer the round with that number is to be, counted from 1.
 * All in milliseconds.
 */
export const Aim = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('countdown'), workMs: Stretch }),
  z.object({
    kind: z.literal('pomodoro'),
    workMs: Stretch,
    breakMs: Stretch,
    longBreakMs: Stretch,
    longEvery: z.number().int().min(1).max(100),
    extra: z
      .object({ round: z.number().int().min(1), ms: Stretch })
      .nullable()
      .default(null),
  }),
]);
export type Aim = z.infer<typeof Aim>;

/**
 * A time entry. One made with the focus clock is a *focus block*: it is stored at once on every start, pause, resume
 * and stop, so that no time is kept in memory only.
 */
export const TimeEntry = z.object({
  id: Id,
  taskId: Id.nullable().default(null),
  startAt: Instant,
  /** Null while the block runs or is paused. */
  endAt: Instant.nullable().default(null),
  pauses: z.array(Pause).max(PAUSES_MAX).default([]),
  /** Stretches in which the computer cannot say whether the member worked. Not counted as work. */
  unsure: z.array(Interval).max(UNSURE_MAX).default([]),
  zone: Zone,
  /** That of the zone when it was recorded. */
  offset: ZoneOffset.optional(),
  note: z.string().max(NOTE_MAX).default(''),
  source: z.enum(['focus', 'manual']).default('manual'),
  /** The device whose focus clock runs it; null for entries made by hand. */
  device: Id.nullable().default(null),
  kind: EntryKind.default('work'),
  /** What the block was started to run for; null when it runs freely. */
  aim: Aim.nullable().default(null),
  /** How it was, once the member has said so. */
  felt: Feeling.nullable().default(null),
});
export type TimeEntry = z.infer<typeof TimeEntry>;

/**
 * An entry longer than this is taken for a typing mistake. It also bounds how far back the entries of a day are
 * searched.
 */
export const ENTRY_MAX_MS = 31 * DAY_MS;

export type EntryErrorCode =
  | 'entry-ends-before-start'
  | 'entry-too-long'
  | 'entry-note-too-long'
  | 'entry-break-outside';

/** What is wrong with the times and note of an entry, or null. Overlaps are never wrong. */
export function entryError(entry: Pick<TimeEntry, 'startAt' | 'endAt' | 'note'>): EntryErrorCode | null {
  if (entry.note.length > NOTE_MAX) return 'entry-note-too-long';
  if (entry.endAt === null) return null;
  if (entry.endAt <= entry.startAt) return 'entry-ends-before-start';
  return entry.endAt - entry.startAt > ENTRY_MAX_MS ? 'entry-too-long' : null;
}

/**
 * What is wrong with a break of an entry with these times, or null: it has to lie inside, and to end after it begins.
 * Only the break of an entry that is open may be open.
 */
export function breakError(
  pause: Pick<Pause, 'startAt' | 'endAt'>,
  { startAt, endAt }: Pick<TimeEntry, 'startAt' | 'endAt'>,
  now: number,
): EntryErrorCode | null {
  const lastAt = endAt ?? now;
  const isInside = pause.startAt >= startAt && Math.max(pause.startAt, pause.endAt ?? 0) <= lastAt;
  const isInOrder = pause.endAt === null ? endAt === null : pause.startAt < pause.endAt;
  return isInside && isInOrder ? null : 'entry-break-outside';
}

/** The times of an entry, from which everything that counts is computed. */
export type EntryTimes = Pick<TimeEntry, 'startAt' | 'endAt' | 'pauses' | 'unsure'>;

/** The whole stretch from start to end, or to `now` while it is open. */
export function entrySpan(entry: Pick<TimeEntry, 'startAt' | 'endAt'>, now: number): Interval {
  return { startAt: entry.startAt, endAt: Math.max(entry.startAt, entry.endAt ?? now) };
}

function pauseIntervals(entry: EntryTimes, now: number): Interval[] {
  return entry.pauses.map(({ startAt, endAt }) => ({ startAt, endAt: endAt ?? entry.endAt ?? now }));
}

/** The stretches that count as work: the span without pauses and without what is unsure. */
export function workedIntervals(entry: EntryTimes, now: number): Interval[] {
  return subtract(entrySpan(entry, now), [...pauseIntervals(entry, now), ...entry.unsure]);
}

/** The stretches inside the span that are unsure and not paused. */
export function unsureIntervals(entry: TimeEntry, now: number): Interval[] {
  const span = entrySpan(entry, now);
  const pauses = pauseIntervals(entry, now);
  return union(entry.unsure).flatMap((stretch) => {
    const inside = clip(stretch, span);
    return inside ? subtract(inside, pauses) : [];
  });
}

/** The stretches inside the span that are breaks: what is neither worked nor unsure. */
export function breakIntervals(entry: TimeEntry, now: number): Interval[] {
  return subtract(entrySpan(entry, now), [...workedIntervals(entry, now), ...unsureIntervals(entry, now)]);
}

/** Milliseconds that count as work in an entry, to the millisecond, up to `now` while it is open: for a running clock. */
export function workedMs(entry: TimeEntry, now: number): number {
  return sumMs(workedIntervals(entry, now));
}
