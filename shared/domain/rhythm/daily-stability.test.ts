import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interdailyStability, intradailyVariability } from './daily-stability.ts';

/** A day of hours, 1 while awake; asleep for eight hours from `onset` on. */
const day = (onset: number) =>
  Array.from({ length: 24 }, (_, hour) => (hour >= onset && hour < onset + 8 ? 0 : 1));
const repeated = (hours: number[], count: number) => Array.from({ length: count }, () => hours);
const unknown = Array.from({ length: 24 }, () => Number.NaN);

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyDay = fc.array(share, { minLength: 24, maxLength: 24 });
const anyDays = fc.array(anyDay, { minLength: 2, maxLength: 10 });

describe('stability from day to day, and change from hour to hour', () => {
  test('reference values of the design', () => {
    expect(interdailyStability(repeated(day(0), 7))).toBeCloseTo(1, 12);
    expect(intradailyVariability(repeated(day(0), 7))).toBeCloseTo(0.3503, 4);
    const moved = [0, 0, 1, 2, 0, 1, 3].map(day);
    expect(interdailyStability(moved)).toBeCloseTo(0.7857, 4);
    expect(intradailyVariability(moved)).toBeCloseTo(0.3503, 4);
  });

  test('what GGIR publishes for days that are each of one level (wadpac/GGIR, tests/testthat/test_g.IVIS.R)', () => {
    const levels = Array.from({ length: 8 }, (_, level) => Array.from({ length: 24 }, () => level));
    expect(interdailyStability(levels)).toBeCloseTo(0, 12);
    expect(intradailyVariability(levels)).toBeLessThan(0.01);
  });

  test('what pyActigraphy publishes for a wave of 24 hours (ghammad/pyActigraphy, pyActigraphy/tests/test_rar.py)', () => {
    const wave = Array.from({ length: 24 }, (_, hour) => Math.sin((hour / 24) * 2 * Math.PI));
    expect(interdailyStability(repeated(wave, 14))).toBeCloseTo(1, 12);
    // It has 0.000 for epochs of a minute; of hours each step is 2·sin(π/24) of the wave.
    expect(intradailyVariability(repeated(wave, 14))).toBeCloseTo((2 * Math.sin(Math.PI / 24)) ** 2, 3);
  });

  test('days that are all the same are fully stable; stability is never out of 0 to 1', () => {
    fc.assert(
      fc.property(anyDay, anyDays, fc.integer({ min: 2, max: 20 }), (one, others, count) => {
        const stable = interdailyStability(repeated(one, count));
        if (stable !== null) expect(stable).toBeCloseTo(1, 6);
        const stability = interdailyStability(others);
        if (stability === null) return;
        expect(stability).toBeGreaterThanOrEqual(0);
        expect(stability).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  test('the order of days and the hour at which they begin do not matter to stability', () => {
    fc.assert(
      fc.property(anyDays, fc.integer({ min: 0, max: 23 }), (days, by) => {
        const rotated = days.map((hours) => [...hours.slice(by), ...hours.slice(0, by)]);
        const stability = interdailyStability(days) ?? 0;
        expect(interdailyStability(rotated) ?? 0).toBeCloseTo(stability, 9);
        expect(interdailyStability(days.toReversed()) ?? 0).toBeCloseTo(stability, 9);
      }),
    );
  });

  test('another unit or level changes neither', () => {
    const unit = fc.double({ min: 0.5, max: 60, noNaN: true });
    const level = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(anyDays, unit, level, (days, by, more) => {
        const other = days.map((hours) => hours.map((hour) => hour * by + more));
        const spread = Math.max(...days.flat()) - Math.min(...days.flat());
        // What differs only by rounding differs by other rounding in another unit.
        fc.pre(spread > 1e-3);
        expect(interdailyStability(other)).toBeCloseTo(interdailyStability(days) ?? Number.NaN, 6);
        expect(intradailyVariability(other)).toBeCloseTo(intradailyVariability(days) ?? Number.NaN, 6);
      }),
    );
  });

  test('an unknown day changes nothing', () => {
    fc.assert(
      fc.property(anyDays, fc.nat(10), (days, at) => {
        const more = days.toSpliced(at, 0, unknown, []);
        expect(interdailyStability(more)).toBe(interdailyStability(days));
        expect(intradailyVariability(more)).toBe(intradailyVariability(days));
      }),
    );
  });

  test('without days, or without any difference between hours, there is no value', () => {
    const constants = [0, 1, 0.1, 1e300].map((value) =>
      repeated(
        Array.from({ length: 24 }, () => value),
        9,
      ),
    );
    for (const days of [[], [unknown, unknown], ...constants]) {
      expect(interdailyStability(days)).toBeNull();
      expect(intradailyVariability(days)).toBeNull();
    }
    // One day cannot come back, but it changes from hour to hour.
    expect(interdailyStability([day(0)])).toBeNull();
    expect(intradailyVariability([day(0)])).not.toBeNull();
    expect(interdailyStability(repeated([1e308, ...day(0).slice(1)], 2))).toBeNull();
  });
});
