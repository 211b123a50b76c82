import { parseRows } from '#renderer/store/parse-rows.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { atomically, type Change, write } from '#renderer/store/write.ts';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import type { Goal } from '#shared/domain/goals/goal.ts';
import { goalMarkId } from '#shared/domain/goals/goal-mark.ts';
import { goalPauseId } from '#shared/domain/goals/goal-pause.ts';
import { InputError } from '#shared/domain/input-error.ts';
import type { Placement } from '#shared/domain/plan/planning.ts';
import { titleError } from '#shared/domain/work/task.ts';
import { resumeChanges } from './pauses.ts';

/** What a member says of a goal. */
export type GoalEdit = Omit<Goal, 'id' | 'fromDay' | 'endedDay' | 'order' | 'createdAt'>;

/** Adds a goal, at the end of the list. @param today its first day @throws InputError */
export async function addGoal(workspace: Workspace, edit: GoalEdit, today: Day): Promise<Change[]> {
  const { around } = workspace;
  const createdAt = around.now();
  const patch = { ...checked(edit), fromDay: today, endedDay: null, order: createdAt, createdAt };
  return write(workspace, [{ table: 'goals', id: around.newId(), kind: 'set', patch }]);
}

/** Changes a goal; what was marked stays. @throws InputError */
export async function editGoal(
  workspace: Workspace,
  { id }: Pick<Goal, 'id'>,
  edit: GoalEdit,
): Promise<Change[]> {
  return write(workspace, [{ table: 'goals', id, kind: 'set', patch: checked(edit) }]);
}

/** Stops the reminders of a goal. */
export function stopReminding(workspace: Workspace, { id }: Pick<Goal, 'id'>): Promise<Change[]> {
  const patch = { remindAtMinutes: null, remindsAfterCue: false };
  return write(workspace, [{ table: 'goals', id, kind: 'set', patch }]);
}

/** Ends a goal: `today` is the last day that counts. All that was marked is kept. */
export function endGoal(workspace: Workspace, { id }: Pick<Goal, 'id'>, today: Day): Promise<Change[]> {
  return write(workspace, [{ table: 'goals', id, kind: 'set', patch: { endedDay: today } }]);
}

/**
 * Takes an ended goal up again, also where it rested when it was ended. The days in between are a pause, so that nothing
 * of it has become less.
 */
export function bringBackGoal(workspace: Workspace, { id, endedDay }: Goal, today: Day): Promise<Change[]> {
  const [from, until] = [addDays(endedDay ?? today, 1), addDays(today, -1)];
  return atomically(workspace, ['goals', 'goalPauses'], async ({ db, write: writeWithin }) => {
    const pauses = parseRows('goalPauses', await db.rows('goalPauses').toArray());
    const between: Change<'goalPauses'> = {
      ...{ table: 'goalPauses', id: goalPauseId(id, from), kind: 'set' },
      patch: { goalId: id, from, until },
    };
    return writeWithin([
      { table: 'goals', id, kind: 'set', patch: { endedDay: null } },
      ...resumeChanges(pauses, id, today),
      ...(from <= until ? [between] : []),
    ]);
  });
}

/** Deletes a goal with all that was marked. The returned changes bring it back. */
export function deleteGoal(workspace: Workspace, { id }: Pick<Goal, 'id'>): Promise<Change[]> {
  return atomically(workspace, ['goals', 'goalMarks', 'goalPauses'], async ({ db, write: writeWithin }) => {
    const [marks, pauses] = await Promise.all([
      db.rows('goalMarks').where('id').startsWith(goalMarkId(id, '')).primaryKeys(),
      db.rows('goalPauses').where('id').startsWith(goalPauseId(id, '')).primaryKeys(),
    ]);
    return writeWithin([
      ...marks.map((mark): Change<'goalMarks'> => ({ table: 'goalMarks', id: mark, kind: 'delete' })),
      ...pauses.map((pause): Change<'goalPauses'> => ({ table: 'goalPauses', id: pause, kind: 'delete' })),
      { table: 'goals', id, kind: 'delete' },
    ]);
  });
}

/** Puts goals in another order (see `reorder`). */
export function placeGoals(workspace: Workspace, placements: ReadonlyArray<Placement>): Promise<Change[]> {
  return write(
    workspace,
    placements.map(({ id, order }): Change => ({ table: 'goals', id, kind: 'set', patch: { order } })),
  );
}

function checked(edit: GoalEdit): GoalEdit {
  const title = edit.title.trim();
  const error = titleError(title);
  if (error) throw new InputError(error);
  if (edit.target.kind === 'work' && edit.amount === null) throw new InputError('goal-amount-needed');
  return { ...edit, title };
}
