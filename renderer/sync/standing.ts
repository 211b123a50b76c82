import type { WorkspaceDb } from '#renderer/store/database.ts';
import { getState } from '#renderer/store/state.ts';
import type { Standing } from './api.ts';
import { ServerTrouble } from './request.ts';

/** Where this device is. @throws ServerTrouble when it has no place yet: it has to join first */
export async function standing(db: WorkspaceDb): Promise<Standing> {
  const [position, shown] = await Promise.all([getState(db, 'position'), getState(db, 'mark')]);
  if (!position) throw new ServerTrouble('sign-in-needed');
  return { ...position, mark: shown?.mark ?? null };
}
