import { putState } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';

/** Asks the syncer, in whichever window it runs, to look at the server now. */
export async function askToSync({ db, around }: Workspace): Promise<void> {
  await putState(db, 'wanted', { at: around.now() });
}
