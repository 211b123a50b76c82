import { Dexie } from 'dexie';
import type { JournalRow, LockedRow, OutboxRow, WorkspaceDb } from '#renderer/store/database.ts';
import { rebaseRow } from '#renderer/store/rebase-row.ts';
import { putState } from '#renderer/store/state.ts';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import { PUSH_OPS_MAX } from '#shared/sync/limits.ts';
import type { LostValue } from '#shared/sync/merge.ts';
import type { OpResult, PushResponse } from '#shared/sync/messages.ts';
import { type Json, keyOf, type Operation, type SyncRecord } from '#shared/sync/operation.ts';
import { uponTaken } from '#shared/sync/rebase.ts';
import { isSealed } from '#shared/sync/tables.ts';
import { takeOverOpened } from './locked.ts';
import { firstFitting, ServerError, sendFitting } from './request.ts';
import { type Codec, type Opened, openRecords, placeOfOp } from './seal.ts';
import type { SyncSession } from './session.ts';

/** An operation as it is sent, and its place in the outbox. */
export interface PendingOp {
  n: number;
  op: Operation;
}

/**
 * The next operations to push, as they are sent, in the order they were made: as many as one push may hold. Operations
 * on a row wait while one of the same row is deferred, so that their order is kept; and while the server has lost the
 * row and has no place for it. What has to be sealed and is not is never sent: its keys may have been forgotten while
 * it was being pushed.
 * @param device the present device id, which replaces the one in the operations: a copied profile gets another one
 * @param after the place in the outbox after which to begin
 */
export async function nextBatch(db: WorkspaceDb, device: string, after = 0): Promise<PendingOp[]> {
  const [deferred, kept] = await Promise.all([
    db.outbox.where('lane').equals('deferred').toArray(),
    db.meta.where('stale').equals('kept').toArray(),
  ]);
  const waiting = new Set([...deferred, ...kept].map(keyOf));
  const rows = await db.outbox
    .where('[lane+n]')
    .between(['open', after], ['open', Dexie.maxKey], false)
    .filter((row) => !waiting.has(keyOf(row)) && (!isSealed(row.table) || row.sealed !== undefined))
    .limit(PUSH_OPS_MAX)
    .toArray();
  const batch = rows.map(
    ({ n = 0, op, sealed }): PendingOp => ({ n, op: { ...op, device, patch: sealed ?? op.patch } }),
  );
  return firstFitting(batch, ({ op }) => op);
}

/**
 * Pushes batch after batch until nothing is left to push. Each begins where the one before ended: a search from the
 * start of the index steps over all that was deleted there, and takes longer the more was sent.
 * @throws ServerError
 */
export async function pushAll(session: SyncSession): Promise<void> {
  for (let after: number | null = 0; after !== null; ) after = await pushBatch(session, after);
}

/**
 * Pushes one batch and stores its results. One operation that the server cannot even read waits, deferred, for a server
 * that can; one that is too large goes to the journal. Neither blocks another (I6).
 *
 * @param after the place in the outbox to go on from
 * @returns the place up to which all is answered, or null when there was nothing to push
 * @throws ServerError, also when the answer settles nothing: pushing on would never end
 */
export async function pushBatch(session: SyncSession, after: number): Promise<number | null> {
  const { db, device, api, keychain, now } = session;
  const batch = await nextBatch(db, device, after);
  const last = batch.at(-1);
  if (!last) return null;
  const where = await session.position();
  const fitted = await sendFitting(batch, (items) =>
    api.push(
      where,
      items.map(({ op }) => op),
    ),
  );
  const answer: PushResponse =
    'unfit' in fitted ? { results: [unfitResult(fitted.unfit.op, fitted.why)], mark: null } : fitted.answer;
  const sent = new Map(batch.map(({ op }) => [op.opId, op]));
  const opened = await Promise.all(
    answer.results.flatMap((result) => {
      const op = sent.get(result.opId);
      return op ? [openResult(keychain.codec, op, result)] : [];
    }),
  );
  if (opened.length === 0) throw new ServerError('unreadable-answer');
  const locked = opened.flatMap((one) => one.locked);
  await storeResults(db, { results: opened.map(({ result }) => result), mark: answer.mark }, now(), locked);
  session.forgetPosition();
  const answered = new Set(opened.map(({ result }) => result.opId));
  const unanswered = batch.find(({ op }) => !answered.has(op.opId));
  return unanswered ? unanswered.n - 1 : last.n;
}

function unfitResult({ opId }: Operation, why: 'bad-request' | 'too-large'): OpResult {
  return why === 'too-large'
    ? { opId, outcome: 'rejected', reason: 'too-large', record: null }
    : { opId, outcome: 'deferred', reason: 'unknown-to-server', record: null };
}

/**
 * A result with its record and its lost values opened; in `locked`, the record as it came if a part of it cannot be
 * opened.
 */
async function openResult(
  codec: Codec | null,
  op: Operation,
  result: OpResult,
): Promise<{ result: OpResult; locked: LockedRow[] }> {
  if (!isSealed(op.table)) return { result, locked: [] };
  const { records, locked }: Opened = await openRecords(codec, result.record ? [result.record] : []);
  const lost = await Promise.all(
    (result.lost ?? []).map(async (one) => {
      const place = placeOfOp({ table: op.table, id: op.id, opId: one.version.op });
      const [opened] = (await codec?.open([{ place, fields: { [one.field]: one.value } }])) ?? [];
      return opened && Object.hasOwn(opened, one.field) ? [{ ...one, value: opened[one.field] ?? null }] : [];
    }),
  );
  return { result: { ...result, record: records[0] ?? null, lost: lost.flat() }, locked };
}

/**
 * Stores what became of pushed operations. An operation leaves the outbox in the transaction that stores its
 * result (I6); one without a result stays. The cursor does not move (I4).
 */
export async function storeResults(
  db: WorkspaceDb,
  { results, mark }: PushResponse,
  now: number,
  locked: LockedRow[] = [],
): Promise<void> {
  const byId = new Map(results.map((result) => [result.opId, result]));
  await db.transaction('rw', db.syncTables, async () => {
    // One request for each, all at once: a search for all of them steps from one to the next, and takes several times
    // as long.
    const found = await Promise.all([...byId.keys()].map((opId) => db.outbox.get({ opId })));
    const rows = found.filter((row) => row !== undefined).toSorted((a, b) => (a.n ?? 0) - (b.n ?? 0));
    const records = newestOfEachRow(results);
    const touched = new Map<string, OutboxRow>();
    const deferred: OutboxRow[] = [];
    const settled: number[] = [];
    const journal: JournalRow[] = [];
    for (const row of rows) {
      const result = byId.get(row.opId);
      if (!result) continue;
      const key = keyOf(row);
      touched.set(key, row);
      if (result.outcome === 'deferred') {
        deferred.push({ ...row, lane: isSealed(row.table) && !row.sealed ? 'held' : 'deferred' });
        continue;
      }
      settled.push(row.n ?? 0);
      journal.push(...journalRow(row.op, result, records.get(key), now));
    }
    await db.outbox.bulkPut(deferred);
    await db.outbox.bulkDelete(settled);
    await db.journal.bulkAdd(journal);
    await tellWhatWasTaken(db, records, new Set(byId.keys()));
    await takeOverOpened(db, { records: [...records.values()], locked }, now);
    for (const [key, { table, id }] of touched) if (!records.has(key)) await rebaseRow(db, table, id);
    if (mark) await putState(db, 'mark', { mark });
  });
}

/**
 * Operations that are still pending on these rows were made on top of those just taken: notes the versions that these
 * got.
 */
async function tellWhatWasTaken(
  db: WorkspaceDb,
  records: ReadonlyMap<string, SyncRecord>,
  taken: ReadonlySet<string>,
): Promise<void> {
  const keys = [...records.values()].map(({ table, id }): [string, string] => [table, id]);
  await db.outbox
    .where('[table+id]')
    .anyOf(keys)
    .modify((row) => {
      const record = records.get(keyOf(row));
      if (record) row.op = uponTaken(row.op, record, taken);
    });
}

/** The records in the results by row; of several, the one that is furthest on. */
function newestOfEachRow(results: ReadonlyArray<OpResult>): Map<string, SyncRecord> {
  const newest = new Map<string, SyncRecord>();
  for (const { record } of results) {
    const key = record && keyOf(record);
    if (key && (newest.get(key)?.seq ?? -1) <= record.seq) newest.set(key, record);
  }
  return newest;
}

/** What the member may want to look at again; nothing when all went as meant. */
function journalRow(
  op: Operation,
  result: OpResult,
  record: SyncRecord | undefined,
  now: number,
): JournalRow[] {
  const about = { at: now, table: op.table, id: op.id, opId: op.opId };
  if (result.outcome === 'rejected') {
    const intent = op.kind === 'set' ? {} : { intent: op.kind };
    const reason = result.reason ?? 'invalid-value';
    return [{ ...about, kind: 'rejected', reason, fields: op.patch, ...intent }];
  }
  const buried = record?.deleted ? buriedValues(op, record) : [];
  const lost = [...(result.lost ?? []), ...buried].filter(
    // Sealed, two equal values look different to the server.
    ({ field, value }) => record?.deleted || !isSame(record?.fields[field], value),
  );
  return lost.length > 0 ? [{ ...about, kind: 'conflict', lost }] : [];
}

function isSame(a: Json | undefined, b: Json): boolean {
  return a !== undefined && canonicalJson(a) === canonicalJson(b);
}

/** The values that were written to a deleted row: they are kept with it, but not shown. */
function buriedValues({ opId, device, kind, patch, at }: Operation, record: SyncRecord): LostValue[] {
  if (kind !== 'set') return [];
  return Object.entries(patch).map(([field, value]) => ({
    field,
    value,
    version: { ver: record.vers[field]?.ver ?? 0, at, op: opId, device },
  }));
}
