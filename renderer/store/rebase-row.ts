import type { Operation, SyncRecord } from '#shared/sync/operation.ts';
import { rebase } from '#shared/sync/rebase.ts';
import { type TableName, tableOf } from '#shared/sync/tables.ts';
import { type MetaRow, type StoredRow, toFields, toStoredRow, type WorkspaceDb } from './database.ts';

/** The operations of a row that the server has not taken yet, in order. */
export async function pendingOps(db: WorkspaceDb, table: string, id: string): Promise<Operation[]> {
  const rows = await db.outbox.where('[table+id]').equals([table, id]).sortBy('n');
  return rows.map(({ op }) => op);
}

/**
 * The record as the server last sent it, or undefined when the server has none.
 * While nothing is pending, the row itself is that record.
 */
export function baseRecord(
  table: string,
  id: string,
  meta: MetaRow | undefined,
  row: StoredRow | undefined,
): SyncRecord | undefined {
  if (!meta) return undefined;
  const base = meta.base ?? { fields: row ? toFields(row) : {} };
  return { table, id, ...base, vers: meta.vers, seq: meta.seq };
}

/**
 * Takes over a record from the server and shows it with what is still pending on top (I5). An older record than
 * the one known does not replace it (I4). To be called inside a transaction over the domain tables, `_meta` and
 * `_outbox`.
 */
export async function takeOver(db: WorkspaceDb, record: SyncRecord): Promise<void> {
  const { table, id } = record;
  // A table of a newer server: this version has no place for it. It is pulled anew after the update (I11).
  if (!tableOf(table)) return;
  const name = table as TableName;
  const [meta, pending] = await Promise.all([db.meta.get([table, id]), pendingOps(db, table, id)]);
  if (meta && meta.seq > record.seq) await rebaseRow(db, name, id);
  else await store(db, name, record, pending);
}

/** Shows a row anew after its pending operations changed without a record from the server. */
export async function rebaseRow(db: WorkspaceDb, table: TableName, id: string): Promise<void> {
  const [meta, row, pending] = await Promise.all([
    db.meta.get([table, id]),
    db.rows(table).get(id),
    pendingOps(db, table, id),
  ]);
  const base = baseRecord(table, id, meta, row);
  if (base) return store(db, table, base, pending);
  const view = rebase(undefined, pending);
  if (view && !view.deleted) await db.rows(table).put(toStoredRow(table, id, view.fields));
  else await db.rows(table).delete(id);
}

async function store(
  db: WorkspaceDb,
  table: TableName,
  base: SyncRecord,
  pending: ReadonlyArray<Operation>,
): Promise<void> {
  const { id, seq, vers, fields, deleted } = base;
  const keepsBase = pending.length > 0 || deleted;
  await db.meta.put({
    table,
    id,
    seq,
    vers,
    ...(keepsBase ? { base: { fields, ...(deleted ? { deleted } : {}) } } : {}),
  });
  const view = rebase(base, pending);
  if (view && !view.deleted) await db.rows(table).put(toStoredRow(table, id, view.fields));
  else await db.rows(table).delete(id);
}
