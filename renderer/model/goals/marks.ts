import type { Workspace } from '#renderer/store/workspace.ts';
import { type Change, write } from '#renderer/store/write.ts';
import type { Goal } from '#shared/domain/goals/goal.ts';
import type { GoalDay } from '#shared/domain/goals/goal-day.ts';
import { type GoalMark, goalMarkId, type MarkState } from '#shared/domain/goals/goal-mark.ts';

/** The day that is marked, as it is now: what the records say of it decides whether a mark overrules them. */
export type MarkedDay = Pick<GoalDay, 'day' | 'reason' | 'isOverruled'>;

/** Marks a goal on a day; `none` takes back what was said, or says no where the records say yes. */
export function markGoal(
  workspace: Workspace,
  goal: Pick<Goal, 'id' | 'amount' | 'target'>,
  on: MarkedDay,
  state: MarkState,
): Promise<Change[]> {
  const amount = state === 'done' && goal.target.kind !== 'work' ? goal.amount : null;
  return writeMark(workspace, goal, on, { state, amount });
}

/** Says how much of a goal with an amount there was on a day; it is done from its amount on. */
export function sayAmount(
  workspace: Workspace,
  goal: Pick<Goal, 'id' | 'amount'>,
  on: MarkedDay,
  amount: number,
): Promise<Change[]> {
  const state = amount >= (goal.amount ?? 1) ? 'done' : 'none';
  return writeMark(workspace, goal, on, { state, amount });
}

/** What is said overrules the records where these say that the day is done, and it does not. */
function writeMark(
  workspace: Workspace,
  { id: goalId }: Pick<Goal, 'id'>,
  { day, reason, isOverruled }: MarkedDay,
  said: Pick<GoalMark, 'state' | 'amount'>,
): Promise<Change[]> {
  const isTold = reason !== null || isOverruled;
  const patch = { goalId, day, ...said, overrules: isTold && said.state !== 'done' };
  return write(workspace, [{ table: 'goalMarks', id: goalMarkId(goalId, day), kind: 'set', patch }]);
}
