import { parseRows } from '#renderer/store/parse-rows.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { atomically, type Change, write } from '#renderer/store/write.ts';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { currentPauses, goalPauseId } from '#shared/domain/goals/goal-pause.ts';

/** Lets one goal rest from a day on, or all with null, until they are resumed. */
export function pauseGoals(workspace: Workspace, goalId: string | null, from: Day): Promise<Change[]> {
  const patch = { goalId, from, until: null };
  return write(workspace, [{ table: 'goalPauses', id: goalPauseId(goalId, from), kind: 'set', patch }]);
}

/** Ends the pause of one goal, or that of all with null: `today` is no day of it any more. */
export function resumeGoals(workspace: Workspace, goalId: string | null, today: Day): Promise<Change[]> {
  return atomically(workspace, ['goalPauses'], async ({ db, write: writeWithin }) => {
    const pauses = parseRows('goalPauses', await db.rows('goalPauses').toArray());
    return writeWithin(
      currentPauses(pauses, goalId, today).map(
        ({ id, from }): Change<'goalPauses'> =>
          from < today
            ? { table: 'goalPauses', id, kind: 'set', patch: { until: addDays(today, -1) } }
            : { table: 'goalPauses', id, kind: 'delete' },
      ),
    );
  });
}
