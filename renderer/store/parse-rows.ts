import { inKnownZone } from '#shared/domain/day/local-zone.ts';
import { type Row, type TableName, tables } from '#shared/sync/tables.ts';
import type { StoredRow } from './database.ts';
import { keepIdentity } from './keep-identity.ts';

/** Stored rows as their table's schema reads them, and those that it cannot read. */
export interface ReadRows<T extends TableName> {
  rows: Row<T>[];
  /** They stay in the database, for a version that can read them, and are in the file with everything. */
  unreadable: StoredRow[];
}

/**
 * Reads stored rows. Whoever leaves out what is unreadable has to tell it. A row that is stored as it was when it was read
 * last is the same object again.
 */
export function readRows<T extends TableName>(table: T, stored: ReadonlyArray<StoredRow>): ReadRows<T> {
  // So many would only take the place of others.
  const known = stored.length > READ_MAX ? null : knownRows(table);
  const read: ReadRows<T> = { rows: [], unreadable: [] };
  for (const row of stored) {
    const last = known?.get(row.id);
    const isKnown = last !== undefined && keepIdentity(last.stored, row) === last.stored;
    const parsed = isKnown ? last.parsed : parseRow(table, row);
    if (known && !isKnown) {
      if (known.size >= KNOWN_MAX) known.clear();
      known.set(row.id, { stored: row, parsed });
    }
    if (parsed === null) read.unreadable.push(row);
    else read.rows.push(parsed as Row<T>);
  }
  return read;
}

function parseRow<T extends TableName>(table: T, stored: StoredRow): Row<T> | null {
  const { success, data } = tables[table].schema.safeParse(stored);
  if (!success) return null;
  return ('zone' in data ? inKnownZone(data) : data) as Row<T>;
}

/** A row as it was read last; `parsed` is null where it could not be read. */
interface KnownRow {
  stored: StoredRow;
  parsed: Row<TableName> | null;
}

/** So many rows of a table are kept as they were read: what screens show, and not what ten years hold. */
const KNOWN_MAX = 2_000;
/** Of so many rows that are read at once, none is kept. */
const READ_MAX = 1_000;
/** What a row is read as depends on nothing but the row: so all workspaces share what is known. */
const known = new Map<TableName, Map<string, KnownRow>>();

function knownRows(table: TableName): Map<string, KnownRow> {
  const rows = known.get(table) ?? new Map<string, KnownRow>();
  known.set(table, rows);
  return rows;
}

/** The rows that their table's schema can read. */
export function parseRows<T extends TableName>(table: T, stored: ReadonlyArray<StoredRow>): Row<T>[] {
  return readRows(table, stored).rows;
}
