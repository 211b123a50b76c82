import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type DayStarts, dayBounds } from './day.ts';
import { drawnMinutes, placeInDay } from './day-place.ts';
import { HOUR_MS, MINUTE_MS } from './instant.ts';

const MONDAY = '2026-11-23';
const halfHour = fc.integer({ min: 0, max: 47 }).map((half) => half * 30);

test('what lies in a day lies on its picture, also on the day before another start holds', () => {
  fc.assert(
    fc.property(
      halfHour,
      halfHour,
      fc.integer({ min: 0, max: 48 * 60 }),
      fc.integer({ min: 1, max: 48 * 60 }),
      (before, after, offset, length) => {
        const starts: DayStarts = [
          { from: '2026-01-01', minutes: before },
          { from: addDays(MONDAY, 1), minutes: after },
        ];
        const bounds = dayBounds(MONDAY, 'Asia/Tokyo', starts);
        const startAt = bounds.startAt + offset * MINUTE_MS;
        const place = placeInDay(
          { startAt, endAt: startAt + length * MINUTE_MS },
          MONDAY,
          'Asia/Tokyo',
          starts,
        );
        expect(place === null).toBe(startAt >= bounds.endAt);
        if (!place) return;
        const whole = (bounds.endAt - bounds.startAt) / MINUTE_MS;
        expect(drawnMinutes(MONDAY, starts)).toBe(whole);
        expect(place).toEqual({ from: offset, to: Math.min(offset + length, whole) });
      },
    ),
  );
});

test('a day on which clocks change is drawn whole', () => {
  for (const [day, hours] of [
    ['2026-03-28', 23],
    ['2026-10-24', 25],
  ] as const) {
    const bounds = dayBounds(day, 'Europe/Berlin', []);
    expect(bounds.endAt - bounds.startAt).toBe(hours * HOUR_MS);
    expect(placeInDay(bounds, day, 'Europe/Berlin', [])).toEqual({ from: 0, to: 1_440 });
  }
});
