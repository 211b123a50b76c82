import type { WorkspaceDb } from '#renderer/store/database.ts';
import { isSealed, tableNames } from '#shared/sync/tables.ts';

/** So many records of one's own would be missed. */
const MISSED_ROWS = 5;

/** Whether there is something to lose: enough records that are only the member's own, without settings. */
export async function isWorthKeeping(db: WorkspaceDb): Promise<boolean> {
  let found = 0;
  for (const table of tableNames.filter((name) => isSealed(name) && name !== 'preferences')) {
    // Keys, and no count: that goes through the whole table, whatever its limit. What is not read any more once enough
    // was found is not watched either.
    const keys = await db.rows(table).limit(MISSED_ROWS).primaryKeys();
    found += keys.length;
    if (found >= MISSED_ROWS) return true;
  }
  return false;
}
