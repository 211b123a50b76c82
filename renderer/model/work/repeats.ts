import type { Workspace } from '#renderer/store/workspace.ts';
import { type Change, write } from '#renderer/store/write.ts';
import { InputError } from '#shared/domain/input-error.ts';
import type { Repeat } from '#shared/domain/work/repeat.ts';
import { titleError } from '#shared/domain/work/task.ts';

/** What a member says of something that repeats. */
export type RepeatEdit = Omit<Repeat, 'id' | 'createdAt'>;

/** Adds something that repeats. @throws InputError */
export async function addRepeat(workspace: Workspace, edit: RepeatEdit): Promise<Change[]> {
  const { around } = workspace;
  const patch = { ...checked(edit), createdAt: around.now() };
  return write(workspace, [{ table: 'repeats', id: around.newId(), kind: 'set', patch }]);
}

/** Changes what repeats. Occurrences that the member touched stay as they are. @throws InputError */
export async function editRepeat(workspace: Workspace, { id }: Repeat, edit: RepeatEdit): Promise<Change[]> {
  return write(workspace, [{ table: 'repeats', id, kind: 'set', patch: checked(edit) }]);
}

/** Ends the repeating; what was done stays. */
export function deleteRepeat(workspace: Workspace, { id }: Repeat): Promise<Change[]> {
  return write(workspace, [{ table: 'repeats', id, kind: 'delete' }]);
}

function checked(edit: RepeatEdit): RepeatEdit {
  const title = edit.title.trim();
  const error = titleError(title);
  if (error) throw new InputError(error);
  if ('weekdays' in edit.rule && edit.rule.weekdays.length === 0) throw new InputError('repeat-no-days');
  return { ...edit, title };
}
