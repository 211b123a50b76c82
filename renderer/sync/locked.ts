import type { WorkspaceDb } from '#renderer/store/database.ts';
import { baseRecord, takeOver } from '#renderer/store/rebase-row.ts';
import { keyOf, type SyncRecord } from '#shared/sync/operation.ts';
import type { TableName } from '#shared/sync/tables.ts';
import { type Codec, type Opened, openRecords } from './seal.ts';

/**
 * Takes over what came from the server: what could be opened is shown, what could not is kept as it came, and noted once
 * for each row. To be called inside a transaction over the domain tables, `_meta`, `_outbox`, `_locked` and `_journal`.
 */
export async function takeOverOpened(
  db: WorkspaceDb,
  { records, locked }: Opened,
  now: number,
): Promise<void> {
  // Of several answers about a row, only the newest is among the records.
  const seqs = new Map(records.map((record) => [keyOf(record), record.seq]));
  const inPart = new Map(
    locked.filter((row) => seqs.get(keyOf(row)) === row.record.seq).map((row) => [keyOf(row), row]),
  );
  const whole = records.filter((record) => !inPart.has(keyOf(record)));
  const keys = [...inPart.values()].map(({ table, id }): [string, string] => [table, id]);
  const [known, metas] = await Promise.all([db.locked.bulkGet(keys), db.meta.bulkGet(keys)]);
  const filled = await Promise.all(
    records.flatMap((record) => {
      const row = inPart.get(keyOf(record));
      return row ? [filledUp(db, record, row.record)] : [];
    }),
  );
  await takeOver(db, [...whole, ...filled.flatMap((record) => record ?? [])]);
  await unlock(db, whole);
  // A row that was readable stays so, even if the server sends the same record again and it cannot be opened.
  const news = [...inPart.values()].filter(({ record }, index) =>
    known[index] ? known[index].record.seq <= record.seq : (metas[index]?.seq ?? -1) < record.seq,
  );
  await db.locked.bulkPut(news);
  const told = new Set(known.flatMap((row) => (row ? [keyOf(row)] : [])));
  await db.journal.bulkAdd(
    news.flatMap((row) =>
      told.has(keyOf(row)) ? [] : [{ kind: 'unreadable' as const, at: now, table: row.table, id: row.id }],
    ),
  );
}

/**
 * A record whose locked fields are taken from the base row, with the version that the member has seen: so what they
 * write there next counts as concurrent with the locked value. Null when there is no base row: without these fields the
 * row could say the opposite of what it means, such as a clock that runs.
 */
async function filledUp(db: WorkspaceDb, opened: SyncRecord, sealed: SyncRecord): Promise<SyncRecord | null> {
  const { table, id } = opened;
  const [meta, row] = await Promise.all([db.meta.get([table, id]), db.rows(table as TableName).get(id)]);
  const base = baseRecord(table, id, meta, row);
  if (!base) return null;
  const fields = { ...opened.fields };
  const vers = { ...opened.vers };
  for (const field of Object.keys(sealed.fields)) {
    if (Object.hasOwn(opened.fields, field)) continue;
    delete vers[field];
    if (!Object.hasOwn(base.fields, field)) continue;
    fields[field] = base.fields[field] ?? null;
    const version = base.vers[field];
    if (version) vers[field] = version;
  }
  return { ...opened, fields, vers };
}

/** Removes what is readable now from the locked records, and from the journal. */
async function unlock(db: WorkspaceDb, records: ReadonlyArray<SyncRecord>): Promise<void> {
  if ((await db.locked.limit(1).primaryKeys()).length === 0) return;
  const found = await db.locked.bulkGet(records.map(({ table, id }): [string, string] => [table, id]));
  const opened = found.flatMap((row, index) =>
    row && row.record.seq <= (records[index]?.seq ?? -1) ? [row] : [],
  );
  if (opened.length === 0) return;
  await db.locked.bulkDelete(opened.map(({ table, id }): [string, string] => [table, id]));
  const gone = new Set(opened.map(keyOf));
  await db.journal.filter((row) => row.kind === 'unreadable' && gone.has(keyOf(row))).delete();
}

/**
 * Tries to open again what was locked under another present key: keys arrive in several ways, and the app may have been
 * closed before all they open was opened.
 */
export async function openLocked(db: WorkspaceDb, codec: Codec | null, now: number): Promise<void> {
  if (!codec) return;
  const rows = await db.locked.filter(({ key }) => key !== codec.key).toArray();
  if (rows.length === 0) return;
  const opened = await openRecords(
    codec,
    rows.map(({ record }) => record),
  );
  // Must be an async function: only then does Dexie keep the transaction alive across awaits.
  await db.transaction('rw', db.syncTables, async () => takeOverOpened(db, opened, now));
}

/**
 * Forgets what is locked: it comes again with everything else, or is of no use any more. To be called inside a transaction
 * over `_locked` and `_journal`.
 */
export async function forgetLocked(db: WorkspaceDb): Promise<void> {
  await db.locked.clear();
  await db.journal.filter(({ kind }) => kind === 'unreadable').delete();
}
