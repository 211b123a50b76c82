import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { Goal } from '#shared/domain/goals/goal.ts';
import { GoalMark, goalMarkId, type MarkState } from '#shared/domain/goals/goal-mark.ts';
import type { Dice } from '#tests/fixtures/dice.ts';
import type { LivedDay } from './days.ts';
import * as words from './words.ts';

/** On which of her days she made her goals, and on which she ended one. */
const MADE_ON = 1;
const ENDED_ON = 11;
/** She gets up in her own time when it is no later than so long after the usual one, in minutes. */
const USUAL_WITHIN = 50;

interface GoalsOptions {
  days: ReadonlyArray<LivedDay>;
  /** When she usually gets up, in minutes after midnight. */
  waking: number;
  dice: Dice;
}

/** Her goals, with what she said of them on almost three weeks of days; a day that she did not record has no mark. */
export function goalsOf({ days, waking, dice }: GoalsOptions): { goals: Goal[]; goalMarks: GoalMark[] } {
  const [first, last] = [days[MADE_ON], days[ENDED_ON]];
  if (!first || !last) return { goals: [], goalMarks: [] };
  const since = days.slice(MADE_ON);
  let made = 0;
  const goal = (fields: Omit<Partial<Goal>, 'id'>): Goal => {
    const createdAt = first.wokeAt + (20 + made++) * MINUTE_MS;
    return Goal.parse({
      id: dice.idAt(createdAt),
      fromDay: first.day,
      order: createdAt,
      createdAt,
      ...fields,
    });
  };
  const marks = ({ id }: Goal, stateOn: (lived: LivedDay) => MarkState | null): GoalMark[] =>
    since.flatMap((lived) => {
      const state = lived.kind === 'unrecorded' ? null : stateOn(lived);
      const { day } = lived;
      return state ? [GoalMark.parse({ id: goalMarkId(id, day), goalId: id, day, state })] : [];
    });
  const before = (waking + USUAL_WITHIN) % 1_440;
  const up: Goal['target'] = { kind: 'rhythm', record: 'out-of-bed', before, after: null, weekdays: [] };
  const { line, drawing, outing } = words.goals;
  const [ofLine, ofDrawing, ofUp, ofOuting, ended] = [
    goal(line),
    goal(drawing),
    goal({ ...words.goals.up, target: up }),
    goal(outing),
    goal({ ...words.endedGoal, endedDay: last.day }),
  ] as const;
  return {
    goals: [ofLine, ofDrawing, ofUp, ofOuting, ended],
    goalMarks: [
      ...marks(ofLine, ({ kind, ago }) => {
        if (kind === 'slow') return 'smallest';
        return (kind === 'ordinary' && ago % 7 !== 5) || kind === 'half' ? 'done' : null;
      }),
      ...marks(ofUp, ({ kind }) => (kind === 'slow' ? 'smallest' : null)),
      ...marks(ofOuting, ({ kind, ago }) => {
        if (kind === 'outing' || ago % 6 === 5) return 'done';
        return ago === 2 || ago === 13 ? 'let-pass' : null;
      }),
      ...marks(ended, ({ day, kind, ago }) =>
        day <= last.day && kind === 'ordinary' && ago % 3 !== 0 ? 'done' : null,
      ),
    ],
  };
}
