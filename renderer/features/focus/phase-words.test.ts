import { expect, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import { phaseWords } from './phase-words.ts';

const lengthMs = 25 * MINUTE_MS;

test.each([
  ['work', 12 * MINUTE_MS, { key: 'clock.workedOf', done: 12 * MINUTE_MS, whole: lengthMs }],
  ['work', lengthMs, { key: 'clock.workedOf', done: lengthMs, whole: lengthMs }],
  ['work', lengthMs + 59 * SECOND_MS, { key: 'clock.workedOf', done: lengthMs, whole: lengthMs }],
  ['work', lengthMs + MINUTE_MS, { key: 'clock.workedOver', whole: lengthMs, over: MINUTE_MS }],
  ['break', lengthMs - MINUTE_MS, { key: 'clock.restedOf', done: lengthMs - MINUTE_MS, whole: lengthMs }],
  ['break', 2 * lengthMs, { key: 'clock.restedOver', whole: lengthMs, over: lengthMs }],
] as const)('%s that has gone on for %d ms is never more than its whole', (kind, passedMs, words) => {
  expect(phaseWords({ kind, passedMs, lengthMs })).toEqual(words);
});
