import { create } from 'zustand';
import type { WorkspaceDb } from './database.ts';
import { putState, type StateOf } from './state.ts';
import type { Workspace } from './workspace.ts';

type SyncStatus = StateOf<'status'>;

/**
 * The last status reported in this window; null unless it is the one that syncs, which it then does until it is closed.
 */
export const useReportedStatus = create<{ status: SyncStatus | null }>(() => ({ status: null }));

/** Reports the status of sync: to this window at once, to all others through the database. */
export async function reportSyncStatus(db: WorkspaceDb, status: SyncStatus): Promise<void> {
  useReportedStatus.setState({ status });
  // On a full disk this write fails too; then only this window can show the status.
  await putState(db, 'status', status).catch(() => undefined);
}

/** Asks the syncer, in whichever window it runs, to look at the server now. */
export async function askToSync({ db, around }: Workspace): Promise<void> {
  await putState(db, 'syncRequest', { at: around.now() });
}
