import { DAY_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { clip, type Interval, lengthMs, sumMs } from '#shared/domain/day/interval.ts';
import { type Aim, PAUSES_MAX, type TimeEntry, workedIntervals } from '#shared/domain/log/time-entry.ts';
import type { Preferences } from '#shared/domain/preferences.ts';
import { clockState, pauseBlock, resumeBlock } from './focus-clock.ts';

/**
 * Where a block with an aim stands, computed from its timestamps like everything about the clock. A round is the work
 * since the last break between rounds; any other pause only interrupts it.
 */
export interface Phase {
  kind: 'work' | 'break';
  /** The round that it is, from 1; in a break, the round before it. */
  round: number;
  /** The break that is, or that comes after this round, is a long one. */
  isLong: boolean;
  /** How long it is to be, in milliseconds. */
  lengthMs: number;
  /** How much of it has passed, in milliseconds; of a round, only what counts as work. */
  passedMs: number;
  /** The instant at which it was full, or will be if it goes on; null while a pause interrupts it. */
  fullAt: number | null;
}

/** The aim of a new block, by what the member chose last; null when it runs freely. */
export function aimOf(chosen: Preferences): Aim | null {
  switch (chosen.aimKind) {
    case 'free':
      return null;
    case 'countdown':
      return { kind: 'countdown', workMs: chosen.countdownMinutes * MINUTE_MS };
    case 'pomodoro':
      return {
        kind: 'pomodoro',
        workMs: chosen.pomodoroMinutes * MINUTE_MS,
        breakMs: chosen.breakMinutes * MINUTE_MS,
        longBreakMs: chosen.longBreakMinutes * MINUTE_MS,
        longEvery: chosen.longEvery,
        extra: null,
      };
  }
}

/** The phase of a block at `now`; null for one that runs freely or has ended. */
export function phaseOf(entry: TimeEntry, now: number): Phase | null {
  const { aim } = entry;
  const state = clockState(entry);
  if (!aim || state === 'ended') return null;
  const breaks = aim.kind === 'pomodoro' ? entry.pauses.filter(({ isBreak }) => isBreak) : [];
  const last = breaks.at(-1);
  const isBreak = last?.endAt === null;
  const round = isBreak ? breaks.length : breaks.length + 1;
  const isLong = aim.kind === 'pomodoro' && round % aim.longEvery === 0;
  if (isBreak && aim.kind === 'pomodoro') {
    const breakMs = isLong ? aim.longBreakMs : aim.breakMs;
    const passedMs = Math.max(0, now - last.startAt);
    return { kind: 'break', round, isLong, lengthMs: breakMs, passedMs, fullAt: last.startAt + breakMs };
  }
  const worked = workedSince(entry, last?.endAt ?? entry.startAt, now);
  const workMs = roundMs(aim, round);
  const passedMs = sumMs(worked);
  const fullAt =
    passedMs < workMs ? (state === 'running' ? now + workMs - passedMs : null) : at(worked, workMs);
  return { kind: 'work', round, isLong, lengthMs: workMs, passedMs, fullAt };
}

/** True once all of a phase has passed. Nothing happens by itself then. */
export function isFull({ passedMs, lengthMs }: Pick<Phase, 'passedMs' | 'lengthMs'>): boolean {
  return passedMs >= lengthMs;
}

function roundMs(aim: Aim, round: number): number {
  return aim.workMs + (aim.kind === 'pomodoro' && aim.extra?.round === round ? aim.extra.ms : 0);
}

function workedSince(entry: TimeEntry, since: number, now: number): Interval[] {
  const round = { startAt: since, endAt: Math.max(since, now) };
  return workedIntervals(entry, now).flatMap((worked) => clip(worked, round) ?? []);
}

/** The instant at which `ms` of `worked` had passed. */
function at(worked: ReadonlyArray<Interval>, ms: number): number | null {
  let restMs = ms;
  for (const interval of worked) {
    if (lengthMs(interval) >= restMs) return interval.startAt + restMs;
    restMs -= lengthMs(interval);
  }
  return null;
}

/** Makes the round, or the countdown, longer by `ms`; once it is full, `ms` longer from now. Not in a break. */
export function extendRound(entry: TimeEntry, ms: number, now: number): Partial<TimeEntry> {
  const { aim } = entry;
  const phase = phaseOf(entry, now);
  if (!aim || phase?.kind !== 'work') return {};
  const longerMs = Math.max(phase.lengthMs, phase.passedMs) + ms;
  if (aim.kind === 'countdown') return { aim: { ...aim, workMs: Math.min(longerMs, DAY_MS) } };
  const extraMs = Math.min(longerMs - aim.workMs, DAY_MS);
  return { aim: { ...aim, extra: { round: phase.round, ms: extraMs } } };
}

/**
 * For members who chose that rounds and breaks begin by themselves: a phase that became full after `seenAt` and up to
 * `now` ends at exactly that instant, and the next one begins. Call it only when {@link wentOn} is true between the
 * two: a phase that became full unseen waits for the member.
 */
export function advance(entry: TimeEntry, seenAt: number, now: number): Partial<TimeEntry> {
  if (entry.aim?.kind !== 'pomodoro') return {};
  let advanced = entry;
  for (;;) {
    const phase = phaseOf(advanced, now);
    if (!phase || phase.fullAt === null || phase.fullAt > now || phase.fullAt <= seenAt) break;
    const patch =
      phase.kind === 'break'
        ? resumeBlock(advanced, phase.fullAt)
        : advanced.pauses.length < PAUSES_MAX - 1
          ? pauseBlock(advanced, phase.fullAt, { isBreak: true })
          : {};
    if (Object.keys(patch).length === 0) break;
    advanced = { ...advanced, ...patch };
  }
  return advanced === entry ? {} : { pauses: advanced.pauses };
}
