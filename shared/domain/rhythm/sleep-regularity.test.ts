import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sleepRegularityIndex } from './sleep-regularity.ts';

type Day = (0 | 1 | null)[];
/** A day of 24 hours, asleep (1) from one hour to another. */
const asleep = (from: number, to: number): Day =>
  Array.from({ length: 24 }, (_, hour) => (hour >= from && hour < to ? 1 : 0));

const EPOCHS = 24;
const state = fc.constantFrom(0 as const, 1 as const);
const knownDay = fc.array(state, { minLength: EPOCHS, maxLength: EPOCHS });
const day = fc.array(fc.option(state, { nil: null }), { minLength: EPOCHS, maxLength: EPOCHS });
const unknown: Day = Array.from({ length: EPOCHS }, () => null);

describe('the sleep regularity index', () => {
  test('reference values of the design', () => {
    expect(sleepRegularityIndex(Array.from({ length: 7 }, () => asleep(0, 8)))).toBe(100);
    const onsets = [0, 0, 1, 2, 0, 1, 3].map((onset) => asleep(onset, onset + 8));
    expect(sleepRegularityIndex(onsets)).toBeCloseTo(80.56, 2);
    const opposite = asleep(0, 12).map((one): 0 | 1 => (one === 1 ? 0 : 1));
    expect(sleepRegularityIndex([asleep(0, 12), opposite, asleep(0, 12), opposite])).toBe(-100);
    // From noon to noon: 23:00–06:00, then 23:00–07:00.
    expect(sleepRegularityIndex([asleep(11, 18), asleep(11, 19)])).toBeCloseTo(91.67, 2);
  });

  test('what GGIR publishes (wadpac/GGIR, tests/testthat/test_CalcSleepRegularityIndex.R)', () => {
    // Asleep between these tenths of a day: each day differs from the next by one tenth.
    const tenths = [
      [4, 8],
      [5, 8],
      [5, 9],
      [4, 9],
      [4, 8],
    ] as const;
    const days = tenths.map(([from, to]) =>
      Array.from({ length: 10 }, (_, tenth): 0 | 1 => (tenth >= from && tenth < to ? 1 : 0)),
    );
    expect(sleepRegularityIndex(days)).toBeCloseTo(80, 9);
    expect(sleepRegularityIndex(Array.from({ length: 5 }, () => asleep(0, 0)))).toBe(100);
  });

  test('it is 100 when every day is like the one before, and −100 when each is its opposite', () => {
    fc.assert(
      fc.property(knownDay, fc.integer({ min: 2, max: 20 }), (one, count) => {
        const other = one.map((value): 0 | 1 => (value === 1 ? 0 : 1));
        expect(sleepRegularityIndex(Array.from({ length: count }, () => one))).toBe(100);
        const turns = Array.from({ length: count }, (_, index) => (index % 2 === 0 ? one : other));
        expect(sleepRegularityIndex(turns)).toBe(-100);
      }),
    );
  });

  test('it does not matter which state is called asleep, nor at which hour the days begin', () => {
    fc.assert(
      fc.property(
        fc.array(day, { minLength: 2, maxLength: 10 }),
        fc.integer({ min: 0, max: 23 }),
        (days, by) => {
          const named = days.map((one) => one.map((value) => (value === null ? null : value === 1 ? 0 : 1)));
          const rotated = days.map((one) => [...one.slice(by), ...one.slice(0, by)]);
          expect(sleepRegularityIndex(named)).toBe(sleepRegularityIndex(days));
          expect(sleepRegularityIndex(rotated)).toBe(sleepRegularityIndex(days));
        },
      ),
    );
  });

  test('an unknown day before or after changes nothing, and one in between only leaves its pairs out', () => {
    fc.assert(
      fc.property(
        fc.array(knownDay, { minLength: 2, maxLength: 5 }),
        fc.array(knownDay, { minLength: 2, maxLength: 5 }),
        (before, after) => {
          const [a, b] = [sleepRegularityIndex(before) ?? 0, sleepRegularityIndex(after) ?? 0];
          expect(sleepRegularityIndex([unknown, ...before, unknown])).toBe(a);
          const pairs = [before.length - 1, after.length - 1] as const;
          const both = (a * pairs[0] + b * pairs[1]) / (pairs[0] + pairs[1]);
          expect(sleepRegularityIndex([...before, unknown, ...after])).toBeCloseTo(both, 9);
        },
      ),
    );
  });

  test('it lies between −100 and 100, or there is none', () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 10 }), (days) => {
        const index = sleepRegularityIndex(days);
        if (index === null) return;
        expect(index).toBeGreaterThanOrEqual(-100);
        expect(index).toBeLessThanOrEqual(100);
      }),
    );
    for (const days of [[], [asleep(0, 8)], [unknown, unknown], [asleep(0, 8), unknown, asleep(0, 8)]]) {
      expect(sleepRegularityIndex(days)).toBeNull();
    }
  });
});
