import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from './day.ts';
import { stretchesOf } from './day-stretches.ts';

const days = fc.array(fc.integer({ min: 0, max: 200 }).map((after) => addDays('2026-09-01', after)));

test('every day is in one stretch, which begins and ends with one and has no gap of more than was said', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 40 }), (all, apart) => {
      const stretches = stretchesOf(all, apart);
      const held = stretches.map(([first, last]) =>
        [...new Set(all)].filter((day) => first <= day && day <= last).toSorted(),
      );
      expect(held.flat()).toEqual([...new Set(all)].toSorted());
      for (const [index, [first, last]] of stretches.entries()) {
        const within = held[index] ?? [];
        expect([within[0], within.at(-1)]).toEqual([first, last]);
        const gaps = within.slice(1).map((day, before) => daysBetween(within[before] ?? day, day));
        expect(Math.max(0, ...gaps)).toBeLessThanOrEqual(apart);
        const next = stretches[index + 1];
        if (next) expect(daysBetween(last, next[0])).toBeGreaterThan(apart);
      }
    }),
  );
});
