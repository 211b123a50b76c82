import * as z from 'zod';
import { addDays, Day } from '#shared/domain/day/day.ts';
import { Id } from '#shared/domain/day/instant.ts';

/**
 * A stretch of days in which one goal rests, or all do. Each is a row of its own and not a list within the goal, so that
 * two devices that pause or resume at the same time do not undo each other.
 */
export const GoalPause = z.object({
  id: Id,
  /** The goal that rests; null for all. */
  goalId: Id.nullable().default(null),
  from: Day,
  /** The last day of it; null while nobody has said when it ends. */
  until: Day.nullable().default(null),
});
export type GoalPause = z.infer<typeof GoalPause>;

/** The id of a pause that begins on a day: the same on every device. @param goalId null for all goals */
export function goalPauseId(goalId: string | null, from: Day): string {
  return `goal-pause:${goalId ?? 'all'}:${from}`;
}

/** Whether a goal rests on a day, by itself or with all others. */
export function isPaused(pauses: ReadonlyArray<GoalPause>, goalId: string, day: Day): boolean {
  return pausesOn(pauses, goalId, day).length > 0;
}

/** The pauses that a goal rests by on a day: its own, and those of all. */
export function pausesOn(pauses: ReadonlyArray<GoalPause>, goalId: string, day: Day): GoalPause[] {
  return pauses.filter((pause) => (pause.goalId === null || pause.goalId === goalId) && holds(pause, day));
}

/** The pauses of one goal, or of all with null, that are not over on a day: it lies in them, or they begin after it. */
export function currentPauses(
  pauses: ReadonlyArray<GoalPause>,
  goalId: string | null,
  today: Day,
): GoalPause[] {
  return pauses.filter((pause) => pause.goalId === goalId && (pause.until === null || today <= pause.until));
}

function holds({ from, until }: GoalPause, day: Day): boolean {
  return from <= day && (until === null || day <= until);
}

/**
 * The days back from `today` on that may count for a goal, until `count` of them are in no pause; not before `fromDay`. Of
 * a pause, however long it is, only its first day is among them.
 * @returns the earliest first; fewer where the goal is not that old
 */
export function daysWithoutPause(
  pauses: ReadonlyArray<GoalPause>,
  { id, fromDay }: { id: string; fromDay: Day },
  today: Day,
  count: number,
): Day[] {
  const days: Day[] = [];
  let free = 0;
  for (let day = today; free < count && day >= fromDay; ) {
    const resting = pausesOn(pauses, id, day);
    const first = resting.reduce((least, { from }) => (from < least ? from : least), day);
    if (first >= fromDay) days.unshift(first);
    if (resting.length === 0) free++;
    day = addDays(first, -1);
  }
  return days;
}
