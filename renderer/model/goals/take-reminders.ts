import { getState, putState } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { remindOutside } from '#shared/domain/goals/remind-outside.ts';

/**
 * Takes on to show those of the reminders that are due which go out now. What one window has taken no other one gets, nor
 * the same one after it was loaded anew.
 * @param due the keys of the reminders that are due, see `reminderKey`
 * @param isKept whether none may go out now: a window of this workspace is in front, where all are seen, or notifications
 *   are not wanted or not allowed; then none goes out later either
 * @returns the keys of those that go out
 */
export function takeReminders(
  { db, around }: Pick<Workspace, 'db' | 'around'>,
  due: ReadonlyArray<string>,
  isKept: boolean,
): Promise<string[]> {
  return db.transaction('rw', db.state, async () => {
    const known = (await getState(db, 'remindersTold'))?.told ?? [];
    const { out, told } = remindOutside(due, known, { now: around.now(), isKept });
    await putState(db, 'remindersTold', { told });
    return out;
  });
}
