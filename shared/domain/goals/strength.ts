import type { Day } from '#shared/domain/day/day.ts';
import { WEEK_DAYS } from './goal.ts';
import { type GoalDay, isDone } from './goal-day.ts';

/**
 * So many days without a pause are enough to tell the strength of a goal: what a day before them adds is less than a
 * thousandth, even for a goal of once a week (0.5^(365 · √(1/7) / 13) = 0.0006).
 */
export const STRENGTH_DAYS = 365;

/**
 * One day's step of the strength of a habit, as Loop Habit Tracker computes it (`Score.compute` in
 * https://github.com/iSoron/uhabits): m = 0.5^(√f / 13), s ← s·m + c·(1 − m).
 * @param frequency on how many days of one it is to be done, 0 < f ≤ 1
 * @param before the strength on the day before, 0 to 1
 * @param checkmark how much of it was done, 0 to 1
 */
export function strengthStep(frequency: number, before: number, checkmark: number): number {
  const kept = 0.5 ** (Math.sqrt(frequency) / 13);
  return before * kept + checkmark * (1 - kept);
}

/**
 * How strong a goal has become, from 0 to 1: the steps of all days that count. One of every day gets 1 for each day done;
 * one of n days in seven gets min(1, done in the last seven that count / n). (Loop looks at twice the interval there.) A
 * day that does not count changes nothing, and a day that was not done leaves most of what there was. Today only ever
 * adds, as nothing is known of it before it is over.
 * @param days in any order
 */
export function strengthOf(days: ReadonlyArray<GoalDay>, perWeek: number, today: Day): number {
  const counting = days.filter(({ counts }) => counts).toSorted((a, b) => (a.day < b.day ? -1 : 1));
  let strength = 0;
  for (const [index, one] of counting.entries()) {
    const done = counting.slice(Math.max(0, index - WEEK_DAYS + 1), index + 1).filter(isDone).length;
    const checkmark = perWeek >= WEEK_DAYS ? Number(isDone(one)) : Math.min(1, done / perWeek);
    const next = strengthStep(perWeek / WEEK_DAYS, strength, checkmark);
    strength = one.day === today ? Math.max(strength, next) : next;
  }
  return strength;
}
