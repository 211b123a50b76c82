import type { WorkspaceDb } from '../database.ts';

/** How many records came that could not be opened on this device. */
export function countLocked(db: WorkspaceDb): Promise<number> {
  return db.locked.count();
}
