import { getState, putState } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { remindOutside } from '#shared/domain/goals/remind-outside.ts';

/**
 * Takes on to show those of the reminders that are due which go out now. What one window has taken no other one gets, nor
 * the same one after it was loaded anew.
 * @param due the keys of the reminders that are due, see `reminderKey`
 * @param isInFront whether a window of this workspace is in front: then all are seen there, and none goes out
 * @returns the keys of those that go out
 */
export function takeReminders(
  { db, around }: Pick<Workspace, 'db' | 'around'>,
  due: ReadonlyArray<string>,
  isInFront: boolean,
): Promise<string[]> {
  return db.transaction('rw', db.state, async () => {
    const known = (await getState(db, 'remindersTold'))?.told ?? [];
    const { out, told } = remindOutside(due, known, { now: around.now(), isInFront });
    await putState(db, 'remindersTold', { told });
    return out;
  });
}
