import * as z from 'zod';
import { Day } from '#shared/domain/day/day.ts';
import { Id } from '#shared/domain/day/instant.ts';
import { AMOUNT_MAX } from './goal.ts';

/**
 * What a member said of a goal on a day. `smallest`: its smallest version was done, which counts as done. `let-pass`: it
 * counts neither as done nor as a blank. `none`: nothing.
 */
export const MarkState = z.enum(['done', 'smallest', 'let-pass', 'none']);
export type MarkState = z.infer<typeof MarkState>;

/** The mark of a goal on a logical day. */
export const GoalMark = z.object({
  id: Id,
  goalId: Id,
  day: Day,
  state: MarkState.default('none'),
  /** How much it was, where the goal has an amount and the member said so. */
  amount: z.number().int().min(0).max(AMOUNT_MAX).nullable().default(null),
  /** The member said it although the records of that day said that it was done: then their word holds. */
  overrules: z.boolean().default(false),
});
export type GoalMark = z.infer<typeof GoalMark>;

/** The id of a goal's mark on a day: the same on every device, so that two that mark it make one row. */
export function goalMarkId(goalId: string, day: Day): string {
  return `goal-mark:${goalId}:${day}`;
}
