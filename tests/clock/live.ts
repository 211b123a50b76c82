import { expect } from 'vitest';
import { addDays, dayOf } from '#shared/domain/day/day.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { clip, type Interval, subtract } from '#shared/domain/day/interval.ts';
import { entrySpan, TimeEntry, unsureIntervals, workedIntervals } from '#shared/domain/log/time-entry.ts';
import { type DayTotal, dayTotal } from '#shared/domain/log/totals.ts';
import type { Desk } from './desk.ts';
import { START } from './pure-desk.ts';
import { type History, type Lived, zones } from './step.ts';
import { endOf, type Model, type Piece, startOf, takeOnModel } from './tape.ts';

const isTimePassing = ({ kind }: Lived) =>
  ['run', 'idle', 'freeze', 'lock', 'sleep', 'crash', 'travel'].includes(kind);

/**
 * Runs a history on a desk and on the model, and compares them after every step: each entry covers exactly what the
 * model says was worked, paused and unsure, piece by piece; nothing on a device overlaps; every day's total is right.
 */
export async function live({ steps, advancesByItself }: History, desk: Desk): Promise<void> {
  let model: Model = {
    now: START,
    zone: 'Asia/Tokyo',
    advancesByItself,
    tapes: [],
    mayOverlap: false,
  };
  for (const step of steps) {
    const before = { model: structuredClone(model), entries: await desk.entries() };
    await desk.take(step);
    if (!step.isUndone || isTimePassing(step)) takeOnModel(model, step);
    else {
      model = before.model;
      expect(await desk.entries(), 'undo ∘ do is nothing').toEqual(before.entries);
    }
    compare(await desk.entries(), model);
  }
  const entries = await desk.entries();
  compareDays(entries, model);
  for (const entry of entries) expect(TimeEntry.parse(entry), 'it can be read back').toEqual(entry);
}

function compare(entries: ReadonlyArray<TimeEntry>, model: Model): void {
  const { now, tapes } = model;
  expect(entries).toHaveLength(tapes.length);
  for (const [index, tape] of tapes.entries()) {
    const entry = entries[index];
    if (!entry) throw new Error('no such entry');
    expect(entry.endAt).toBe(tape.endAt);
    expect(entry.startAt).toBe(startOf(tape, now));
    expect(entry.zone).toBe(tape.zone);
    expect(piecesOf(entry, now)).toEqual(merged(tape.pieces));
  }
  if (model.mayOverlap) return;
  const spans = tapes.map((tape) => ({ startAt: startOf(tape, now), endAt: endOf(tape, now) }));
  for (const [index, span] of spans.entries()) {
    for (const later of spans.slice(index + 1)) expect(clip(span, later)).toBeNull();
  }
}

/** What an entry is made of, in order of time. Fails where two kinds overlap. */
function piecesOf(entry: TimeEntry, now: number): Piece[] {
  const span = entrySpan(entry, now);
  const worked = workedIntervals(entry, now);
  const unsure = unsureIntervals(entry, now);
  const all = [
    ...kindOf('worked', worked),
    ...kindOf('unsure', unsure),
    ...kindOf('paused', subtract(span, [...worked, ...unsure])),
  ].toSorted((a, b) => a.startAt - b.startAt);
  let at = span.startAt;
  for (const { startAt, endAt } of all) {
    expect(startAt).toBe(at);
    at = endAt;
  }
  expect(at).toBe(span.endAt);
  return merged(all.map(({ kind, startAt, endAt }) => ({ kind, ms: endAt - startAt })));
}

function kindOf(kind: Piece['kind'], intervals: ReadonlyArray<Interval>) {
  return intervals.map((interval) => ({ kind, ...interval }));
}

/** Pieces of one kind that lie side by side are one. */
function merged(pieces: ReadonlyArray<Piece>): Piece[] {
  const all: Piece[] = [];
  for (const { kind, ms } of pieces) {
    const last = all.at(-1);
    if (ms === 0) continue;
    if (last?.kind === kind) last.ms += ms;
    else all.push({ kind, ms });
  }
  return all;
}

const nothing: DayTotal = { workedMs: 0, unsureMs: 0, breakMs: 0 };

/** Every logical day holds what the tapes say, computed from nothing but the UTC offset of the zone. */
function compareDays(entries: ReadonlyArray<TimeEntry>, { tapes, now }: Model): void {
  const expected = new Map<string, DayTotal>();
  for (const tape of tapes) {
    let at = startOf(tape, now);
    for (const { kind, ms } of tape.pieces) {
      for (const part of splitAtDays(at, ms, zones[tape.zone] ?? 0)) {
        const day = expected.get(part.day) ?? { ...nothing };
        if (kind === 'worked') day.workedMs += part.ms;
        if (kind === 'unsure') day.unsureMs += part.ms;
        if (kind === 'paused') day.breakMs += part.ms;
        expected.set(part.day, day);
      }
      at += ms;
    }
  }
  const first = dayOf(START, 'UTC', []);
  for (let index = -5; index < 15; index++) {
    const day = addDays(first, index);
    expect(dayTotal(entries, day, now, [])).toEqual(expected.get(day) ?? nothing);
  }
}

/** A piece cut where days begin, each part rounded as it is told: by the minutes of its ends. */
function splitAtDays(startAt: number, ms: number, fromUtcMs: number): { day: string; ms: number }[] {
  const parts: { day: string; ms: number }[] = [];
  let at = startAt + fromUtcMs - 4 * HOUR_MS;
  for (let restMs = ms; restMs > 0; ) {
    const untilNextMs = DAY_MS - (at - Math.floor(at / DAY_MS) * DAY_MS);
    const partMs = Math.min(restMs, untilNextMs);
    const minuteOf = (instant: number) => Math.floor(instant / MINUTE_MS) * MINUTE_MS;
    const roundedMs = minuteOf(at + partMs) - minuteOf(at);
    parts.push({ day: new Date(at).toISOString().slice(0, 10), ms: roundedMs });
    at += partMs;
    restMs -= partMs;
  }
  return parts;
}
