import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dateOf, instantAt, wallMinutes } from '#shared/domain/day/day.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { clip, lengthMs } from '#shared/domain/day/interval.ts';
import {
  DAY_MINUTES,
  dayOfRow,
  daysOnSheet,
  minutesAcross,
  placerOf,
  type SheetFrame,
} from './sheet-frame.ts';

const FIRST = '2026-11-16';
const TOKYO = 'Asia/Tokyo';

const frames = fc.record({
  first: fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days)),
  rows: fc.integer({ min: 1, max: 31 }),
  startMinutes: fc.integer({ min: 0, max: 47 }).map((half) => half * 30),
  daysAcross: fc.constantFrom(1 as const, 2 as const),
});

/** When the first row of a sheet begins, and when its last one ends. */
function windowOf({ first, rows, startMinutes, daysAcross }: SheetFrame, zone: string) {
  const at = (day: number) => instantAt(addDays(first, day), startMinutes, zone);
  return { startAt: at(0), firstRowEndAt: at(1), lastRowAt: at(rows), endAt: at(rows - 1 + daysAcross) };
}

/** A frame with an interval that begins somewhere near it. */
const placed = frames.chain((frame) =>
  fc.record({
    frame: fc.constant(frame),
    interval: fc
      .record({
        after: fc.integer({ min: -4 * DAY_MINUTES, max: (frame.rows + 4) * DAY_MINUTES }),
        minutes: fc.integer({ min: 1, max: 3 * DAY_MINUTES }),
      })
      .map(({ after, minutes }) => {
        const startAt = instantAt(frame.first, 0, TOKYO) + after * MINUTE_MS;
        return { startAt, endAt: startAt + minutes * MINUTE_MS };
      }),
  }),
);

test('what is drawn of a stretch is as long as what of it lies on the sheet, in a double plot once in each half', () => {
  fc.assert(
    fc.property(placed, ({ frame, interval }) => {
      const places = placerOf(frame).spans(interval, TOKYO);
      const { startAt, firstRowEndAt, lastRowAt, endAt } = windowOf(frame, TOKYO);
      const inWindow = (from: number, to: number) => {
        const part = clip(interval, { startAt: from, endAt: to });
        return part ? lengthMs(part) / MINUTE_MS : 0;
      };
      // The left half shows the days of the rows, the right half the days after them.
      const expected =
        frame.daysAcross === 1
          ? inWindow(startAt, endAt)
          : inWindow(startAt, lastRowAt) + inWindow(firstRowEndAt, endAt);
      expect(places.reduce((sum, { from, to }) => sum + to - from, 0)).toBeCloseTo(expected, 6);
    }),
  );
});

test('nothing is drawn outside of the sheet, and in a row a stretch is one piece', () => {
  fc.assert(
    fc.property(placed, ({ frame, interval }) => {
      const places = placerOf(frame).spans(interval, TOKYO);
      for (const { row, from, to } of places) {
        expect(row).toBeGreaterThanOrEqual(0);
        expect(row).toBeLessThan(frame.rows);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(minutesAcross(frame));
      }
      const rows = places.map(({ row }) => row);
      expect(new Set(rows).size).toBe(rows.length);
      expect(rows).toEqual(rows.toSorted((a, b) => a - b));
    }),
  );
});

test('wherever the paper is cut, what is drawn is read off as the same time', () => {
  fc.assert(
    fc.property(placed, fc.integer({ min: 0, max: 47 }), ({ frame, interval }, half) => {
      for (const startMinutes of [frame.startMinutes, half * 30]) {
        const turned = { ...frame, startMinutes };
        const read = (row: number, minute: number) =>
          instantAt(dayOfRow(turned, row), startMinutes, TOKYO) + minute * MINUTE_MS;
        for (const { row, from, to, hasStart, hasEnd } of placerOf(turned).spans(interval, TOKYO)) {
          if (hasStart) expect(read(row, from)).toBe(interval.startAt);
          if (hasEnd) expect(read(row, to)).toBe(interval.endAt);
        }
        for (const { row, minute } of placerOf(turned).minutes(interval.startAt, TOKYO))
          expect(read(row, minute)).toBe(interval.startAt);
      }
    }),
  );
});

test('a moment stands where a stretch that begins with it begins', () => {
  fc.assert(
    fc.property(placed, ({ frame, interval }) => {
      const placer = placerOf(frame);
      const begins = placer
        .spans(interval, TOKYO)
        .filter(({ hasStart }) => hasStart)
        .map(({ row, from }) => `${row} ${from}`);
      const stands = placer.minutes(interval.startAt, TOKYO).map(({ row, minute }) => `${row} ${minute}`);
      expect(begins.toSorted()).toEqual(stands.toSorted());
    }),
  );
});

test('each thing stands by the clock of the zone it was recorded in', () => {
  const frame: SheetFrame = { first: FIRST, rows: 7, startMinutes: 240, daysAcross: 1 };
  const placer = placerOf(frame);
  for (const zone of [TOKYO, 'America/New_York', 'Asia/Kathmandu', '+09:30']) {
    const at = instantAt('2026-11-18', 9 * 60, zone);
    expect(placer.minutes(at, zone)).toEqual([{ row: 2, minute: 5 * 60 }]);
  }
});

test('in a double plot, a night is seen whole, and the same night again in the row above', () => {
  const frame: SheetFrame = { first: FIRST, rows: 7, startMinutes: 240, daysAcross: 2 };
  const night = {
    startAt: instantAt('2026-11-18', 23 * 60, TOKYO),
    endAt: instantAt('2026-11-19', 7 * 60, TOKYO),
  };
  expect(placerOf(frame).spans(night, TOKYO)).toEqual([
    { row: 1, from: 1_440 + 19 * 60, to: 2_880, hasStart: true, hasEnd: false },
    { row: 2, from: 19 * 60, to: 27 * 60, hasStart: true, hasEnd: true },
    { row: 3, from: 0, to: 3 * 60, hasStart: false, hasEnd: true },
  ]);
  // The first row shows nothing of it, as it shows the 16th and the 17th only.
  expect(placerOf(frame).minutes(night.endAt, TOKYO)).toEqual([
    { row: 3, minute: 180 },
    { row: 2, minute: 1_620 },
  ]);
});

test.each([
  ['2026-03-29', 23],
  ['2026-10-25', 25],
])('where clocks change, on %s, the row has 24 hours and each time stands at its hour', (day, hours) => {
  const zone = 'Europe/Berlin';
  const frame: SheetFrame = { first: addDays(day, -1), rows: 3, startMinutes: 0, daysAcross: 1 };
  const placer = placerOf(frame);
  const midnight = instantAt(day, 0, zone);
  expect(instantAt(addDays(day, 1), 0, zone) - midnight).toBe(hours * HOUR_MS);
  expect(placer.spans({ startAt: midnight, endAt: midnight + hours * HOUR_MS }, zone)).toEqual([
    { row: 1, from: 0, to: 1_440, hasStart: true, hasEnd: true },
  ]);
  for (const minutes of [60, 5 * 60, 23 * 60]) {
    const at = instantAt(day, minutes, zone);
    expect(placer.minutes(at, zone)).toEqual([{ row: 1, minute: wallMinutes(at, zone) }]);
  }
  // Over the change, a stretch goes by the clock, too.
  const night = { startAt: midnight - HOUR_MS, endAt: instantAt(day, 7 * 60, zone) };
  expect(placer.spans(night, zone)).toEqual([
    { row: 0, from: 23 * 60, to: 1_440, hasStart: true, hasEnd: false },
    { row: 1, from: 0, to: 7 * 60, hasStart: false, hasEnd: true },
  ]);
});

test('all days of which something lies on the sheet are read', () => {
  fc.assert(
    fc.property(frames, fc.constantFrom(TOKYO, 'America/New_York', 'Pacific/Kiritimati'), (frame, zone) => {
      const days = daysOnSheet(frame);
      const { startAt, endAt } = windowOf(frame, zone);
      expect(days[0]).toBe(dateOf(startAt, zone));
      expect(days.at(-1)).toBe(dateOf(endAt - 1, zone));
      expect(days).toEqual(days.map((_, index) => addDays(days[0] ?? '', index)));
    }),
  );
});
