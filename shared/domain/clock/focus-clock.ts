import { MINUTE_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import { type Interval, lengthMs, union } from '#shared/domain/day/interval.ts';
import { recordedIn } from '#shared/domain/day/local-zone.ts';
import { type Aim, type Pause, type TimeEntry, UNSURE_MAX } from '#shared/domain/log/time-entry.ts';

/**
 * The focus clock is a value computed from the timestamps of an entry. Every function here takes an
 * entry and an instant and returns what has to be written; nothing counts ticks.
 */
export type ClockState = 'running' | 'paused' | 'ended';

/** How often a running block is marked as seen, in milliseconds. */
export const HEARTBEAT_MS = 30 * SECOND_MS;
/** Longer than this without a heartbeat, and the time between is unsure: five heartbeats missed. */
export const SILENCE_MS = 5 * HEARTBEAT_MS;
/** Wall clock and monotonic clock may drift apart this far between two heartbeats before that counts as a jump. */
export const DRIFT_MS = 2 * SECOND_MS;

/** The state of the clock of an entry. */
export function clockState(entry: Pick<TimeEntry, 'endAt' | 'pauses'>): ClockState {
  if (entry.endAt !== null) return 'ended';
  return entry.pauses.some((pause) => pause.endAt === null) ? 'paused' : 'running';
}

/** A new focus block that runs from `at`, freely unless it has an aim. */
export function startBlock(block: {
  id: string;
  taskId: string | null;
  at: number;
  zone: string;
  device: string;
  aim?: Aim | null;
}): TimeEntry {
  const { id, taskId, at, zone, device, aim = null } = block;
  return {
    id,
    taskId,
    startAt: at,
    endAt: null,
    pauses: [],
    unsure: [],
    ...recordedIn(zone, at),
    note: '',
    source: 'focus',
    device,
    kind: 'work',
    aim,
    felt: null,
  };
}

/** Begins a pause at `at`. Nothing changes unless the block is running. */
export function pauseBlock(
  entry: TimeEntry,
  at: number,
  about: Pick<Pause, 'isBreak'> = {},
): Partial<TimeEntry> {
  if (clockState(entry) !== 'running') return {};
  return { pauses: [...entry.pauses, { ...about, startAt: Math.max(at, entry.startAt), endAt: null }] };
}

/**
 * Sets the reason of the pause that is still open; an empty text removes it. Nothing changes unless the block is
 * paused.
 */
export function reasonOfPause(entry: TimeEntry, reason: string): Partial<TimeEntry> {
  if (clockState(entry) !== 'paused') return {};
  const { reason: _, ...pause } = entry.pauses.find(({ endAt }) => endAt === null) as Pause;
  const told = reason.trim() === '' ? pause : { ...pause, reason: reason.trim() };
  return { pauses: entry.pauses.map((other) => (other.endAt === null ? told : other)) };
}

/** Ends the pause at `at`. Nothing changes unless the block is paused. */
export function resumeBlock(entry: TimeEntry, at: number): Partial<TimeEntry> {
  if (clockState(entry) !== 'paused') return {};
  return { pauses: closePauses(entry.pauses, at) };
}

/** Ends the block at `at`, never before it started; pauses and unsure stretches after `at` fall away. */
export function stopBlock(entry: TimeEntry, at: number): Partial<TimeEntry> {
  if (clockState(entry) === 'ended') return {};
  const endAt = Math.max(at, entry.startAt);
  return {
    endAt,
    pauses: closePauses(entry.pauses, endAt).flatMap((pause) => cutAt(pause, endAt)),
    unsure: entry.unsure.flatMap((stretch) => cutAt(stretch, endAt)),
  };
}

/**
 * Ends the block of another device at `at`. Whether that device saw the member work since its last change is not known
 * here, so that time is unsure.
 */
export function stopUnwatched(entry: TimeEntry, at: number): Partial<TimeEntry> {
  const patch = stopBlock(entry, at);
  if (clockState(entry) !== 'running' || patch.endAt == null) return patch;
  const known = [...entry.pauses, ...entry.unsure].map(({ endAt }) => endAt ?? entry.startAt);
  const since = { startAt: Math.max(entry.startAt, ...known), endAt: patch.endAt };
  return lengthMs(since) > 0 ? { ...patch, unsure: withUnsure(patch.unsure ?? [], since) } : patch;
}

/**
 * The block began at `wantedAt`, not when it was started. Towards the past it goes no further than `notBefore`, where
 * the block before it ended; towards the future no further than `now`. Pauses and unsure stretches before the new start
 * are cut off.
 */
export function moveStart(
  entry: TimeEntry,
  wantedAt: number,
  { notBefore, now }: { notBefore: number; now: number },
): Partial<TimeEntry> {
  const isEarlier = wantedAt < entry.startAt;
  const startAt = isEarlier
    ? Math.min(entry.startAt, Math.max(wantedAt, notBefore))
    : Math.min(wantedAt, Math.max(entry.startAt, entry.endAt ?? now));
  if (startAt === entry.startAt) return {};
  if (isEarlier) return { startAt };
  const isAfter = ({ endAt }: Pause) => endAt === null || endAt > startAt;
  const cut = <P extends Pause>(part: P): P => ({ ...part, startAt: Math.max(part.startAt, startAt) });
  return {
    startAt,
    pauses: entry.pauses.filter(isAfter).map(cut),
    unsure: entry.unsure.filter(isAfter).map(cut),
  };
}

type Closed<P extends Pause> = P & { endAt: number };

function closePauses(pauses: ReadonlyArray<Pause>, at: number): Closed<Pause>[] {
  return pauses.map((pause) => ({ ...pause, endAt: Math.max(pause.startAt, pause.endAt ?? at) }));
}

function cutAt<P extends Interval>(stretch: P, at: number): P[] {
  const cut = { ...stretch, endAt: Math.min(stretch.endAt, at) };
  return lengthMs(cut) > 0 ? [cut] : [];
}

/** One look at the clocks of this computer. `monoMs` only compares within one `session` (one start of the app). */
export interface ClockReading {
  wallAt: number;
  monoMs: number;
  session: string;
}

/** The last reading at which this device checked its open blocks, kept on the device and not synced. */
export type Heartbeat = ClockReading;

/**
 * Compares the last heartbeat with the clocks now and says what has to be written to an open block, or null when
 * time simply went on.
 *
 * - The wall clock went back (set by hand, by NTP, by a dual-boot): the whole block moves with it, so the
 *   elapsed time that was seen stays.
 * - No heartbeat came for {@link SILENCE_MS} (crash, night, frozen page): all of that stretch becomes unsure until
 *   the member says, whatever the clocks did in it.
 * - The wall clock ran ahead of the monotonic clock (sleep, or set forward): the difference becomes unsure.
 */
export function observeClock(
  entry: TimeEntry,
  seen: Heartbeat | null,
  current: ClockReading,
): Partial<TimeEntry> | null {
  if (!seen || clockState(entry) === 'ended') return null;
  const { backMs, seenAt, unsureUntil } = passageOf(seen, current);
  const patch = backMs < 0 ? shift(entry, backMs) : {};
  if (clockState(entry) === 'running' && unsureUntil > seenAt) {
    const moved = { ...entry, ...patch };
    patch.unsure = withUnsure(moved.unsure, {
      startAt: Math.max(seenAt, moved.startAt),
      endAt: Math.max(unsureUntil, moved.startAt),
    });
  }
  return Object.keys(patch).length > 0 ? patch : null;
}

/** What lies between two looks at the clocks: how far the wall clock went back, and until when it is unsure. */
function passageOf(seen: Heartbeat, current: ClockReading) {
  const wallMs = current.wallAt - seen.wallAt;
  // Another start of the app has another monotonic clock: then only the wall clock can tell.
  // The monotonic clock counts fractions; instants are whole milliseconds.
  const monoMs = Math.round(current.monoMs - seen.monoMs);
  const wentOnMs = Math.max(0, current.session === seen.session ? monoMs : wallMs);
  const jumpMs = wallMs - wentOnMs;
  const backMs = jumpMs < -DRIFT_MS ? jumpMs : 0;
  const seenAt = seen.wallAt + backMs;
  const unsureUntil = wentOnMs > SILENCE_MS ? current.wallAt : jumpMs > DRIFT_MS ? seenAt + jumpMs : seenAt;
  return { backMs, seenAt, unsureUntil };
}

/** True when the clocks simply went on since the last heartbeat: no sleep, no silence, no clock that was set. */
export function wentOn(seen: Heartbeat, current: ClockReading): boolean {
  const { backMs, seenAt, unsureUntil } = passageOf(seen, current);
  return backMs === 0 && unsureUntil === seenAt;
}

/** One more unsure stretch. Where there would be too many, the two nearest become one, so that the block goes on. */
function withUnsure(stretches: ReadonlyArray<Interval>, next: Interval): Interval[] {
  const all = union([...stretches, next]);
  if (all.length <= UNSURE_MAX) return all;
  const gap = (index: number) => (all[index + 1]?.startAt ?? Infinity) - (all[index]?.endAt ?? 0);
  const nearest = all.reduce((best, _, index) => (gap(index) < gap(best) ? index : best), 0);
  const [first, second] = all.slice(nearest, nearest + 2);
  if (!first || !second) return all;
  return all.toSpliced(nearest, 2, { startAt: first.startAt, endAt: second.endAt });
}

function shift(entry: TimeEntry, byMs: number): Partial<TimeEntry> {
  return {
    startAt: entry.startAt + byMs,
    pauses: entry.pauses.map((pause) => ({
      ...pause,
      startAt: pause.startAt + byMs,
      endAt: pause.endAt === null ? null : pause.endAt + byMs,
    })),
    unsure: entry.unsure.map((stretch) => ({ startAt: stretch.startAt + byMs, endAt: stretch.endAt + byMs })),
  };
}

/** What a member may say to the quiet question about unsure time. */
export type UnsureAnswer = { kind: 'keep' } | { kind: 'leave-out' } | { kind: 'stop'; at: number };

/**
 * Settles the unsure time of an entry: count it as work, leave it out as a pause and go on,
 * or end the block at an instant.
 */
export function settleUnsure(entry: TimeEntry, answer: UnsureAnswer): Partial<TimeEntry> {
  switch (answer.kind) {
    case 'keep':
      return { unsure: [] };
    case 'leave-out':
      return { unsure: [], pauses: byStart([...entry.unsure, ...entry.pauses]) };
    case 'stop': {
      const settled = { ...entry, unsure: [] };
      return { unsure: [], ...(entry.endAt === null ? stopBlock(settled, answer.at) : { endAt: answer.at }) };
    }
  }
}

function byStart(pauses: ReadonlyArray<Pause>): Pause[] {
  return pauses.toSorted((a, b) => a.startAt - b.startAt);
}

/** True while an open block waits for the member to say what the unsure time was. */
export function asksAboutTime(entry: TimeEntry): boolean {
  return entry.unsure.some((stretch) => lengthMs(stretch) >= MINUTE_MS);
}
