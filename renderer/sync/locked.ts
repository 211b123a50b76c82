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
  // What was readable stays so, whatever is shown of the same the second time.
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
 * A record of which some fields are locked: these stay as they were, at the version that the member has seen; so what they
 * write there next counts as written beside what is locked. Null when nothing is known of before: to show it without them
 * could say the opposite of what it says, such as a clock that runs.
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

/** What is readable is not locked any more, and the journal need not tell of it. */
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
 * Tries again what was locked while another key was the present one: keys come by several doors, and the app may have ended
 * before what they open was opened.
 */
export async function openLocked(db: WorkspaceDb, codec: Codec | null, now: number): Promise<void> {
  if (!codec) return;
  const rows = await db.locked.filter(({ key }) => key !== codec.key).toArray();
  if (rows.length === 0) return;
  const opened = await openRecords(
    codec,
    rows.map(({ record }) => record),
  );
  // An async function: Dexie follows the awaits of no other kind.
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
