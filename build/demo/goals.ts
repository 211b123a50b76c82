import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { Goal } from '#shared/domain/goals/goal.ts';
import { GoalMark, goalMarkId, type MarkState } from '#shared/domain/goals/goal-mark.ts';
import type { Dice } from '#tests/fixtures/dice.ts';
import type { LivedDay } from './days.ts';
import { demoGoals } from './words.ts';

/** So many days before today she made her goals. */
const MADE_AGO = 12;

/**
 * Her goals: one that she marks herself, with a smallest version for days with little strength; one that her blocks mark;
 * and going out, which she let pass while it rained.
 */
export function goalsOf(days: ReadonlyArray<LivedDay>, dice: Dice): { goals: Goal[]; goalMarks: GoalMark[] } {
  const first = days.find(({ ago }) => ago <= MADE_AGO);
  if (!first) return { goals: [], goalMarks: [] };
  const goals = demoGoals.map((goal, index) => {
    const createdAt = first.wokeAt + (20 + index) * MINUTE_MS;
    const made = { id: dice.idAt(createdAt), fromDay: first.day, order: createdAt, createdAt };
    return Goal.parse({ ...made, ...goal });
  });
  const [line, , outing] = goals;
  const marks = (goal: Goal | undefined, stateOn: (day: LivedDay) => MarkState | null): GoalMark[] =>
    goal
      ? days.flatMap((lived) => {
          const state = lived.ago <= MADE_AGO && lived.kind !== 'unrecorded' ? stateOn(lived) : null;
          const { day } = lived;
          return state ? [GoalMark.parse({ id: goalMarkId(goal.id, day), goalId: goal.id, day, state })] : [];
        })
      : [];
  return {
    goals,
    goalMarks: [
      ...marks(line, ({ kind }) => {
        if (kind === 'slow') return 'smallest';
        return kind === 'ordinary' || kind === 'half' ? 'done' : null;
      }),
      ...marks(outing, ({ kind, ago }) => {
        if (kind === 'outing' || ago === 11) return 'done';
        return ago === 2 ? 'let-pass' : null;
      }),
    ],
  };
}
