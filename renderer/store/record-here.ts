import type { SyncRecord } from '#shared/sync/operation.ts';
import { rebase } from '#shared/sync/rebase.ts';
import { type TableName, tableOf } from '#shared/sync/tables.ts';
import type { Db } from './database.ts';
import { baseRecord, pendingOps } from './rebase-row.ts';

/**
 * A row as this device knows it, whole: what the server sent with what is pending on top, deleted or not, and who wrote
 * which field. Undefined when nothing is known of it, and for a table of a newer version.
 */
export async function recordHere(db: Db, table: string, id: string): Promise<SyncRecord | undefined> {
  if (!tableOf(table)) return undefined;
  const [row, meta, pending] = await Promise.all([
    db.rows(table as TableName).get(id),
    db.meta.get([table, id]),
    pendingOps(db, table, id),
  ]);
  const record = rebase(baseRecord(table, id, meta, row), pending);
  // Right after starting over, only `former` says who wrote what.
  return record && { ...record, vers: { ...meta?.former?.vers, ...record.vers } };
}
