import { parseRows } from '#renderer/store/parse-rows.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { atomically, type Change, write } from '#renderer/store/write.ts';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { currentPauses, type GoalPause, goalPauseId } from '#shared/domain/goals/goal-pause.ts';

/** Lets one goal rest from a day on, or all with null, until they are resumed. */
export function pauseGoals(workspace: Workspace, goalId: string | null, from: Day): Promise<Change[]> {
  const patch = { goalId, from, until: null };
  return write(workspace, [{ table: 'goalPauses', id: goalPauseId(goalId, from), kind: 'set', patch }]);
}

/** Ends the pause of one goal, or that of all with null: `today` is no day of it any more. */
export function resumeGoals(workspace: Workspace, goalId: string | null, today: Day): Promise<Change[]> {
  return atomically(workspace, ['goalPauses'], async ({ db, write: writeWithin }) => {
    const pauses = parseRows('goalPauses', await db.rows('goalPauses').toArray());
    return writeWithin(resumeChanges(pauses, goalId, today));
  });
}

/** The changes that end these pauses of one goal, or of all with null, the day before `today`. */
export function resumeChanges(
  pauses: ReadonlyArray<GoalPause>,
  goalId: string | null,
  today: Day,
): Change<'goalPauses'>[] {
  return currentPauses(pauses, goalId, today).map(({ id, from }) =>
    from < today
      ? { table: 'goalPauses', id, kind: 'set', patch: { until: addDays(today, -1) } }
      : { table: 'goalPauses', id, kind: 'delete' },
  );
}
