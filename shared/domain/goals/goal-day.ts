import type { Day, DayStarts } from '#shared/domain/day/day.ts';
import { type DayFacts, noFacts } from './day-facts.ts';
import { type Goal, WEEK_DAYS } from './goal.ts';
import type { GoalMark } from './goal-mark.ts';
import { type GoalPause, pausesOn } from './goal-pause.ts';
import { isOffDay, type Reason, type Told, toldByRecords } from './told-by-records.ts';

/** How a goal stands on a day. `paused`, and `off` on another weekday than those of the goal, only where nothing was done. */
export type DayState = 'done' | 'smallest' | 'let-pass' | 'paused' | 'off' | 'blank';

/** A goal on one logical day. */
export interface GoalDay {
  day: Day;
  state: DayState;
  /** It is one of the days by which the goal is seen: "4 of the last 7". */
  counts: boolean;
  /** How much there was, where the goal has an amount and that is known. */
  amount: number | null;
  /** What in the records says that it was done; null where the member said so, or it was not. */
  reason: Reason | null;
  /** The records say that it was done, and the member said otherwise. */
  isOverruled: boolean;
}

/** Whether it was done, be it the smallest version. */
export function isDone({ state }: Pick<GoalDay, 'state'>): boolean {
  return state === 'done' || state === 'smallest';
}

/** What is needed to see a goal on some days. */
export interface GoalSources {
  /** The marks of the goal, by day. */
  marks: ReadonlyMap<Day, GoalMark>;
  pauses: ReadonlyArray<GoalPause>;
  facts: ReadonlyMap<Day, DayFacts>;
  today: Day;
  starts: DayStarts;
}

/**
 * A goal on a day. The member's own mark goes first where they made it against the records, or where these say nothing.
 * A day counts unless it was let pass, lies in a pause, before the goal or after its end. Two days count only if they were
 * done: one of another weekday than those of the goal, and the one on which a pause begins, as resting takes away nothing
 * that there was. Today counts once it is done: until it is over, nothing about it is known.
 */
export function goalDay(goal: Goal, day: Day, { marks, pauses, facts, today, starts }: GoalSources): GoalDay {
  const told = toldByRecords(goal, day, facts.get(day) ?? noFacts, starts);
  const mark = marks.get(day);
  const said = stateSaid(mark, told);
  const resting = pausesOn(pauses, goal.id, day);
  const isResting = resting.length > 0;
  const hasRested = resting.some(({ from }) => from < day);
  const isOff = isOffDay(goal, day);
  const quiet = isResting ? 'paused' : isOff ? 'off' : 'blank';
  const state = said.state === 'blank' ? quiet : said.state;
  const isWithin = goal.fromDay <= day && day <= today && day <= (goal.endedDay ?? today);
  const isKnown = isDone({ state }) || (state === 'blank' && day < today);
  return {
    day,
    state,
    counts: isWithin && isKnown && !hasRested,
    amount: mark?.amount ?? told.amount,
    reason: said.isByRecords ? told.reason : null,
    isOverruled: told.isDone && !said.isByRecords && mark?.overrules === true,
  };
}

function stateSaid(
  mark: GoalMark | undefined,
  told: Told,
): { state: 'done' | 'smallest' | 'let-pass' | 'blank'; isByRecords: boolean } {
  if (told.isDone && !mark?.overrules) return { state: 'done', isByRecords: true };
  const state = mark?.state ?? 'none';
  return { state: state === 'none' ? 'blank' : state, isByRecords: false };
}

/** On how many of the last days that count a goal was done, and of how many: "4 of the last 7". */
export function doneOfLast(days: ReadonlyArray<GoalDay>, count = WEEK_DAYS): { done: number; of: number } {
  const last = days.filter(({ counts }) => counts).slice(-count);
  return { done: last.filter(isDone).length, of: last.length };
}

/**
 * Whether a goal may be suggested and reminded of today: it can still be done, and was not yet done on as many of the last
 * seven days as it is for.
 * @param week the last seven days, today last
 */
export function isWantedToday({ perWeek }: Pick<Goal, 'perWeek'>, week: ReadonlyArray<GoalDay>): boolean {
  const today = week.at(-1);
  const done = week.filter((one) => one.counts && isDone(one)).length;
  return today !== undefined && isOpenToday(today) && done < perWeek;
}

/** Whether a goal can still be done today: it is neither done nor let pass, and does not rest. */
export function isOpenToday(today: Pick<GoalDay, 'state'>): boolean {
  return today.state === 'blank';
}
