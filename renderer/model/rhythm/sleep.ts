import type { Db } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { readTouching } from '#renderer/store/read-touching.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { type Change, write } from '#renderer/store/write.ts';
import type { Interval } from '#shared/domain/day/interval.ts';
import { InputError } from '#shared/domain/input-error.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { SLEEP_MAX_MS, sleepError } from '#shared/domain/rhythm/sleep.ts';

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

/** Sleep that touches `reach`, in order of going to bed. */
export async function readSleep(db: Db<'rhythm'>, reach: Interval): Promise<RhythmRecord[]> {
  const rows = await readTouching(db, 'rhythm', reach, SLEEP_MAX_MS);
  return parseRows(
    'rhythm',
    rows.filter(({ kind }) => kind === 'sleep'),
  );
}

function refuse({ around }: Workspace, edit: SleepEdit): void {
  const error = sleepError(edit, around.now());
  if (error) throw new InputError(error);
}
