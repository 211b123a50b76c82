import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import type { DayState, GoalDay } from './goal-day.ts';
import { strengthOf, strengthStep } from './strength.ts';

const first = '2026-09-01';

/** Days in a row in these states. */
function daysOf(states: ReadonlyArray<DayState>): GoalDay[] {
  return states.map((state, index) => ({
    day: addDays(first, index),
    state,
    counts: state === 'done' || state === 'smallest' || state === 'blank',
    amount: null,
    reason: null,
    isOverruled: false,
  }));
}

const state = fc.constantFrom<DayState>('done', 'smallest', 'let-pass', 'paused', 'off', 'blank');
const states = fc.array(state, { maxLength: 120 });
const perWeek = fc.integer({ min: 1, max: 7 });
/** A day after all of them. */
const later = addDays(first, 400);

describe('one step', () => {
  // Loop's own test values: ScoreTest.kt in https://github.com/iSoron/uhabits
  test.each([
    [1, 0, 1, 0.051922],
    [1, 0.5, 1, 0.525961],
    [1, 0.75, 1, 0.762981],
    [1, 0, 0, 0],
    [1, 0.5, 0, 0.474039],
    [1, 0.75, 0, 0.711058],
    [1 / 3, 0, 1, 0.030314],
    [1 / 3, 0.5, 1, 0.515157],
    [1 / 3, 0.75, 1, 0.757578],
    [1 / 3, 0.5, 0, 0.484842],
    [1 / 3, 0.75, 0, 0.727263],
  ])('of f = %f from %f with c = %f is %f', (frequency, before, checkmark, after) => {
    expect(strengthStep(frequency, before, checkmark)).toBeCloseTo(after, 5);
  });
});

describe('the strength', () => {
  test('lies between 0 and 1, and what does not count changes nothing', () => {
    fc.assert(
      fc.property(states, perWeek, (all, often) => {
        const days = daysOf(all);
        const strength = strengthOf(days, often, later);
        expect(strength).toBeGreaterThanOrEqual(0);
        expect(strength).toBeLessThanOrEqual(1);
        expect(
          strengthOf(
            days.filter(({ counts }) => counts),
            often,
            later,
          ),
        ).toBe(strength);
      }),
    );
  });

  test('never becomes less because one more day was done, today or before', () => {
    fc.assert(
      fc.property(states, perWeek, fc.nat(), fc.boolean(), (all, often, place, isToday) => {
        const blanks = all.flatMap((one, index) => (one === 'blank' ? [index] : []));
        fc.pre(blanks.length > 0);
        const index = blanks[place % blanks.length] ?? 0;
        const more = all.with(index, 'done');
        const today: Day = isToday ? addDays(first, index) : later;
        // Today does not count while it is blank.
        const before = daysOf(all).map((one) => (one.day === today ? { ...one, counts: false } : one));
        expect(strengthOf(daysOf(more), often, today)).toBeGreaterThanOrEqual(
          strengthOf(before, often, today),
        );
      }),
    );
  });

  test('does not depend on the order in which its days are given', () => {
    fc.assert(
      fc.property(states, perWeek, fc.infiniteStream(fc.nat()), (all, often, keys) => {
        const days = daysOf(all);
        const mixed = days
          .map((day) => ({ day, key: keys.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ day }) => day);
        expect(strengthOf(mixed, often, later)).toBe(strengthOf(days, often, later));
      }),
    );
  });

  test('survives a day that was not done, and any number of them', () => {
    const practised = Array.from({ length: 60 }, () => 'done' as const);
    const kept =
      strengthOf(daysOf([...practised, 'blank']), 7, later) / strengthOf(daysOf(practised), 7, later);
    expect(kept).toBeCloseTo(0.5 ** (1 / 13), 10);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), perWeek, (blanks, often) => {
        const days = daysOf([...practised, ...Array.from({ length: blanks }, () => 'blank' as const)]);
        expect(strengthOf(days, often, later)).toBeGreaterThan(0);
      }),
    );
  });

  test('of three days in seven grows as of every day, whichever three they are', () => {
    const week: DayState[] = ['done', 'blank', 'done', 'blank', 'done', 'blank', 'blank'];
    const strength = (count: number) =>
      strengthOf(daysOf(Array.from({ length: count }, () => week).flat()), 3, later);
    expect(strength(30)).toBeGreaterThan(0.99);
    expect(strength(4)).toBeGreaterThan(strength(2));
  });
});
