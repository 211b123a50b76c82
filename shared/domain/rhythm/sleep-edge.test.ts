import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { sleepError } from './sleep.ts';
import { EDGE_STEP_MS, nearestStep, withEdgeAt } from './sleep-edge.ts';

const NOW = Date.parse('2026-11-20T12:00:00+09:00');
const times = fc
  .record({ ago: fc.integer({ min: 60, max: 5_000 }), length: fc.integer({ min: 5, max: 60 * 70 }) })
  .map(({ ago, length }) => {
    const startAt = NOW - ago * MINUTE_MS;
    return { startAt, endAt: Math.min(NOW, startAt + length * MINUTE_MS) };
  });

test('wherever an edge is moved to, sleep is left that can be recorded, with its other edge where it was', () => {
  fc.assert(
    fc.property(
      times,
      fc.constantFrom('startAt' as const, 'endAt' as const),
      fc.integer({ min: -6 * DAY_MS, max: 6 * DAY_MS }),
      (sleep, edge, by) => {
        const moved = withEdgeAt(sleep, edge, sleep[edge] + by, NOW);
        if (!moved) throw new Error('both edges are known');
        expect(sleepError(moved, NOW)).toBeNull();
        const other = edge === 'startAt' ? 'endAt' : 'startAt';
        expect(moved[other]).toBe(sleep[other]);
      },
    ),
  );
});

test('an edge goes where it is moved to, and stops one step before the other one', () => {
  const sleep = { startAt: NOW - 8 * HOUR_MS, endAt: NOW - HOUR_MS };
  expect(withEdgeAt(sleep, 'startAt', NOW - 7 * HOUR_MS, NOW)).toEqual({
    ...sleep,
    startAt: NOW - 7 * HOUR_MS,
  });
  expect(withEdgeAt(sleep, 'startAt', NOW, NOW)).toEqual({ ...sleep, startAt: sleep.endAt - EDGE_STEP_MS });
  expect(withEdgeAt(sleep, 'endAt', NOW + HOUR_MS, NOW)).toEqual({ ...sleep, endAt: NOW });
});

test('sleep that goes on has one edge only', () => {
  const sleep = { startAt: NOW - HOUR_MS, endAt: null };
  expect(withEdgeAt(sleep, 'endAt', NOW, NOW)).toBeNull();
  expect(withEdgeAt(sleep, 'startAt', NOW + HOUR_MS, NOW)).toEqual({ startAt: NOW, endAt: null });
});

test('what is dragged lands at full five minutes', () => {
  expect(nearestStep(NOW + 2.4 * MINUTE_MS)).toBe(NOW);
  expect(nearestStep(NOW + 2.6 * MINUTE_MS)).toBe(NOW + 5 * MINUTE_MS);
});
