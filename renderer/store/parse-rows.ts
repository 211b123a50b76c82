import { type Row, type TableName, tables } from '#shared/sync/tables.ts';
import type { StoredRow } from './database.ts';

/**
 * Stored rows as their table's schema reads them. A row that this version cannot read is left out of the screen
 * and stays in the database, for a version that can.
 */
export function parseRows<T extends TableName>(table: T, rows: ReadonlyArray<StoredRow>): Row<T>[] {
  const schema = tables[table].schema;
  return rows.flatMap((row) => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data as Row<T>] : [];
  });
}
