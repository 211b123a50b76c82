import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, instantAt } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { TimeEntry } from '#shared/domain/log/time-entry.ts';
import { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import type { SheetFrame } from '#shared/domain/rhythm/sheet-frame.ts';
import { type LongPath, longSheet, ROW_UNITS, spread } from './long-sheet.ts';
import { sheetMarks } from './sheet.ts';

const ZONE = 'Asia/Tokyo';
const FIRST = '2026-01-01';
const NOW = instantAt('2027-01-10', 0, ZONE);
const frame: SheetFrame = { first: FIRST, rows: 365, startMinutes: 240, daysAcross: 1 };
const at = (row: number, minutes: number) => instantAt(addDays(FIRST, row), 240, ZONE) + minutes * MINUTE_MS;
const all = () => true;

/** The rectangles of a path: where each begins, and how wide it is. */
function rectangles({ d }: LongPath) {
  return [...d.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)v/g)].map(([, x, y, width]) => [
    Math.floor(Number(y) / ROW_UNITS),
    Number(x),
    Number(width),
  ]);
}

test('a year draws what its weeks draw, each month in a path of its own', () => {
  const nights = fc.uniqueArray(fc.integer({ min: -2, max: 366 }), { maxLength: 30 });
  fc.assert(
    fc.property(
      nights,
      fc.integer({ min: 0, max: 1_300 }),
      fc.integer({ min: 10, max: 900 }),
      (rows, from, length) => {
        const sleep = rows.map((row) =>
          RhythmRecord.parse({
            id: `s${row + 2}`,
            kind: 'sleep',
            startAt: at(row, from),
            endAt: at(row, from + length),
            zone: ZONE,
          }),
        );
        const records = { entries: [], sleep, events: [] };
        const { paths } = longSheet(records, frame, all, 'ticks', NOW);
        const drawn = paths.flatMap((path) => {
          const months = new Set(rectangles(path).map(([row = 0]) => addDays(FIRST, row).slice(0, 7)));
          expect([...months]).toEqual([path.month]);
          return rectangles(path);
        });
        const expected = sheetMarks(records, frame, all, NOW).map(({ place: { row, from, to } }) => [
          row,
          from,
          to - from,
        ]);
        const inOrder = (list: number[][]) =>
          list.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0));
        expect(inOrder(drawn)).toEqual(inOrder(expected));
      },
    ),
    { numRuns: 25 },
  );
});

test('moments are signs in a month and part of the paths in a year; what is hidden is in neither', () => {
  const events = ['meal', 'outing'].map((kind) =>
    RhythmRecord.parse({ id: kind, kind, startAt: at(3, 500), zone: ZONE }),
  );
  const entries = [
    TimeEntry.parse({
      id: 'w',
      startAt: at(3, 600),
      endAt: at(3, 700),
      pauses: [{ startAt: at(3, 620), endAt: at(3, 650) }],
      zone: ZONE,
    }),
  ];
  const records = { entries, sleep: [], events };
  const month = longSheet(records, { ...frame, rows: 31 }, (layer) => layer !== 'outings', 'signs', NOW);
  expect(month.signs.map(({ row, minute, layer }) => [row, minute, layer])).toEqual([[3, 500, 'meals']]);
  // A break is no work.
  expect(month.paths.map(({ layer }) => layer)).toEqual(['work']);
  expect(month.paths.flatMap(rectangles)).toEqual([
    [3, 600, 20],
    [3, 650, 50],
  ]);
  const year = longSheet(records, frame, (layer) => layer !== 'work', 'ticks', NOW);
  expect(year.signs).toEqual([]);
  expect(year.paths.map(({ layer, month: of }) => [layer, of])).toEqual([
    ['meals', '2026-01'],
    ['outings', '2026-01'],
  ]);
});

test('signs that are too close are moved apart in their row, as little as possible; others stay where they are', () => {
  const places = fc
    .array(fc.integer({ min: 0, max: 1_440 }), { maxLength: 12 })
    .map((list) => list.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 120 }), (asked, gap) => {
      const drawn = spread(asked, gap, 1_440);
      expect(drawn).toHaveLength(asked.length);
      for (const place of drawn) {
        expect(place).toBeGreaterThanOrEqual(-1e-6);
        expect(place).toBeLessThanOrEqual(1_440 + 1e-6);
      }
      for (const [index, place] of drawn.entries()) {
        const next = drawn[index + 1];
        if (next !== undefined) expect(next - place).toBeGreaterThanOrEqual(gap - 1e-6);
      }
      const isApart = asked.every((place, index) => index === 0 || place - (asked[index - 1] ?? 0) >= gap);
      if (isApart) expect(drawn).toEqual(asked);
      // What is moved is moved around its middle, away from the edges of the row.
      const sum = (list: ReadonlyArray<number>) => list.reduce((total, one) => total + one, 0);
      const isAtEdge = (drawn[0] ?? 0) < 1e-6 || (drawn.at(-1) ?? 0) > 1_440 - 1e-6;
      if (!isAtEdge) expect(sum(drawn)).toBeCloseTo(sum(asked), 6);
    }),
  );
  expect(spread([100, 100, 500], 20, 1_440)).toEqual([90, 110, 500]);
  expect(spread([5, 5, 5, 1_440, 1_440], 20, 1_440)).toEqual([0, 20, 40, 1_420, 1_440]);
  // More than have room lie as far apart as they can.
  expect(spread([100, 100, 100], 1_000, 1_440)).toEqual([0, 720, 1_440]);
});
