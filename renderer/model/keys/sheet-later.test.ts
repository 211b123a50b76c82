import { expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { isSheetPutOff } from './sheet-later.ts';

const at = Date.parse('2026-11-23T05:00Z');

test.each([
  ['it never was', null, at, false],
  ['just now, by a screen that saw the time a while ago', at, at - 29 * MINUTE_MS, true],
  ['almost a week ago', at, at + 7 * DAY_MS - 1, true],
  ['a week ago', at, at + 7 * DAY_MS, false],
  ['by a clock that was a month ahead', at, at - 30 * DAY_MS, false],
])('the sheet is put off for a week: %s', (_when, putOffAt, now, isPutOff) => {
  expect(isSheetPutOff(putOffAt, now)).toBe(isPutOff);
});
