import { inKnownZone } from '#shared/domain/day/local-zone.ts';
import { type Row, type TableName, tables } from '#shared/sync/tables.ts';
import type { StoredRow } from './database.ts';

/** Stored rows as their table's schema reads them, and those that it cannot read. */
export interface ReadRows<T extends TableName> {
  rows: Row<T>[];
  /** They stay in the database, for a version that can read them, and are in the file with everything. */
  unreadable: StoredRow[];
}

/** Reads stored rows. Whoever leaves out what is unreadable has to tell it. */
export function readRows<T extends TableName>(table: T, stored: ReadonlyArray<StoredRow>): ReadRows<T> {
  const schema = tables[table].schema;
  const read: ReadRows<T> = { rows: [], unreadable: [] };
  for (const row of stored) {
    const parsed = schema.safeParse(row);
    if (!parsed.success) read.unreadable.push(row);
    else read.rows.push(('zone' in parsed.data ? inKnownZone(parsed.data) : parsed.data) as Row<T>);
  }
  return read;
}

/** The rows that their table's schema can read. */
export function parseRows<T extends TableName>(table: T, stored: ReadonlyArray<StoredRow>): Row<T>[] {
  return readRows(table, stored).rows;
}
