import type { Row, TableName, tables } from '#shared/sync/tables.ts';
import type { WorkspaceDb } from '../database.ts';
import { parseRows } from './parse-rows.ts';

/** The tables of one kind of privacy. */
type TablesWith<P extends 'open' | 'sealed'> = {
  [T in TableName]: (typeof tables)[T]['privacy'] extends P ? T : never;
}[TableName];

/** What of this workspace the NPO can read, and how much it cannot. */
export interface Privacy {
  /** Every row of every open table, the newest first: a table that is not read here does not compile. */
  open: { [T in TablesWith<'open'>]: Row<T>[] };
  /** How many rows there are of what is sealed. */
  sealedRows: Record<TablesWith<'sealed'>, number>;
}

/** Reads all that is open, and counts the rest. */
export async function readPrivacy(db: WorkspaceDb): Promise<Privacy> {
  const [assignments, tasks, entries, rhythm] = await Promise.all([
    db.rows('assignments').toArray(),
    db.rows('tasks').count(),
    db.rows('entries').count(),
    db.rows('rhythm').count(),
  ]);
  return {
    open: {
      assignments: parseRows('assignments', assignments).toSorted((a, b) => b.offeredAt - a.offeredAt),
    },
    sealedRows: { tasks, entries, rhythm },
  };
}
