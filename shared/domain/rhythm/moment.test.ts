import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { NOTE_MAX } from '#shared/domain/work/task.ts';
import { isInBed, isLoneGettingUp, momentError, sleepGoingOn } from './moment.ts';
import { RhythmRecord } from './rhythm-record.ts';
import { OPEN_SLEEP_MAX_MS } from './sleep.ts';

const NOW = Date.UTC(2026, 10, 23, 5);
const record = (kind: string, startAt: number, endAt: number | null = null) =>
  RhythmRecord.parse({ id: `${kind}${startAt}`, kind, startAt, endAt, zone: 'Asia/Tokyo' });

test('a moment has been, and its note has an end', () => {
  expect(momentError({ startAt: NOW, note: '' }, NOW)).toBeNull();
  expect(momentError({ startAt: NOW + 1, note: '' }, NOW)).toBe('rhythm-in-future');
  expect(momentError({ startAt: NOW, note: 'a'.repeat(NOTE_MAX + 1) }, NOW)).toBe('note-too-long');
});

test('the sleep that goes on is the one that began last and has no end', () => {
  const earlier = record('sleep', NOW - 9 * HOUR_MS);
  const later = record('sleep', NOW - 8 * HOUR_MS);
  const ended = record('sleep', NOW - 3 * HOUR_MS, NOW - 2 * HOUR_MS);
  const meal = record('meal', NOW - HOUR_MS);
  expect(sleepGoingOn([earlier, later, ended, meal], NOW)).toBe(later);
  expect(sleepGoingOn([earlier, later], NOW - 8.5 * HOUR_MS)).toBe(earlier);
  expect(sleepGoingOn([ended, meal], NOW)).toBeUndefined();
  expect(sleepGoingOn([later], later.startAt)).toBe(later);
  expect(sleepGoingOn([later], later.startAt - 1)).toBeUndefined();
  expect(sleepGoingOn([later], later.startAt + OPEN_SLEEP_MAX_MS + 1)).toBeUndefined();
});

test('getting up says something of its own until a sleep ends there', () => {
  const up = record('out-of-bed', NOW + 20_000);
  expect(isLoneGettingUp(up, [])).toBe(true);
  expect(isLoneGettingUp(up, [record('sleep', NOW - 8 * HOUR_MS, NOW + MINUTE_MS)])).toBe(true);
  expect(isLoneGettingUp(up, [record('sleep', NOW - 8 * HOUR_MS, NOW)])).toBe(false);
  expect(isLoneGettingUp(record('meal', NOW), [])).toBe(false);
});

test('who was at work, ate or went out since is not in bed any more; who took medicine may be', () => {
  const sleep = record('sleep', NOW - 8 * HOUR_MS);
  const before = record('meal', NOW - 9 * HOUR_MS);
  const later = NOW - 2 * HOUR_MS;
  expect(isInBed([before, sleep], [before], NOW)).toBe(true);
  expect(isInBed([sleep, record('medicine', later)], [], NOW)).toBe(true);
  for (const kind of ['meal', 'outing', 'out-of-bed', 'bath']) {
    expect(isInBed([sleep, record(kind, later)], [], NOW)).toBe(false);
    expect(isInBed([sleep, record(kind, later)], [], later - 1)).toBe(true);
  }
  expect(isInBed([sleep], [{ startAt: later }], NOW)).toBe(false);
  expect(isInBed([], [], NOW)).toBe(false);
});
