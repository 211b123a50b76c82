import { DRIFT_MS, SILENCE_MS } from '#shared/domain/clock/focus-clock.ts';
import type { Aim } from '#shared/domain/log/time-entry.ts';
import { IDLE_MS } from '#shared/host/contract.ts';
import type { Step } from './step.ts';

/** A length of one kind. `isBreak` marks the first piece of a break between two rounds. */
export interface Piece {
  kind: 'worked' | 'paused' | 'unsure';
  ms: number;
  isBreak?: true;
}

/**
 * The simple model of a block: lengths laid one after another, as one would with strips of paper. It knows no instants;
 * an open tape ends now, an ended one where it ended.
 */
export interface Tape {
  pieces: Piece[];
  state: 'running' | 'paused' | 'ended';
  endAt: number | null;
  zone: string;
  aim: Aim | null;
  extra: { round: number; ms: number };
}

export interface Model {
  now: number;
  zone: string;
  advancesByItself: boolean;
  tapes: Tape[];
  /** The wall clock went back, or another device's clock was ahead: then blocks may overlap. */
  mayOverlap: boolean;
}

export const totalMs = (pieces: ReadonlyArray<Piece>) => pieces.reduce((sum, { ms }) => sum + ms, 0);
export const endOf = (tape: Tape, now: number) => tape.endAt ?? now;
export const startOf = (tape: Tape, now: number) => endOf(tape, now) - totalMs(tape.pieces);
export const openTape = ({ tapes }: Model) => tapes.find(({ state }) => state !== 'ended');

function round(tape: Tape): { number: number; workedMs: number; workMs: number } {
  const from = tape.pieces.findLastIndex(({ isBreak }) => isBreak);
  const number = tape.pieces.filter(({ isBreak }) => isBreak).length + 1;
  const worked = tape.pieces.slice(from + 1).filter(({ kind }) => kind === 'worked');
  const extraMs = tape.extra.round === number ? tape.extra.ms : 0;
  return { number, workedMs: totalMs(worked), workMs: (tape.aim?.workMs ?? Infinity) + extraMs };
}

function breakLeftMs(tape: Tape): number {
  if (tape.aim?.kind !== 'pomodoro') return Infinity;
  const from = tape.pieces.findLastIndex(({ isBreak }) => isBreak);
  const passedMs = totalMs(tape.pieces.slice(from));
  const number = tape.pieces.filter(({ isBreak }) => isBreak).length;
  return (number % tape.aim.longEvery === 0 ? tape.aim.longBreakMs : tape.aim.breakMs) - passedMs;
}

const isInBreak = ({ state, pieces }: Tape) => state === 'paused' && pieces.at(-1)?.isBreak === true;

/** Lets time pass that the app sees. */
function see(tape: Tape, ms: number, advancesByItself: boolean): void {
  let restMs = ms;
  while (restMs > 0) {
    const last = tape.pieces.at(-1);
    const advances = advancesByItself && tape.aim?.kind === 'pomodoro';
    if (tape.state === 'running') {
      const { workedMs, workMs } = round(tape);
      const leftMs = advances && workedMs < workMs ? workMs - workedMs : Infinity;
      const nextMs = Math.min(restMs, leftMs);
      tape.pieces.push({ kind: 'worked', ms: nextMs });
      if (nextMs === leftMs) {
        tape.pieces.push({ kind: 'paused', ms: 0, isBreak: true });
        tape.state = 'paused';
      }
      restMs -= nextMs;
    } else if (last) {
      const leftMs = advances && isInBreak(tape) && breakLeftMs(tape) > 0 ? breakLeftMs(tape) : Infinity;
      const nextMs = Math.min(restMs, leftMs);
      last.ms += nextMs;
      if (nextMs === leftMs) tape.state = 'running';
      restMs -= nextMs;
    }
  }
}

/** Lets time pass of which nothing is known. A pause goes on through it. */
function miss(tape: Tape, ms: number): void {
  if (tape.state === 'running') tape.pieces.push({ kind: 'unsure', ms });
  else see(tape, ms, false);
}

/**
 * Lets time pass in which nobody touches the computer. From {@link IDLE_MS} on, all of it is unsure, and no round or
 * break begins by itself any more.
 */
function beIdle(tape: Tape, ms: number, advancesByItself: boolean): void {
  see(tape, Math.min(ms, IDLE_MS), advancesByItself);
  if (ms < IDLE_MS) return;
  if (tape.state === 'running') {
    let restMs = Math.min(IDLE_MS, totalMs(tape.pieces));
    tape.pieces = tape.pieces
      .toReversed()
      .flatMap((piece): Piece[] => {
        const idleMs = Math.min(piece.ms, restMs);
        restMs -= idleMs;
        if (piece.kind !== 'worked' || idleMs === 0) return [piece];
        return [
          { kind: 'unsure', ms: idleMs },
          { kind: 'worked', ms: piece.ms - idleMs },
        ];
      })
      .toReversed();
  }
  miss(tape, ms - IDLE_MS);
}

/** How far the wall clock moves in a gap; tiny steps back, which nobody could tell from drift, are made larger. */
export function gapOf(step: Extract<Step, { jumpMs: number }>): { ms: number; jumpMs: number } {
  const isTiny = step.ms + step.jumpMs < 0 && step.ms + step.jumpMs > -2 * DRIFT_MS;
  return { ms: step.ms, jumpMs: isTiny ? step.jumpMs - 2 * DRIFT_MS : step.jumpMs };
}

function gap(model: Model, step: Extract<Step, { jumpMs: number }>): void {
  const { ms, jumpMs } = gapOf(step);
  const wallMs = ms + jumpMs;
  const tape = openTape(model);
  model.now += wallMs;
  // In sleep the monotonic clock stands; after a crash there is another one.
  const knownMs = step.kind === 'sleep' ? 0 : step.kind === 'crash' ? Math.max(0, wallMs) : ms;
  if (wallMs < knownMs) model.mayOverlap = true;
  if (!tape) return;
  const unknownMs = Math.max(0, wallMs - knownMs);
  if (knownMs > SILENCE_MS) miss(tape, knownMs + unknownMs);
  else if (unknownMs > DRIFT_MS) {
    miss(tape, unknownMs);
    see(tape, knownMs, false);
  } else see(tape, knownMs + unknownMs, model.advancesByItself && wallMs >= knownMs);
}

function end(tape: Tape, at: number): void {
  tape.state = 'ended';
  tape.endAt = at;
}

function cutFront(tape: Tape, ms: number): void {
  if (totalMs(tape.pieces) === 0) return;
  let restMs = ms;
  while (tape.pieces.length > 0) {
    const [first] = tape.pieces;
    const isOpenPause = tape.state === 'paused' && tape.pieces.length === 1;
    if (!first || (isOpenPause && first.ms <= restMs)) {
      if (first) first.ms = 0;
      return;
    }
    if (first.ms > restMs) {
      first.ms -= restMs;
      return;
    }
    restMs -= first.ms;
    tape.pieces.shift();
  }
}

function cutBack(tape: Tape, ms: number): void {
  let restMs = ms;
  for (let last = tape.pieces.at(-1); last && restMs > 0; last = tape.pieces.at(-1)) {
    const cutMs = Math.min(last.ms, restMs);
    last.ms -= cutMs;
    restMs -= cutMs;
    if (last.ms === 0) tape.pieces.pop();
  }
}

/** The block that the quiet question is about: the open one, or else the last that has unsure time. */
export function askedTape(model: Model): number {
  const open = model.tapes.findIndex(({ state }) => state !== 'ended');
  const hasUnsure = ({ pieces }: Tape) => pieces.some(({ kind, ms }) => kind === 'unsure' && ms > 0);
  return open >= 0 ? open : model.tapes.findLastIndex(hasUnsure);
}

/** Takes a step on the model. */
export function takeOnModel(model: Model, step: Step): void {
  const tape = openTape(model);
  switch (step.kind) {
    case 'run':
      model.now += step.ms;
      if (tape) see(tape, step.ms, model.advancesByItself);
      return;
    case 'idle':
      model.now += step.ms;
      if (tape) beIdle(tape, step.ms, model.advancesByItself);
      return;
    case 'freeze':
    case 'lock':
    case 'sleep':
    case 'crash':
      gap(model, step);
      return;
    case 'travel':
      model.zone = step.zone;
      return;
    case 'start': {
      if (tape) end(tape, model.now);
      const { now: _, tapes, zone } = model;
      const extra = { round: 0, ms: 0 };
      tapes.push({ pieces: [], state: 'running', endAt: null, zone, aim: step.aim, extra });
      return;
    }
    case 'pause':
    case 'break':
      if (tape?.state !== 'running') return;
      tape.pieces.push({ kind: 'paused', ms: 0, ...(step.kind === 'break' ? { isBreak: true } : {}) });
      tape.state = 'paused';
      return;
    case 'resume':
      if (tape) tape.state = 'running';
      return;
    case 'stop':
      if (tape) end(tape, model.now);
      return;
    case 'extend':
      if (tape) extend(tape, step.ms);
      return;
    case 'earlier': {
      if (!tape) return;
      const startAt = startOf(tape, model.now);
      const before = model.tapes.filter((other) => {
        const otherEnd = endOf(other, model.now);
        const from = otherEnd - totalMs(other.pieces);
        return other !== tape && from < startAt && otherEnd > startAt - step.ms;
      });
      const roomMs = Math.min(step.ms, ...before.map((other) => startAt - endOf(other, model.now)));
      if (roomMs > 0) tape.pieces.unshift({ kind: 'worked', ms: roomMs });
      return;
    }
    case 'later':
      if (tape) cutFront(tape, Math.min(step.ms, totalMs(tape.pieces)));
      return;
    case 'answer':
      answer(model, step.answer);
      return;
    case 'stop-elsewhere':
      stopElsewhere(model, step.aheadMs);
      return;
    case 'reason':
    case 'note':
    case 'feel':
      return;
  }
}

function extend(tape: Tape, ms: number): void {
  if (!tape.aim || (tape.aim.kind === 'pomodoro' && isInBreak(tape))) return;
  const { number, workedMs, workMs } = round(tape);
  tape.extra = { round: number, ms: Math.max(workMs, workedMs) + ms - tape.aim.workMs };
}

function answer(model: Model, given: 'keep' | 'leave-out' | 'stop'): void {
  const tape = model.tapes[askedTape(model)];
  const first = tape?.pieces.findIndex(({ kind, ms }) => kind === 'unsure' && ms > 0) ?? -1;
  if (!tape || first < 0) return;
  if (given === 'stop') {
    const at = startOf(tape, model.now) + totalMs(tape.pieces.slice(0, first));
    // A block of no length is refused, and so is an end in the future.
    if (totalMs(tape.pieces.slice(0, first)) === 0 || at > model.now) return;
    tape.pieces = tape.pieces.slice(0, first);
    end(tape, at);
    return;
  }
  const kind = given === 'keep' ? 'worked' : 'paused';
  tape.pieces = tape.pieces.map((piece) => (piece.kind === 'unsure' ? { ...piece, kind } : piece));
}

/** Another device, whose clock is `aheadMs` ahead, ends the block: it saw nothing since the last change. */
function stopElsewhere(model: Model, aheadMs: number): void {
  const tape = openTape(model);
  if (!tape) return;
  const isRunning = tape.state === 'running';
  const at = Math.max(model.now + aheadMs, startOf(tape, model.now));
  const known = isRunning ? tape.pieces.findLastIndex(({ kind }) => kind !== 'worked') : Infinity;
  tape.pieces = tape.pieces.map((piece, index) => (index > known ? { ...piece, kind: 'unsure' } : piece));
  if (aheadMs > 0) {
    model.mayOverlap = true;
    miss(tape, aheadMs);
  } else cutBack(tape, model.now - at);
  end(tape, at);
}
