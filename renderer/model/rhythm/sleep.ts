import type { Workspace } from '#renderer/store/workspace.ts';
import { type Change, write } from '#renderer/store/write.ts';
import { recordedIn } from '#shared/domain/day/local-zone.ts';
import { InputError } from '#shared/domain/input-error.ts';
import { toldIntervals } from '#shared/domain/log/overlap.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { sleepError } from '#shared/domain/rhythm/sleep.ts';
import { mergeSleep, sleepWithout } from '#shared/domain/rhythm/sleep-overlap.ts';

/** When a member went to bed, and when they got up, if that is known. UTC milliseconds. */
export type SleepEdit = Pick<RhythmRecord, 'startAt' | 'endAt'>;

/**
 * Records sleep, with or without its end.
 * @param up getting up that was recorded by itself and that this sleep now tells, in the zone where the member got up: it is
 *   taken out, so that nothing is recorded twice
 * @throws InputError
 */
export async function addSleep(
  workspace: Workspace,
  edit: SleepEdit,
  up: RhythmRecord | null = null,
): Promise<Change[]> {
  refuse(workspace, edit);
  const place = recordedIn(up?.zone ?? workspace.around.zone(), edit.startAt);
  const patch = { ...edit, ...place, kind: 'sleep' as const, note: up?.note ?? '' };
  return write(workspace, [
    { table: 'rhythm', id: workspace.around.newId(), kind: 'set', patch },
    ...(up ? [{ table: 'rhythm' as const, id: up.id, kind: 'delete' as const }] : []),
  ]);
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

/** Makes one record of several that tell of the same sleep. @throws InputError where it would be too long */
export async function joinSleep(
  workspace: Workspace,
  records: ReadonlyArray<RhythmRecord>,
): Promise<Change[]> {
  const merged = mergeSleep(records);
  if (!merged) throw new InputError('sleep-too-long');
  return write(workspace, [
    { table: 'rhythm', id: merged.keptId, kind: 'set', patch: merged.kept },
    ...merged.goneIds.map((id): Change => ({ table: 'rhythm', id, kind: 'delete' })),
  ]);
}

/** What recorded sleep tells of an entry was work, and is not sleep any more. */
export function countAsWork(
  workspace: Workspace,
  records: ReadonlyArray<RhythmRecord>,
  entry: TimeEntry,
): Promise<Change[]> {
  const now = workspace.around.now();
  const worked = toldIntervals(entry, now);
  return write(
    workspace,
    records.flatMap((record) => takenFrom(record, sleepWithout(record, worked, now), workspace)),
  );
}

/** The changes after which of a record only these parts are left. */
function takenFrom(
  { id, ...fields }: RhythmRecord,
  [first, ...others]: ReadonlyArray<SleepEdit>,
  { around }: Workspace,
): Change[] {
  return [
    first ? { table: 'rhythm', id, kind: 'set', patch: first } : { table: 'rhythm', id, kind: 'delete' },
    ...others.map(
      (part): Change => ({ table: 'rhythm', id: around.newId(), kind: 'set', patch: { ...fields, ...part } }),
    ),
  ];
}

function refuse({ around }: Workspace, edit: SleepEdit): void {
  const error = sleepError(edit, around.now());
  if (error) throw new InputError(error);
}
