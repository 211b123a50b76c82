import type { JournalRow, OutboxRow, WorkspaceDb } from '#renderer/store/database.ts';
import { rebaseRow, takeOver } from '#renderer/store/rebase-row.ts';
import { PUSH_BYTES_MAX, PUSH_OPS_MAX } from '#shared/sync/limits.ts';
import type { LostValue } from '#shared/sync/merge.ts';
import type { OpResult } from '#shared/sync/messages.ts';
import { byteLength, type Operation, type SyncRecord } from '#shared/sync/operation.ts';
import { type Api, ServerTrouble } from './api.ts';

/** Room for the envelope around the operations of a push. */
const ENVELOPE_BYTES = 1_024;

/**
 * The next operations to push, in the order they were made: as many as one push may hold. Those of a row wait
 * behind one of the same row that the server deferred, so that it never comes after them.
 */
export async function nextBatch(db: WorkspaceDb): Promise<Operation[]> {
  const deferred = await db.outbox.where('lane').equals('deferred').toArray();
  const waiting = new Set(deferred.map(({ table, id }) => `${table}/${id}`));
  const rows = await db.outbox
    .where('lane')
    .equals('open')
    .filter(({ table, id }) => !waiting.has(`${table}/${id}`))
    .limit(PUSH_OPS_MAX)
    .sortBy('n');
  const batch: Operation[] = [];
  let bytes = ENVELOPE_BYTES;
  for (const { op } of rows) {
    bytes += byteLength(JSON.stringify(op)) + 1;
    if (batch.length > 0 && bytes > PUSH_BYTES_MAX) break;
    batch.push(op);
  }
  return batch;
}

/**
 * Pushes one batch and stores its results. A batch that the server cannot take as a whole is halved until the
 * operation that does not fit stands alone; that one goes to the journal and blocks nothing (I6).
 *
 * @returns whether there was anything to push
 * @throws ServerTrouble, also when the answer settles nothing: pushing on would never end
 */
export async function pushBatch(db: WorkspaceDb, api: Api, epoch: string, now: number): Promise<boolean> {
  const batch = await nextBatch(db);
  if (batch.length === 0) return false;
  const results = await pushOrSplit(api, epoch, batch);
  const sent = new Set(batch.map(({ opId }) => opId));
  if (!results.some(({ opId }) => sent.has(opId))) throw new ServerTrouble('unreadable-answer');
  await storeResults(db, batch, results, now);
  return true;
}

async function pushOrSplit(api: Api, epoch: string, ops: ReadonlyArray<Operation>): Promise<OpResult[]> {
  try {
    return (await api.push(epoch, ops)).results;
  } catch (error) {
    const isUnfit =
      error instanceof ServerTrouble && (error.code === 'bad-request' || error.code === 'too-large');
    const [only] = ops;
    if (!isUnfit || !only) throw error;
    if (ops.length === 1) {
      const reason = error.code === 'too-large' ? 'too-large' : 'invalid-value';
      return [{ opId: only.opId, outcome: 'rejected', reason, record: null }];
    }
    return await pushOrSplit(api, epoch, ops.slice(0, Math.ceil(ops.length / 2)));
  }
}

/**
 * Stores what became of pushed operations. An operation leaves the outbox in the transaction that stores its
 * result (I6); one without a result stays. The cursor does not move (I4).
 */
export async function storeResults(
  db: WorkspaceDb,
  sent: ReadonlyArray<Operation>,
  results: ReadonlyArray<OpResult>,
  now: number,
): Promise<void> {
  const byId = new Map(results.map((result) => [result.opId, result]));
  await db.transaction('rw', [...db.domainTables, db.meta, db.outbox, db.journal], async () => {
    const touched = new Map<string, OutboxRow>();
    for (const op of sent) {
      const result = byId.get(op.opId);
      const row = result && (await db.outbox.where('opId').equals(op.opId).first());
      if (!row) continue;
      touched.set(`${row.table}/${row.id}`, row);
      if (result.outcome === 'deferred') {
        await db.outbox.put({ ...row, lane: 'deferred' });
        continue;
      }
      await db.outbox.where('opId').equals(op.opId).delete();
      const entry = journalRow(op, result, now);
      if (entry) await db.journal.add(entry);
    }
    const records = newestOfEachRow(results);
    await takeOver(db, [...records.values()]);
    for (const [key, { table, id }] of touched) if (!records.has(key)) await rebaseRow(db, table, id);
  });
}

/** The records in the results by row; of several, the one that is furthest on. */
function newestOfEachRow(results: ReadonlyArray<OpResult>): Map<string, SyncRecord> {
  const newest = new Map<string, SyncRecord>();
  for (const { record } of results) {
    const key = record && `${record.table}/${record.id}`;
    if (key && (newest.get(key)?.seq ?? -1) <= record.seq) newest.set(key, record);
  }
  return newest;
}

/** What the member may want to look at again, or null when all went as meant. */
function journalRow(op: Operation, result: OpResult, now: number): JournalRow | null {
  const about = { at: now, table: op.table, id: op.id, opId: op.opId };
  if (result.outcome === 'rejected') {
    return { ...about, kind: 'rejected', reason: result.reason ?? 'invalid-value', fields: op.patch };
  }
  const lost = [...(result.lost ?? []), ...buriedValues(op, result)];
  return lost.length > 0 ? { ...about, kind: 'conflict', lost } : null;
}

/** What was written to a row that is deleted: it stays with the row, out of sight. */
function buriedValues({ opId, device, kind, patch, at }: Operation, { record }: OpResult): LostValue[] {
  if (kind !== 'set' || !record?.deleted) return [];
  return Object.entries(patch).map(([field, value]) => ({
    field,
    value,
    version: { ver: record.vers[field]?.ver ?? 0, at, op: opId, device },
  }));
}
