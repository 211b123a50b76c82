import { readRhythm } from '#renderer/model/rhythm/index.ts';
import type { Db } from '#renderer/store/database.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { atomically, type Change } from '#renderer/store/write.ts';
import { addDays, type Day, type DayStarts, reachOf } from '#shared/domain/day/day.ts';
import { recordedIn } from '#shared/domain/day/local-zone.ts';
import { InputError } from '#shared/domain/input-error.ts';
import { type FillChange, type FilledCell, fillDiff } from '#shared/domain/rhythm/fill-diff.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';

/** What stands on the sheet of some days, and in the day before and after them, which sleep may join. */
export async function readToFill(db: Db<'rhythm'>, days: ReadonlyArray<Day>): Promise<RhythmRecord[]> {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  return (await readRhythm(db, reachOf([addDays(first, -1), addDays(last, 1)]))).rows;
}

/** Records what was typed on the sheet of some days, all at once. @throws InputError when a time is still to come */
export function fillIn(
  workspace: Workspace,
  days: ReadonlyArray<Day>,
  cells: ReadonlyArray<FilledCell>,
  starts: DayStarts,
): Promise<Change[]> {
  const { around } = workspace;
  return atomically(workspace, ['rhythm'], async (transaction) => {
    const records = await readToFill(transaction.db, days);
    const { changes, inFuture } = fillDiff(records, cells, {
      now: around.now(),
      zone: around.zone(),
      starts,
    });
    if (inFuture.size > 0) throw new InputError('rhythm-in-future');
    return transaction.write(changes.map((one) => toChange(one, around.newId)));
  });
}

function toChange(one: FillChange, newId: () => string): Change<'rhythm'> {
  if (one.change === 'delete') return { table: 'rhythm', id: one.id, kind: 'delete' };
  if (one.change === 'set') return { table: 'rhythm', id: one.id, kind: 'set', patch: one.when };
  const patch = { ...one.fields, ...recordedIn(one.fields.zone, one.fields.startAt) };
  return { table: 'rhythm', id: newId(), kind: 'set', patch };
}
