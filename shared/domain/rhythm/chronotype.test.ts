import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chronotypeMsfSc, socialJetlagHours } from './chronotype.ts';

/** Hours of a time such as `02:30` or `03:17:08.571429`. */
function hours(time: string): number {
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  return hour + minute / 60 + second / 3_600;
}

const hour = fc.double({ min: 0, max: 24, maxExcluded: true, noNaN: true });

describe('social jetlag', () => {
  test('reference values of the design, and what mctq publishes (ropensci/mctq, tests/testthat/test-sjl.R)', () => {
    const published = [
      ['02:30', '04:30', 2],
      ['23:00', '02:00', 3],
      ['22:00', '17:30', -4.5],
      ['05:00', '03:00', -2],
      ['11:00', '18:30', 7.5],
      ['08:00', '12:00', 4],
      ['12:00', '08:00', -4],
      ['23:00', '01:00', 2],
      ['01:00', '23:00', -2],
      ['03:30', '03:00', -0.5],
      ['22:00', '03:00', 5],
    ] as const;
    for (const [work, free, jetlag] of published) {
      expect(socialJetlagHours(hours(free), hours(work)), `${work} → ${free}`).toBeCloseTo(jetlag, 9);
    }
  });

  test('it is the shorter way round: more than −12 and at most 12 hours, the same wherever midnight is', () => {
    fc.assert(
      fc.property(hour, hour, hour, (free, work, by) => {
        const jetlag = socialJetlagHours(free, work);
        expect(jetlag).toBeGreaterThan(-12);
        expect(jetlag).toBeLessThanOrEqual(12);
        const turned = socialJetlagHours(free + by, work + by);
        expect(Math.abs(turned - jetlag) % 24).toSatisfy((off) => off < 1e-6 || off > 24 - 1e-6);
      }),
    );
    expect(socialJetlagHours(0, 12)).toBe(12);
    expect(socialJetlagHours(12, 0)).toBe(12);
  });
});

describe('chronotype', () => {
  test('what mctq publishes for msf_sc (ropensci/mctq, tests/testthat/test-msf_sc.R)', () => {
    const published = [
      ['04:00', 8, 6, 5, '03:17:08.571429'],
      ['23:30', 9, 7, 3, '23:04:17.142857'],
      ['02:15', 7, 9, 5, '02:15'],
      ['03:45', 7.5, 6, 5, '03:12:51.428571'],
      ['22:30', 8, 5.5, 4, '21:47:08.571429'],
      ['03:45', 7, 7, 5, '03:45'],
    ] as const;
    for (const [msf, free, work, workDays, expected] of published) {
      expect(chronotypeMsfSc(hours(msf), free, work, workDays), msf).toBeCloseTo(hours(expected), 6);
    }
  });

  test('it goes back past midnight', () => {
    expect(chronotypeMsfSc(0.25, 10, 6, 7)).toBeCloseTo(22.25, 9);
  });

  test('it turns with the clock, and is never later than the middle of sleep on free days', () => {
    const length = fc.double({ min: 0, max: 14, noNaN: true });
    fc.assert(
      fc.property(
        hour,
        length,
        length,
        fc.double({ min: 0, max: 7, noNaN: true }),
        hour,
        (msf, free, work, n, by) => {
          const type = chronotypeMsfSc(msf, free, work, n) ?? Number.NaN;
          expect(type).toBeGreaterThanOrEqual(0);
          expect(type).toBeLessThan(24);
          const back = (msf - type + 24) % 24;
          expect(Math.min(back, 24 - back)).toBeLessThanOrEqual(7 + 1e-9);
          const turned = chronotypeMsfSc(msf + by, free, work, n) ?? Number.NaN;
          const off = (turned - type - by + 48) % 24;
          expect(Math.min(off, 24 - off)).toBeLessThan(1e-6);
        },
      ),
    );
  });

  test('what cannot be has none', () => {
    for (const [msf, free, work, days] of [
      [Number.NaN, 8, 7, 5],
      [4, Number.NaN, 7, 5],
      [4, 8, Number.NaN, 5],
      [4, 8, 7, 8],
      [4, 8, 7, -1],
      [4, 8, 7, Number.NaN],
      [4, -8, 7, 5],
    ] as const) {
      expect(chronotypeMsfSc(msf, free, work, days)).toBeNull();
    }
  });
});
