import { parseRows } from '#renderer/store/parse-rows.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { atomically, type Change, write } from '#renderer/store/write.ts';
import { recordedIn } from '#shared/domain/day/local-zone.ts';
import { InputError } from '#shared/domain/input-error.ts';
import { isInBed, type MomentEdit, momentError, sleepGoingOn } from '#shared/domain/rhythm/moment.ts';
import type { RecordKind, RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { OPEN_SLEEP_MAX_MS, sleepError } from '#shared/domain/rhythm/sleep.ts';
import { joinNotes } from '#shared/domain/rhythm/sleep-overlap.ts';
import { readRhythm } from './read-rhythm.ts';

/**
 * Records that something was at `at`, now when it is not given. Going to bed begins sleep, and getting up ends the sleep that
 * goes on, which takes over what is noted of it; where none does, getting up is recorded by itself. Who is in bed
 * already (`isInBed`) cannot go to bed once more.
 * @throws InputError
 */
export async function recordMoment(
  workspace: Workspace,
  kind: RecordKind,
  at: number = workspace.around.now(),
  note = '',
): Promise<Change[]> {
  const { around } = workspace;
  refuse(workspace, { startAt: at, note });
  return atomically(workspace, ['rhythm', 'entries'], async (transaction) => {
    const place = recordedIn(around.zone(), at);
    const add = (fields: Pick<RhythmRecord, 'kind' | 'startAt'>) =>
      transaction.write([
        {
          table: 'rhythm',
          id: around.newId(),
          kind: 'set',
          patch: { endAt: null, note, ...place, ...fields },
        },
      ]);
    if (kind !== 'bed' && kind !== 'out-of-bed') return add({ kind, startAt: at });
    const reach = { startAt: at - OPEN_SLEEP_MAX_MS, endAt: at + 1 };
    const { rows } = await readRhythm(transaction.db, reach);
    if (kind === 'bed') {
      const begun = transaction.db.rows('entries').where('startAt').between(reach.startAt, reach.endAt);
      const entries = parseRows('entries', await begun.toArray());
      if (isInBed(rows, entries, at)) throw new InputError('in-bed-already');
      return add({ kind: 'sleep', startAt: at });
    }
    const lasting = sleepGoingOn(rows, at);
    if (!lasting) return add({ kind, startAt: at });
    const error = sleepError({ startAt: lasting.startAt, endAt: at }, around.now());
    if (error) throw new InputError(error);
    const patch = { endAt: at, ...(note !== '' && { note: joinNotes([lasting.note, note]) }) };
    return transaction.write([{ table: 'rhythm', id: lasting.id, kind: 'set', patch }]);
  });
}

/** Corrects a moment. @throws InputError */
export async function editMoment(
  workspace: Workspace,
  { id }: RhythmRecord,
  { kind, startAt, note }: MomentEdit,
): Promise<Change[]> {
  refuse(workspace, { startAt, note });
  return write(workspace, [{ table: 'rhythm', id, kind: 'set', patch: { kind, startAt, note } }]);
}

/** Deletes a moment. The returned changes bring it back. */
export function deleteMoment(workspace: Workspace, { id }: RhythmRecord): Promise<Change[]> {
  return write(workspace, [{ table: 'rhythm', id, kind: 'delete' }]);
}

function refuse({ around }: Workspace, edit: Pick<MomentEdit, 'startAt' | 'note'>): void {
  const error = momentError(edit, around.now());
  if (error) throw new InputError(error);
}
