import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { type DayFacts, noFacts } from './day-facts.ts';
import { Goal } from './goal.ts';
import { doneOfLast, type GoalDay, goalDay, isWantedToday } from './goal-day.ts';
import { GoalMark, goalMarkId, type MarkState } from './goal-mark.ts';
import { daysWithoutPause, GoalPause, goalPauseId } from './goal-pause.ts';
import { strengthOf } from './strength.ts';

const FIRST = '2026-09-01';

function goalOf(fields: Partial<Goal> = {}): Goal {
  return Goal.parse({ id: 'g', title: 'こつこつ', fromDay: FIRST, createdAt: 0, ...fields });
}

function markOf(day: Day, state: MarkState, overrules = false): GoalMark {
  return GoalMark.parse({ id: goalMarkId('g', day), goalId: 'g', day, state, overrules });
}

function pauseOf(from: Day, until: Day | null, goalId: string | null = 'g'): GoalPause {
  return GoalPause.parse({ id: goalPauseId(goalId, from), goalId, from, until });
}

interface Given {
  goal?: Goal;
  marks?: ReadonlyArray<GoalMark>;
  pauses?: ReadonlyArray<GoalPause>;
  facts?: ReadonlyMap<Day, DayFacts>;
}

/** How a goal stands on all days from its first one to `today`. */
function seen(today: Day, { goal = goalOf(), marks = [], pauses = [], facts = new Map() }: Given): GoalDay[] {
  const byDay = new Map(marks.map((mark) => [mark.day, mark]));
  const sources = { marks: byDay, pauses, facts, today, starts: [] };
  return daysWithoutPause([], goal, today, 1_000).map((day) => goalDay(goal, day, sources));
}

/** Everything that is told of a goal. */
function told(today: Day, given: Given) {
  const days = seen(today, given);
  const { perWeek } = given.goal ?? goalOf();
  return { week: doneOfLast(days), strength: strengthOf(days, perWeek, today) };
}

const history = fc.array(fc.constantFrom<MarkState>('done', 'smallest', 'let-pass', 'none'), {
  minLength: 1,
  maxLength: 60,
});
const goals = fc.integer({ min: 1, max: 7 }).map((perWeek) => goalOf({ perWeek }));
const marksFrom = (first: Day, states: ReadonlyArray<MarkState>) =>
  states.map((state, index) => markOf(addDays(first, index), state));

describe('what is told of a goal', () => {
  test('is the same with a pause of any length, of this goal or of all, in the middle of it', () => {
    const lengths = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(goals, history, history, lengths, fc.boolean(), (goal, before, after, length, isOfAll) => {
        const pausedFrom = addDays(FIRST, before.length);
        const resumed = addDays(pausedFrom, length);
        const pauses = [pauseOf(pausedFrom, addDays(resumed, -1), isOfAll ? null : 'g')];
        const last = addDays(resumed, after.length);
        const withPause = [...marksFrom(FIRST, before), ...marksFrom(resumed, after)];
        const without = [...marksFrom(FIRST, before), ...marksFrom(pausedFrom, after)];
        expect(told(last, { goal, marks: withPause, pauses })).toEqual(
          told(addDays(last, -length), { goal, marks: without }),
        );
      }),
    );
  });

  test('is the same while a pause has no end', () => {
    fc.assert(
      fc.property(goals, history, fc.integer({ min: 0, max: 400 }), (goal, states, length) => {
        const marks = marksFrom(FIRST, states);
        const end = addDays(FIRST, states.length);
        const pauses = [pauseOf(end, null)];
        expect(told(addDays(end, length), { goal, marks, pauses })).toEqual(told(end, { goal, marks }));
      }),
    );
  });

  test('is the same with one more day that was let pass', () => {
    fc.assert(
      fc.property(goals, history, history, (goal, before, after) => {
        const letPass = addDays(FIRST, before.length);
        const next = addDays(letPass, 1);
        const withIt = [...marksFrom(FIRST, before), markOf(letPass, 'let-pass'), ...marksFrom(next, after)];
        const without = [...marksFrom(FIRST, before), ...marksFrom(letPass, after)];
        expect(told(addDays(next, after.length), { goal, marks: withIt })).toEqual(
          told(addDays(letPass, after.length), { goal, marks: without }),
        );
      }),
    );
  });

  test('does not depend on the order of the marks', () => {
    fc.assert(
      fc.property(goals, history, (goal, states) => {
        const marks = marksFrom(FIRST, states);
        const today = addDays(FIRST, states.length);
        expect(told(today, { goal, marks: marks.toReversed() })).toEqual(told(today, { goal, marks }));
      }),
    );
  });

  test('is never less for a day that was done, today or before', () => {
    fc.assert(
      fc.property(goals, history, fc.nat(), (goal, states, place) => {
        const index = place % states.length;
        const today = addDays(FIRST, states.length - 1);
        fc.pre(states[index] === 'none');
        const before = told(today, { goal, marks: marksFrom(FIRST, states) });
        const after = told(today, { goal, marks: marksFrom(FIRST, states.with(index, 'done')) });
        expect(after.week.done).toBeGreaterThanOrEqual(before.week.done);
        expect(after.strength).toBeGreaterThanOrEqual(before.strength);
      }),
    );
  });
});

describe('a day of a goal', () => {
  const day = '2026-09-10';
  const next = addDays(day, 1);
  const one = (given: Given, today = next) => seen(today, given).find((seenDay) => seenDay.day === day);

  test('is blank, and counts once it is over; done, it counts at once', () => {
    expect(one({})).toMatchObject({ state: 'blank', counts: true });
    expect(one({}, day)).toMatchObject({ state: 'blank', counts: false });
    expect(one({ marks: [markOf(day, 'smallest')] }, day)).toMatchObject({ state: 'smallest', counts: true });
  });

  test('before the goal, or after its end, does not count', () => {
    expect(seen(day, { goal: goalOf({ fromDay: next }) })).toEqual([]);
    expect(one({ goal: goalOf({ endedDay: addDays(day, -1) }) })?.counts).toBe(false);
    expect(one({ goal: goalOf({ endedDay: day }) })?.counts).toBe(true);
  });

  test('in a pause is shown as it was, and does not count, but what was done when the pause began', () => {
    const marks = [markOf(day, 'done')];
    const begun = [pauseOf(day, null)];
    expect(one({ pauses: begun })).toMatchObject({ state: 'paused', counts: false });
    expect(one({ pauses: begun, marks })).toMatchObject({ state: 'done', counts: true });
    const under = [...begun, pauseOf(addDays(day, -1), null, null)];
    expect(one({ pauses: under, marks })).toMatchObject({ state: 'done', counts: false });
  });

  test('of another weekday than the goal is about does not count, unless it was done', () => {
    const goal = goalOf({
      target: { kind: 'rhythm', record: 'meal', before: null, after: null, weekdays: [5] },
    });
    // 10 September 2026 is a Thursday.
    expect(one({ goal })).toMatchObject({ state: 'off', counts: false });
    expect(one({ goal, marks: [markOf(day, 'done')] })).toMatchObject({ state: 'done', counts: true });
  });

  test('is done by its records, says why, and can be overruled; a mark made before them yields', () => {
    const goal = goalOf({ target: { kind: 'work', measure: 'blocks' }, amount: 3, unit: 'blocks' });
    const facts = new Map([[day, { ...noFacts, blocks: 3 }]]);
    const byRecords = { state: 'done', amount: 3, reason: { kind: 'blocks', count: 3 }, isOverruled: false };
    expect(one({ goal, facts })).toMatchObject(byRecords);
    expect(one({ goal, facts, marks: [markOf(day, 'let-pass')] })).toMatchObject(byRecords);
    expect(one({ goal, facts, marks: [markOf(day, 'none', true)] })).toMatchObject({
      state: 'blank',
      reason: null,
      isOverruled: true,
    });
    const fewer = new Map([[day, { ...noFacts, blocks: 2 }]]);
    expect(one({ goal, facts: fewer })).toMatchObject({ state: 'blank', amount: 2, reason: null });
    expect(one({ goal, facts: fewer, marks: [markOf(day, 'done')] })).toMatchObject({ state: 'done' });
  });
});

test('a goal is wanted today while it is open and was done on fewer of the last seven days than it is for', () => {
  const today = addDays(FIRST, 6);
  const isWanted = (perWeek: number, states: ReadonlyArray<MarkState>, given: Given = {}) => {
    const goal = goalOf({ perWeek });
    return isWantedToday(goal, seen(today, { goal, marks: marksFrom(FIRST, states), ...given }));
  };
  expect([isWanted(3, ['done', 'none', 'smallest']), isWanted(2, ['done', 'none', 'smallest'])]).toEqual([
    true,
    false,
  ]);
  // What was let pass is not done.
  expect(isWanted(1, ['let-pass'])).toBe(true);
  // One of every day is, as today is not over.
  expect(isWanted(7, Array(6).fill('done'))).toBe(true);
  for (const state of ['done', 'smallest', 'let-pass'] as const) {
    expect(isWanted(7, [...Array(6).fill('none'), state])).toBe(false);
  }
  expect(isWanted(7, [], { pauses: [pauseOf(today, null)] })).toBe(false);
});

describe('days without a pause', () => {
  test('are counted back over pauses, and not before the goal', () => {
    const pauses = [pauseOf('2026-09-05', '2026-09-08', null)];
    expect(daysWithoutPause(pauses, goalOf(), '2026-09-10', 3)).toEqual([
      ...['2026-09-04', '2026-09-05', '2026-09-09', '2026-09-10'],
    ]);
    expect(daysWithoutPause([], goalOf(), '2026-09-02', 9)).toEqual(['2026-09-01', '2026-09-02']);
    expect(daysWithoutPause([pauseOf('2026-09-01', null)], goalOf(), '2026-09-02', 9)).toEqual([FIRST]);
  });

  test('leave out no day that counts, however pauses of this goal and of all lie over each other', () => {
    const after = fc.integer({ min: 0, max: 50 });
    const pause = fc
      .tuple(after, fc.option(fc.integer({ min: 0, max: 30 })), fc.constantFrom('g', null))
      .map(([from, days, goalId]) => {
        const first = addDays(FIRST, from);
        return pauseOf(first, days === null ? null : addDays(first, days), goalId);
      });
    fc.assert(
      fc.property(history, fc.array(pause, { maxLength: 4 }), (states, pauses) => {
        const today = addDays(FIRST, 59);
        const counting = seen(today, { marks: marksFrom(FIRST, states), pauses }).filter(
          ({ counts }) => counts,
        );
        const days = daysWithoutPause(pauses, goalOf(), today, 1_000);
        expect(days).toEqual(expect.arrayContaining(counting.map(({ day }) => day)));
        expect(days.length).toBeLessThanOrEqual(60);
      }),
    );
  });
});
