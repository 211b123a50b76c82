import { create } from 'zustand';
import type { WorkspaceDb } from './database.ts';
import { putState, type StateOf } from './state.ts';
import type { Workspace } from './workspace.ts';

type SyncStatus = StateOf<'status'>;

/** What was said last in this window, if it is the one that syncs: it does so for as long as it is open. */
export const useSaid = create<{ status: SyncStatus | null }>(() => ({ status: null }));

/** Says how sync stands: in this window at once, in all others by the database. */
export async function sayStatus(db: WorkspaceDb, status: SyncStatus): Promise<void> {
  useSaid.setState({ status });
  // A full disk takes this no more than anything else. Then this window alone can tell.
  await putState(db, 'status', status).catch(() => undefined);
}

/** Asks the syncer, in whichever window it runs, to look at the server now. */
export async function askToSync({ db, around }: Workspace): Promise<void> {
  await putState(db, 'wanted', { at: around.now() });
}
