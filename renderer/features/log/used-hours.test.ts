import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Placed } from '#shared/domain/log/day-picture.ts';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { ALL_HOURS, cutMarks, cutSpans, usedHours } from './used-hours.ts';

const entry = TimeEntry.parse({ id: 'e', startAt: 0, endAt: 1, zone: 'Asia/Tokyo' });
const record = { id: 's', kind: 'sleep' as const, startAt: 0, endAt: 1, zone: 'Asia/Tokyo', note: '' };
const worked = (from: number, to: number): Placed => ({
  kind: 'work',
  entry,
  place: { from, to },
  parts: [],
});
const slept = (from: number, to: number): Placed => ({ kind: 'sleep', record, place: { from, to } });

test('the hours go from the first to the last in which there is work, whole', () => {
  expect(usedHours([[worked(310, 420)], [], [worked(600, 901)]], [], 240)).toEqual({ from: 5, to: 16 });
  expect(usedHours([[worked(0, 1_440)]], [], 240)).toEqual(ALL_HOURS);
});

test('eight hours are shown at least, with room before and after, inside the day', () => {
  expect(usedHours([[worked(600, 720)]], [], 240)).toEqual({ from: 7, to: 15 });
  expect(usedHours([[worked(5, 20)]], [], 240)).toEqual({ from: 0, to: 8 });
  expect(usedHours([[worked(1_400, 1_440)]], [], 240)).toEqual({ from: 16, to: 24 });
});

test('sleep makes the hours only where there is no work, and a blank week shows those from nine on', () => {
  expect(usedHours([[slept(0, 180), worked(360, 900), slept(1_200, 1_440)]], [], 240)).toEqual({
    from: 6,
    to: 15,
  });
  expect(usedHours([[slept(1_000, 1_440)]], [], 240)).toEqual({ from: 16, to: 24 });
  expect(usedHours([[], []], [], 240)).toEqual({ from: 5, to: 13 });
  expect(usedHours([[]], [], 0)).toEqual({ from: 9, to: 17 });
  expect(usedHours([[]], [], 1_200)).toEqual({ from: 13, to: 21 });
});

test('moments make the hours only where there is no work, together with sleep', () => {
  expect(usedHours([[worked(600, 1_200)]], [[{ at: 60 }]], 240)).toEqual({ from: 10, to: 20 });
  expect(usedHours([[slept(300, 600)]], [[{ at: 60 }], [{ at: 700 }]], 240)).toEqual({ from: 1, to: 12 });
  expect(usedHours([[]], [[{ at: 600 }]], 240)).toEqual({ from: 7, to: 15 });
});

test('moments outside of the hours are left out, and the others are placed after the first hour', () => {
  const mark = { sign: '〇', tone: 1, label: '' };
  const marks = [299, 300, 779, 780].map((at) => ({ ...mark, id: String(at), at }));
  expect(cutMarks(marks, { from: 5, to: 13 }).map(({ id, at }) => [id, at])).toEqual([
    ['300', 0],
    ['779', 479],
  ]);
  expect(cutMarks(marks, ALL_HOURS)).toEqual(marks);
});

test('whatever was worked lies in the hours that are shown', () => {
  const place = fc
    .tuple(fc.nat(1_439), fc.nat(1_439))
    .map(([a, b]) => worked(Math.min(a, b), Math.max(a, b)));
  fc.assert(
    fc.property(fc.array(fc.array(place)), fc.integer({ min: 0, max: 47 }), (week, halfHours) => {
      const { from, to } = usedHours(week, [], halfHours * 30);
      expect(Number.isInteger(from)).toBe(true);
      expect(to - from).toBeGreaterThanOrEqual(8);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(24);
      for (const one of week.flat()) {
        expect(one.place.from).toBeGreaterThanOrEqual(from * 60);
        expect(one.place.to).toBeLessThanOrEqual(to * 60);
      }
    }),
  );
});

test('what lies outside of the hours is left out, and the rest begins with them', () => {
  const span = { id: 'a', kind: 'work' as const, label: '' };
  const hours = { from: 5, to: 13 };
  const parts = [
    { kind: 'paused' as const, from: 270, to: 290 },
    { kind: 'paused' as const, from: 290, to: 330 },
  ];
  expect(
    cutSpans(
      [
        { ...span, from: 0, to: 300 },
        { ...span, from: 240, to: 360, parts },
        { ...span, from: 400, to: 400 },
        { ...span, from: 700, to: 900 },
        { ...span, from: 780, to: 800 },
      ],
      hours,
    ),
  ).toEqual([
    { ...span, from: 0, to: 60, parts: [{ kind: 'paused', from: 0, to: 30 }] },
    { ...span, from: 100, to: 100 },
    { ...span, from: 400, to: 480 },
  ]);
  const all = [{ ...span, from: 0, to: 1_440 }];
  expect(cutSpans(all, ALL_HOURS)).toEqual(all);
});
