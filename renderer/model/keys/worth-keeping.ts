import type { WorkspaceDb } from '#renderer/store/database.ts';
import { isSealed, tableNames } from '#shared/sync/tables.ts';

/** So many records of one's own would be missed. */
const MISSED_ROWS = 5;

/** Whether there is something to lose: enough records that are only the member's own, without settings. */
export async function isWorthKeeping(db: WorkspaceDb): Promise<boolean> {
  const own = tableNames.filter((table) => isSealed(table) && table !== 'preferences');
  const counts = await Promise.all(own.map((table) => db.rows(table).limit(MISSED_ROWS).count()));
  return counts.reduce((sum, count) => sum + count, 0) >= MISSED_ROWS;
}
