import type { WorkspaceDb } from '#renderer/store/database.ts';
import { rebaseRow, takeOver } from '#renderer/store/rebase-row.ts';
import { PUSH_BYTES_MAX, PUSH_OPS_MAX } from '#shared/sync/limits.ts';
import type { OpResult } from '#shared/sync/messages.ts';
import { byteLength, type Operation } from '#shared/sync/operation.ts';
import { type Api, ServerTrouble } from './api.ts';

/** Room for the envelope around the operations of a push. */
const ENVELOPE_BYTES = 1_024;

/** The next operations to push, in the order they were made: as many as one push may hold. */
export async function nextBatch(db: WorkspaceDb): Promise<Operation[]> {
  const rows = await db.outbox.where('lane').equals('open').limit(PUSH_OPS_MAX).sortBy('n');
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
    for (const op of sent) {
      const result = byId.get(op.opId);
      const row = result && (await db.outbox.where('opId').equals(op.opId).first());
      if (!row) continue;
      if (result.outcome === 'deferred') {
        await db.outbox.put({ ...row, lane: 'deferred' });
        continue;
      }
      await db.outbox.where('opId').equals(op.opId).delete();
      await keepInJournal(db, op, result, now);
      if (result.record) await takeOver(db, result.record);
      else await rebaseRow(db, row.table, row.id);
    }
  });
}

async function keepInJournal(db: WorkspaceDb, op: Operation, result: OpResult, now: number): Promise<void> {
  const about = { at: now, table: op.table, id: op.id, opId: op.opId };
  if (result.outcome === 'rejected') {
    const reason = result.reason ?? 'invalid-value';
    await db.journal.add({ ...about, kind: 'rejected', reason, fields: op.patch });
  } else if (result.lost && result.lost.length > 0) {
    const fields = Object.fromEntries(result.lost.map(({ field, value }) => [field, value]));
    await db.journal.add({ ...about, kind: 'conflict', fields });
  }
}
