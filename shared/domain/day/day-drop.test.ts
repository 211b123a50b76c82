import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type DayStarts } from './day.ts';
import { droppedAt } from './day-drop.ts';
import { drawnMinutes } from './day-place.ts';

const MONDAY = '2026-11-23';
const halfHour = fc.integer({ min: 0, max: 47 }).map((half) => half * 30);

test('what is dropped on the picture of a day begins at the nearest quarter of an hour, whatever fraction it lands beside it', () => {
  fc.assert(
    fc.property(
      halfHour,
      halfHour,
      fc.integer({ min: 0, max: 95 }),
      fc.double({ min: -7.4, max: 7.4, noNaN: true }),
      (before, after, quarter, beside) => {
        const starts: DayStarts = [
          { from: '2026-01-01', minutes: before },
          { from: addDays(MONDAY, 1), minutes: after },
        ];
        const drawn = drawnMinutes(MONDAY, starts);
        const minutes = Math.min(quarter * 15, drawn - 15);
        const landed = droppedAt((minutes + beside) / drawn, MONDAY, starts);
        expect(landed).toBe((before + minutes) % 1_440);
      },
    ),
  );
});

test('what is dropped at the edges of the picture or beyond begins within the day', () => {
  expect(droppedAt(-0.1, MONDAY, [])).toBe(4 * 60);
  for (const share of [0.999, 1, 1.1]) expect(droppedAt(share, MONDAY, [])).toBe(3 * 60 + 45);
});
