import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compositePhaseDeviationHours } from './phase-deviation.ts';

const mids = fc
  .tuple(
    fc.double({ min: 0, max: 24, maxExcluded: true, noNaN: true }),
    fc.array(fc.double({ min: 0, max: 6, noNaN: true }), { minLength: 2, maxLength: 20 }),
  )
  .map(([from, later]) => later.map((by) => (from + by) % 24));

describe('composite phase deviation', () => {
  test('by hand, from the formula of Fischer et al. 2016 (10.1038/srep38601)', () => {
    // The reference is 3; the distances from it are 1 and 2, the steps 2 and 1: √5 and √5.
    expect(compositePhaseDeviationHours([2, 4, 5], 3)).toBeCloseTo(Math.sqrt(5), 12);
    // The mean is 4: √(0² + 1²) and √(1² + 1²).
    expect(compositePhaseDeviationHours([3, 4, 5])).toBeCloseTo((1 + Math.SQRT2) / 2, 12);
    // Always the same, but three hours from where it would be.
    expect(compositePhaseDeviationHours([6, 6, 6], 3)).toBeCloseTo(3, 12);
    expect(compositePhaseDeviationHours([6, 6, 6])).toBeCloseTo(0, 9);
  });

  test('over midnight it goes the shorter way', () => {
    expect(compositePhaseDeviationHours([23.5, 0.5], 0)).toBeCloseTo(Math.hypot(0.5, 1), 12);
  });

  test('whole days and rotations of the clock change nothing', () => {
    fc.assert(
      fc.property(
        mids,
        fc.double({ min: 0, max: 24, noNaN: true }),
        fc.integer({ min: -3, max: 3 }),
        (days, by, off) => {
          const cpd = compositePhaseDeviationHours(days) ?? Number.NaN;
          expect(compositePhaseDeviationHours(days.map((mid) => (mid + by) % 24))).toBeCloseTo(cpd, 6);
          expect(compositePhaseDeviationHours(days.map((mid, index) => mid + off * index * 24))).toBeCloseTo(
            cpd,
            6,
          );
        },
      ),
    );
  });

  test('an unknown day changes nothing', () => {
    expect(compositePhaseDeviationHours([2, Number.NaN, 4, 5], 3)).toBe(
      compositePhaseDeviationHours([2, 4, 5], 3),
    );
  });

  test('without a day before, or without a mean, there is none', () => {
    for (const days of [[], [3], [Number.NaN, 3], [0, 12], [0, 8, 16]]) {
      expect(compositePhaseDeviationHours(days)).toBeNull();
    }
    expect(compositePhaseDeviationHours([0, 8, 16], 0)).not.toBeNull();
    expect(compositePhaseDeviationHours([3, 4], Number.NaN)).toBeNull();
  });
});
