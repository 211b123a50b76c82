import type { JournalRow, WorkspaceDb } from '../database.ts';
import { getState, type StateOf } from '../state.ts';

/** What the quiet line says. */
export interface StatusReport {
  membership: StateOf<'membership'> | null;
  status: StateOf<'status'> | null;
  /** Changes that wait for the server. */
  waiting: number;
}

/** The state of sync, as this device knows it. */
export async function readStatus(db: WorkspaceDb): Promise<StatusReport> {
  const [membership, status, waiting] = await Promise.all([
    getState(db, 'membership'),
    getState(db, 'status'),
    db.outbox.where('lane').anyOf('open', 'deferred').count(),
  ]);
  return { membership, status, waiting };
}

/** How many changes stay on this device until there are keys. */
export function countHeld(db: WorkspaceDb): Promise<number> {
  return db.outbox.where('lane').equals('held').count();
}

/** The latest journal rows, newest first. */
export function readJournal(db: WorkspaceDb, limit: number): Promise<JournalRow[]> {
  return db.journal.orderBy('n').reverse().limit(limit).toArray();
}
