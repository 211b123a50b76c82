import type { WorkspaceDb } from '#renderer/store/database.ts';
import { reuploadKept } from './reupload.ts';

/** What the server could not take is tried again at every start of sync: it may know more by now. */
export async function tryAgain(db: WorkspaceDb): Promise<void> {
  await db.outbox.where('lane').equals('deferred').modify({ lane: 'open' });
  await reuploadKept(db);
}
