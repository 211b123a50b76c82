import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circularMeanMinutes, circularSdMinutes, unroll } from './circular.ts';

const DAY = 1_440;
const clock = fc.double({ min: 0, max: DAY, maxExcluded: true, noNaN: true });
const clocks = fc.array(clock, { minLength: 1, maxLength: 30 });
/** Times in one half of the clock: they always have a mean. */
const near = fc
  .tuple(clock, fc.array(fc.double({ min: 0, max: 600, noNaN: true }), { minLength: 1, maxLength: 30 }))
  .map(([from, later]) => later.map((by) => (from + by) % DAY));
const apart = (a: number, b: number) => Math.min((a - b + 2 * DAY) % DAY, (b - a + 2 * DAY) % DAY);

describe('clock times are circular', () => {
  test('what SciPy publishes for circmean and circstd, in degrees (scipy/stats/tests/test_morestats.py, TestCircFuncs)', () => {
    const minutes = [355, 5, 2, 359, 10, 350].map((degrees) => degrees * 4);
    expect(circularMeanMinutes(minutes)).toBeCloseTo(0.167690146 * 4, 6);
    expect(circularSdMinutes(minutes)).toBeCloseTo(6.520702116 * 4, 6);
  });

  test('times around midnight have their mean there', () => {
    expect(circularMeanMinutes([23 * 60, 60])).toBeCloseTo(0, 9);
    expect(circularMeanMinutes([22 * 60, 23 * 60, 0])).toBeCloseTo(23 * 60, 9);
  });

  test('without times, and evenly around the clock, there is neither mean nor spread', () => {
    for (const times of [[], [0, 720], [0, 480, 960], [0, 360, 720, 1_080], [Number.NaN]]) {
      expect(circularMeanMinutes(times), String(times)).toBeNull();
      expect(circularSdMinutes(times), String(times)).toBeNull();
    }
  });

  test('times that are all the same spread by nothing', () => {
    fc.assert(
      fc.property(clock, fc.integer({ min: 1, max: 200 }), (time, count) => {
        const times = Array.from({ length: count }, () => time);
        expect(apart(circularMeanMinutes(times) ?? Number.NaN, time)).toBeLessThan(1e-6);
        expect(circularSdMinutes(times)).toBe(0);
      }),
    );
  });

  test('rotating the clock rotates the mean and leaves the spread', () => {
    fc.assert(
      fc.property(near, clock, (times, by) => {
        const rotated = times.map((time) => (time + by) % DAY);
        const [mean, then] = [circularMeanMinutes(times), circularMeanMinutes(rotated)];
        expect(apart((mean ?? Number.NaN) + by, then ?? Number.NaN)).toBeLessThan(1e-6);
        expect(circularSdMinutes(rotated)).toBeCloseTo(circularSdMinutes(times) ?? Number.NaN, 3);
      }),
    );
  });

  test('whole days more or less change nothing, and no result is out of its range', () => {
    fc.assert(
      fc.property(clocks, fc.integer({ min: -3, max: 3 }), (times, days) => {
        const shifted = times.map((time, index) => time + days * index * DAY);
        const [mean, sd] = [circularMeanMinutes(times), circularSdMinutes(times)];
        if (mean === null || sd === null) return;
        expect(mean).toBeGreaterThanOrEqual(0);
        expect(mean).toBeLessThan(DAY);
        expect(sd).toBeGreaterThanOrEqual(0);
        // A mean vector that is almost nothing turns with every rounding.
        if (sd > 600) return;
        expect(apart(circularMeanMinutes(shifted) ?? Number.NaN, mean)).toBeLessThan(1e-4);
        expect(circularSdMinutes(shifted)).toBeCloseTo(sd, 3);
      }),
    );
  });

  test('an unknown time changes nothing', () => {
    expect(circularMeanMinutes([60, Number.NaN, 120])).toBeCloseTo(90, 9);
    expect(circularSdMinutes([60, Number.NaN, 120])).toBe(circularSdMinutes([60, 120]));
  });
});

test('unrolled, times of one half of the clock have their arithmetic mean, wherever midnight is', () => {
  fc.assert(
    fc.property(clock, fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1 }), (from, later) => {
      const mean = later.reduce((sum, by) => sum + by, 0) / later.length;
      const unrolled = unroll(
        later.map((by) => (from + by) % DAY),
        DAY,
      );
      expect(apart(unrolled?.mean ?? Number.NaN, (from + mean) % DAY)).toBeLessThan(1e-6);
      expect(unrolled?.deviations.reduce((sum, by) => sum + by, 0)).toBeCloseTo(0, 6);
    }),
  );
});
