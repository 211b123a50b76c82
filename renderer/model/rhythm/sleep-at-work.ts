import type { WorkspaceDb } from '#renderer/store/database.ts';
import { getState, putState } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { type Change, write } from '#renderer/store/write.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { isAsleep, OPEN_SLEEP_MAX_MS } from '#shared/domain/rhythm/sleep.ts';
import { readSleep } from './read-rhythm.ts';

/** So much sleep that was left without an end is remembered: more than is asked about at a time. */
const LEFT_MAX = 20;

/**
 * Sleep without an end during which work began at `startAt`: when the member got up is not recorded. Without what they
 * left as it is on this device.
 */
export async function readSleepAtWork(db: WorkspaceDb, startAt: number): Promise<RhythmRecord[]> {
  const [{ rows: sleep }, left] = await Promise.all([
    readSleep(db, { startAt: startAt - OPEN_SLEEP_MAX_MS, endAt: startAt }),
    getState(db, 'sleepLeft'),
  ]);
  return sleep.filter(
    (record) => record.startAt < startAt && isAsleep(record, startAt) && !left?.ids.includes(record.id),
  );
}

/** The member got up at `upAt`: there all of this sleep ends. */
export function endSleep(
  workspace: Workspace,
  records: ReadonlyArray<RhythmRecord>,
  upAt: number,
): Promise<Change[]> {
  return write(
    workspace,
    records.map(({ id }): Change => ({ table: 'rhythm', id, kind: 'set', patch: { endAt: upAt } })),
  );
}

/** Leaves this sleep without an end; this device does not ask about it again. */
export async function leaveSleepOpen({ db }: Workspace, records: ReadonlyArray<RhythmRecord>): Promise<void> {
  const left = await getState(db, 'sleepLeft');
  const ids = [...(left?.ids ?? []), ...records.map(({ id }) => id)];
  await putState(db, 'sleepLeft', { ids: ids.slice(-LEFT_MAX) });
}
