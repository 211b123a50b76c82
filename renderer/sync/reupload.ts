import type { MetaRow, WorkspaceDb } from '#renderer/store/database.ts';
import { getState, putState } from '#renderer/store/state.ts';
import { REUPLOAD_RECORDS_MAX } from '#shared/sync/limits.ts';
import type { ReuploadResponse } from '#shared/sync/messages.ts';
import { keyOf, type SyncRecord } from '#shared/sync/operation.ts';
import { firstFitting, sendFitting } from './fit.ts';
import { takeOverOpened } from './locked.ts';
import { readPosition } from './position.ts';
import { ServerError } from './request.ts';
import { type Opened, openRecords, sealFormer } from './seal.ts';
import type { SyncSession } from './session.ts';

/**
 * Sends the server again what is held here from a former epoch (I9), as much as one request takes, and takes over what
 * the server then has. A row that the server has no place for stays on this device as it is, and is sent once more when
 * the server knows it.
 * @returns whether there was anything to send
 * @throws ServerError, also when the answer settles nothing: going on would never end
 */
export async function reuploadBatch({ db, api, keychain, now }: SyncSession): Promise<boolean> {
  const { epoch } = await readPosition(db);
  const held = await db.meta.where('stale').equals('reupload').limit(REUPLOAD_RECORDS_MAX).toArray();
  if (held.length === 0) return false;
  const sealed = await Promise.all(
    held.map(async (meta) => ({ meta, record: await sealFormer(keychain.codec, meta) })),
  );
  const ready = sealed.flatMap(({ meta, record }) => (record ? [{ meta, record }] : []));
  if (ready.length === 0) {
    // All of it is sealed, and the keys are not here.
    await settle(db, epoch, held, nothing, now());
    return true;
  }
  const batch = firstFitting(ready, ({ record }) => record);
  const fitted = await sendFitting(batch, (items) =>
    api.reupload(
      epoch,
      items.map(({ record }) => record),
    ),
  );
  if ('unfit' in fitted) {
    await settle(db, epoch, [fitted.unfit.meta], nothing, now());
    return true;
  }
  const { records, mark } = fitted.answer;
  const opened = await openRecords(
    keychain.codec,
    records.filter((record) => record !== null),
  );
  if (records.length === 0) throw new ServerError('unreadable-answer');
  // What the answer had no room for was not looked at, and is sent with the next batch.
  const answered = fitted.sent.slice(0, records.length).map(({ meta }) => meta);
  await settle(db, epoch, answered, opened, now(), mark);
  return true;
}

const nothing: Opened = { records: [], locked: [] };

/** Stores what became of rows that were sent again: those without a record are kept. */
async function settle(
  db: WorkspaceDb,
  epoch: string,
  sent: ReadonlyArray<MetaRow>,
  opened: Opened,
  now: number,
  mark: ReuploadResponse['mark'] = null,
): Promise<void> {
  const answers = new Map(opened.records.map((record) => [keyOf(record), record]));
  await db.transaction('rw', db.syncTables, async () => {
    if ((await getState(db, 'position'))?.epoch !== epoch) return;
    const metas = await db.meta.bulkGet(sent.map(({ table, id }): [string, string] => [table, id]));
    const settled = metas.flatMap((meta): MetaRow[] => {
      if (meta?.stale !== 'reupload') return [];
      if (!answers.has(keyOf(meta))) return [{ ...meta, stale: 'kept' }];
      const { stale: _stale, former: _former, ...rest } = meta;
      return [rest];
    });
    await db.meta.bulkPut(settled);
    await recount(db, metas, answers);
    await takeOverOpened(db, opened, now);
    // One that was told before is shown first: only who shows it hears that the server was set back since.
    const isFirst = ((await getState(db, 'mark'))?.mark ?? null) === null;
    if (mark && isFirst) await putState(db, 'mark', { mark });
  });
}

/**
 * Tells what pending operations have seen in the numbers of the new epoch: a value that they saw and that still is the
 * current one. Of all others nobody is said to have seen a version that only happens to have the same number (I7).
 */
async function recount(
  db: WorkspaceDb,
  metas: ReadonlyArray<MetaRow | undefined>,
  answers: ReadonlyMap<string, SyncRecord>,
): Promise<void> {
  const former = new Map(metas.flatMap((meta) => (meta?.former ? [[keyOf(meta), meta.former.vers]] : [])));
  const keys = metas.flatMap((meta): [string, string][] => (meta ? [[meta.table, meta.id]] : []));
  await db.outbox
    .where('[table+id]')
    .anyOf(keys)
    .modify((row) => {
      const [before, current] = [former.get(keyOf(row)), answers.get(keyOf(row))?.vers];
      if (!before || !current) return;
      for (const [field, ver] of Object.entries(row.op.base)) {
        const [seen, now] = [before[field], current[field]];
        row.op.base[field] = seen && now && seen.ver === ver && seen.op === now.op ? now.ver : 0;
      }
    });
}

/** What the server had no place for is sent once more: it may have one by now. */
export async function reuploadKept(db: WorkspaceDb): Promise<void> {
  await db.meta.where('stale').equals('kept').modify({ stale: 'reupload' });
}
