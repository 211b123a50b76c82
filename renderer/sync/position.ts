import type { WorkspaceDb } from '#renderer/store/database.ts';
import { getState } from '#renderer/store/state.ts';
import type { SyncPosition } from './api.ts';
import { ServerError } from './request.ts';

/** Where this device stands with the server. @throws ServerError when it has no place yet: it has to join first */
export async function readPosition(db: WorkspaceDb): Promise<SyncPosition> {
  const [position, shown] = await Promise.all([getState(db, 'position'), getState(db, 'mark')]);
  if (!position) throw new ServerError('sign-in-needed');
  return { ...position, mark: shown?.mark ?? null };
}
