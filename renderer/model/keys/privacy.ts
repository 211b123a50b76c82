import { type ReadShares, readShares } from '#renderer/model/sharing/index.ts';
import type { WorkspaceDb } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { isSealed, type OpenTable, type Row, tableNames } from '#shared/sync/tables.ts';

interface OpenRows {
  assignments: Row<'assignments'>[];
  shares: ReadShares;
}

/** What of this workspace the NPO can read, and how much it cannot. */
export interface Privacy {
  /** All that is in open tables, the newest first: a table that is not read here does not compile. */
  open: OpenRows & Record<OpenTable, unknown>;
  /** How many rows there are of all that is sealed. */
  sealedRows: number;
}

/** Reads all that is open, and counts the rest. */
export async function readPrivacy(db: WorkspaceDb): Promise<Privacy> {
  const sealed = tableNames.filter(isSealed);
  const [assignments, shares, ...counts] = await Promise.all([
    db.rows('assignments').toArray(),
    readShares(db),
    ...sealed.map((table) => db.rows(table).count()),
  ]);
  return {
    open: {
      assignments: parseRows('assignments', assignments).toSorted((a, b) => b.offeredAt - a.offeredAt),
      shares,
    },
    sealedRows: counts.reduce((sum, count) => sum + count, 0),
  };
}
