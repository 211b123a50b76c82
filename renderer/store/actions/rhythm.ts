import type { RhythmRecord } from '#shared/domain/rhythm-record.ts';
import { sleepProblem } from '#shared/domain/sleep.ts';
import type { Workspace } from '../workspace.ts';
import { type Change, write } from '../write.ts';
import { InputProblem } from './input-problem.ts';

/** When a member went to bed, and when they got up, if that is known. UTC milliseconds. */
export type SleepEdit = Pick<RhythmRecord, 'startAt' | 'endAt'>;

/** Records sleep, with or without its end. @throws InputProblem */
export async function addSleep(workspace: Workspace, edit: SleepEdit): Promise<Change[]> {
  refuse(workspace, edit);
  const patch = { ...edit, kind: 'sleep' as const, zone: workspace.around.zone(), note: '' };
  return write(workspace, [{ table: 'rhythm', id: workspace.around.newId(), kind: 'set', patch }]);
}

/** Corrects recorded sleep. @throws InputProblem */
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
  const problem = sleepProblem(edit, around.now());
  if (problem) throw new InputProblem(problem);
}
