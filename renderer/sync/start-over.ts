import { type MetaRow, toFields, type WorkspaceDb } from '#renderer/store/database.ts';
import { getState, putState } from '#renderer/store/state.ts';
import { REUPLOAD_RECORDS_MAX } from '#shared/sync/limits.ts';
import { mergeReuploaded } from '#shared/sync/merge.ts';
import type { ReuploadResponse } from '#shared/sync/messages.ts';
import { keyOf, type SyncRecord } from '#shared/sync/operation.ts';
import { tableNames } from '#shared/sync/tables.ts';
import { forgetLocked, takeOverOpened } from './locked.ts';
import { firstFitting, ServerError, sendFitting } from './request.ts';
import { type Opened, openRecords, sealFormer } from './seal.ts';
import type { SyncSession } from './session.ts';

/** How many rows are marked at a time. */
const CHUNK = 1_000;

/**
 * Starts over with the server; rows and outbox stay.
 *
 * In another epoch the server has been set back or reset and counts anew. What is known here from the former one is
 * marked to be sent to it again, so that it gets back what it lost, and an empty server never empties this device (I9).
 * Nothing about these rows is pushed before that: pending operations name the versions they saw by the old numbers.
 *
 * In the same epoch this device has been away for so long that the server has forgotten what was deleted meanwhile:
 * everything is pulled again, and what the server does not mention is gone.
 */
export async function startOver(db: WorkspaceDb, epoch: string, now: number): Promise<void> {
  await db.transaction('rw', db.syncTables, async () => {
    await forgetLocked(db);
    const before = await getState(db, 'position');
    const isSameEpoch = before?.epoch === epoch;
    if (isSameEpoch) await markAll(db, toBeChecked);
    else {
      const rows = await markAll(db, toReupload);
      if (before && rows > 0) await db.journal.add({ kind: 'restored', at: now, rows });
    }
    await putState(db, 'position', { epoch, cursor: 0, ...(isSameEpoch ? { mustPull: true } : {}) });
    await putState(db, 'mark', { mark: null });
    // The server may count the tags of the keys anew as well.
    await db.state.delete('keysSeen');
  });
}

/**
 * Marks a table, whose rows do not match the server's, to be sent again and pulled anew (I12). Pending operations keep
 * the versions they saw: within an epoch these stay valid.
 */
export async function holdTable(db: WorkspaceDb, table: string): Promise<void> {
  await db.transaction('rw', [...db.domainTables, db.meta], async () => {
    await markAll(db, (meta, content) => (meta.table === table ? toReupload(meta, content) : null));
  });
}

/**
 * Whether everything has to be pulled before anything is pushed: pending operations may be about rows that are gone.
 */
export async function mustPullFirst(db: WorkspaceDb): Promise<boolean> {
  return (await getState(db, 'position'))?.mustPull === true;
}

/**
 * Takes away what the server no longer mentions after everything was pulled again: it was deleted long ago. What the
 * member has written there since goes to the journal. To be called inside a transaction over the domain tables,
 * `_meta`, `_outbox` and `_journal`.
 */
export async function sweep(db: WorkspaceDb, now: number): Promise<void> {
  const gone = await db.meta.where('stale').equals('check').toArray();
  const keys = gone.map(({ table, id }): [string, string] => [table, id]);
  const late = await db.outbox.where('[table+id]').anyOf(keys).sortBy('n');
  const contents = new Map(gone.map((meta) => [keyOf(meta), meta.base?.fields ?? {}]));
  await db.journal.bulkAdd(
    late.flatMap((row) => {
      const { table, id, opId, op } = row;
      // A delete of a row that is gone needs no entry. A restore was meant for the whole row.
      if (op.kind === 'delete') return [];
      const fields = op.kind === 'set' ? op.patch : (contents.get(keyOf(row)) ?? {});
      return [{ kind: 'rejected', at: now, table, id, opId, reason: 'not-found', fields }];
    }),
  );
  await db.outbox.bulkDelete(late.flatMap(({ n }) => n ?? []));
  await db.meta.bulkDelete(keys);
  for (const { table, id } of gone) await db.rows(table).delete(id);
}

type Content = NonNullable<MetaRow['base']>;

/** The base row stays as it was, so what is shown does not change. */
function toReupload(meta: MetaRow, base: Content): MetaRow | null {
  const { table, id, vers } = meta;
  const known = { table, id, ...base, vers };
  // Held from an earlier epoch already: merged with what has come since.
  const whole = meta.former
    ? mergeReuploaded(
        { ...known, seq: 0 },
        { table, id, ...meta.former },
        { ver: 0, now: Number.POSITIVE_INFINITY },
      )
    : known;
  const { fields, vers: versions, deleted } = whole ?? known;
  const former = { fields, vers: versions, ...(deleted ? { deleted } : {}) };
  return { table, id, seq: 0, vers: {}, base, former, stale: 'reupload' };
}

function toBeChecked(meta: MetaRow, base: Content): MetaRow | null {
  // What is still held from a former epoch is uploaded first: it is not gone because the server does not know it.
  return meta.former ? null : { ...meta, base, seq: 0, stale: 'check' };
}

/**
 * Marks every row that is known from the server.
 * @param mark gives the marked row, or null to leave it
 * @returns how many were marked
 */
async function markAll(
  db: WorkspaceDb,
  mark: (meta: MetaRow, content: Content) => MetaRow | null,
): Promise<number> {
  let marked = 0;
  for (const table of tableNames) {
    let from = '';
    for (;;) {
      const metas = await db.meta
        .where('[table+id]')
        .between([table, from], [table, '\uffff'], false, true)
        .limit(CHUNK)
        .toArray();
      const last = metas.at(-1);
      if (!last) break;
      from = last.id;
      const rows = await db.rows(table).bulkGet(metas.map(({ id }) => id));
      const next = metas.flatMap((meta, index) => {
        const row = rows[index];
        return mark(meta, meta.base ?? { fields: row ? toFields(row) : {} }) ?? [];
      });
      await db.meta.bulkPut(next);
      marked += next.length;
    }
  }
  return marked;
}

/**
 * Sends the server again what is held here from a former epoch (I9), as much as one request takes, and takes over what
 * the server then has. A row that the server has no place for stays on this device as it is, and is sent once more when
 * the server knows it.
 * @returns whether there was anything to send
 * @throws ServerError, also when the answer settles nothing: going on would never end
 */
export async function reuploadBatch(session: SyncSession): Promise<boolean> {
  const { db, api, keychain, now } = session;
  const held = await db.meta.where('stale').equals('reupload').limit(REUPLOAD_RECORDS_MAX).toArray();
  if (held.length === 0) return false;
  const { epoch } = await session.position();
  // What follows may move this device: a mark is stored with the answer, and another window may join another server.
  session.forgetPosition();
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

/** Stores the answers to rows that were uploaded; rows without one become `kept`. */
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
    // A mark that is stored already stays: only by showing it does this device hear that the server was set back since.
    const isFirst = ((await getState(db, 'mark'))?.mark ?? null) === null;
    if (mark && isFirst) await putState(db, 'mark', { mark });
  });
}

/**
 * Rewrites the versions that pending operations saw in the numbers of the new epoch. A value that was seen and is still
 * current gets its new number, every other one 0: no operation may claim to have seen a version that only happens to
 * have the same number (I7).
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
