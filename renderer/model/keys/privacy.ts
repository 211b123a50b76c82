import type { WorkspaceDb } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { isSealed, type Row, type TableName, tableNames, type tables } from '#shared/sync/tables.ts';

/** The tables that the NPO can read. */
type OpenTable = {
  [T in TableName]: (typeof tables)[T]['privacy'] extends 'open' ? T : never;
}[TableName];

/** What of this workspace the NPO can read, and how much it cannot. */
export interface Privacy {
  /** Every row of every open table, the newest first: a table that is not read here does not compile. */
  open: { [T in OpenTable]: Row<T>[] };
  /** How many rows there are of all that is sealed. */
  sealedRows: number;
}

/** Reads all that is open, and counts the rest. */
export async function readPrivacy(db: WorkspaceDb): Promise<Privacy> {
  const sealed = tableNames.filter(isSealed);
  const [assignments, ...counts] = await Promise.all([
    db.rows('assignments').toArray(),
    ...sealed.map((table) => db.rows(table).count()),
  ]);
  return {
    open: {
      assignments: parseRows('assignments', assignments).toSorted((a, b) => b.offeredAt - a.offeredAt),
    },
    sealedRows: counts.reduce((sum, count) => sum + count, 0),
  };
}
