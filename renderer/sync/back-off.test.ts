import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { backOffMs } from './back-off.ts';

const attempt = fc.integer({ min: 0, max: 10_000 });
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('backing off', () => {
  test('doubles, with jitter, up to five minutes', () => {
    expect([0, 1, 2, 3].map((of) => backOffMs(of, 0, null))).toEqual([500, 1_000, 2_000, 4_000]);
    fc.assert(
      fc.property(attempt, random, (of, by) => {
        const ms = backOffMs(of, by, null);
        expect(ms).toBeGreaterThanOrEqual(500);
        expect(ms).toBeLessThanOrEqual(5 * MINUTE_MS);
        expect(backOffMs(of + 1, by, null)).toBeGreaterThanOrEqual(ms);
        expect(backOffMs(of, 0.999, null)).toBeGreaterThan(backOffMs(of, 0, null));
      }),
    );
  });

  test('is never shorter than the server asked for, up to a day', () => {
    fc.assert(
      fc.property(attempt, random, fc.integer({ min: 0, max: DAY_MS }), (of, by, asked) => {
        expect(backOffMs(of, by, asked)).toBeGreaterThanOrEqual(asked);
      }),
    );
  });

  test('fits a timer, whatever the server asked for: a longer one would go off at once', () => {
    fc.assert(
      fc.property(attempt, random, fc.double({ min: -1e20, max: 1e20, noNaN: true }), (of, by, asked) => {
        const ms = backOffMs(of, by, asked);
        expect(ms).toBeGreaterThanOrEqual(500);
        expect(ms).toBeLessThan(2 ** 31);
      }),
    );
  });
});
