import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { isAsleep, OPEN_SLEEP_MAX_MS, SLEEP_MAX_MS, sleepError, sleepSpan } from './sleep.ts';

const NOW = Date.UTC(2026, 10, 23, 5);

test('sleep that has been is right whatever its length up to the longest', () => {
  const lengths = fc.integer({ min: 1, max: SLEEP_MAX_MS });
  fc.assert(
    fc.property(lengths, fc.nat(), (lengthMs, agoMs) => {
      const endAt = NOW - agoMs;
      expect(sleepError({ startAt: endAt - lengthMs, endAt }, NOW)).toBeNull();
    }),
  );
});

test('each slip of the keyboard has its own name', () => {
  expect(sleepError({ startAt: NOW - HOUR_MS, endAt: NOW - HOUR_MS }, NOW)).toBe('sleep-ends-before-start');
  expect(sleepError({ startAt: NOW - SLEEP_MAX_MS - 1, endAt: NOW }, NOW)).toBe('sleep-too-long');
  expect(sleepError({ startAt: NOW - HOUR_MS, endAt: NOW + 1 }, NOW)).toBe('rhythm-in-future');
  expect(sleepError({ startAt: NOW + 1, endAt: null }, NOW)).toBe('rhythm-in-future');
  expect(sleepError({ startAt: NOW, endAt: null }, NOW)).toBeNull();
});

test('sleep without an end goes on for a while, then its end is unknown', () => {
  const record = { startAt: NOW, endAt: null };
  expect(isAsleep(record, NOW + OPEN_SLEEP_MAX_MS)).toBe(true);
  expect(sleepSpan(record, NOW + HOUR_MS)).toEqual({ startAt: NOW, endAt: NOW + HOUR_MS });
  expect(isAsleep(record, NOW + OPEN_SLEEP_MAX_MS + 1)).toBe(false);
  expect(sleepSpan(record, NOW + OPEN_SLEEP_MAX_MS + 1)).toEqual({ startAt: NOW, endAt: NOW + MINUTE_MS });
});
