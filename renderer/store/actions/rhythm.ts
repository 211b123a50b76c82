import type { RhythmRecord } from '#shared/domain/rhythm-record.ts';
import { sleepError } from '#shared/domain/sleep.ts';
import type { Workspace } from '../workspace.ts';
import { type Change, write } from '../write.ts';
import { InputError } from './input-error.ts';

/** When a member went to bed, and when they got up, if that is known. UTC milliseconds. */
export type SleepEdit = Pick<RhythmRecord, 'startAt' | 'endAt'>;

/** Records sleep, with or without its end. @throws InputError */
export async function addSleep(workspace: Workspace, edit: SleepEdit): Promise<Change[]> {
  refuse(workspace, edit);
  const patch = { ...edit, kind: 'sleep' as const, zone: workspace.around.zone(), note: '' };
  return write(workspace, [{ table: 'rhythm', id: workspace.around.newId(), kind: 'set', patch }]);
}

/** Corrects recorded sleep. @throws InputError */
export async function editSleep(
  workspace: Workspace,
  { id }: RhythmRecord,
  edit: SleepEdit,
): Promise<Change[]> {
  refuse(workspace, edit);
  return write(workspace, [{ table: 'rhythm', id, kind: 'set', patch: edit }]);
}

/** Deletes recorded sleep. The returned changes bring it back. */
export function deleteSleep(workspace: Workspace, { id }: RhythmRecord): Promise<Change[]> {
  return write(workspace, [{ table: 'rhythm', id, kind: 'delete' }]);
}

function refuse({ around }: Workspace, edit: SleepEdit): void {
  const error = sleepError(edit, around.now());
  if (error) throw new InputError(error);
}
