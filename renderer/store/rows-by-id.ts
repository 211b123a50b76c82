import type { TableName } from '#shared/sync/tables.ts';
import type { Db, StoredRow } from './database.ts';

/** The rows with these ids, by id; missing ones are left out. An empty list makes no query. */
export async function rowsById<T extends TableName>(
  db: Db<T>,
  table: T,
  ids: ReadonlyArray<string>,
): Promise<Map<string, StoredRow>> {
  const found = ids.length > 0 ? await db.rows(table).bulkGet([...ids]) : [];
  return new Map(found.flatMap((row): [string, StoredRow][] => (row ? [[row.id, row]] : [])));
}
