import { getState, putState } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Api } from '#renderer/sync/api.ts';
import { forgetKeys, forgetToken } from '#renderer/sync/membership.ts';
import { ServerTrouble } from '#renderer/sync/request.ts';
import type { Host } from '#shared/host/contract.ts';
import { forgetSigner } from './identity-store.ts';
import { forgetUnconfirmed } from './sheet.ts';

/**
 * Deletes the member's account at the NPO. Everything on this computer stays, as if it had never joined.
 * @param name the member's name, typed, as a sign that it is meant
 * @throws ServerTrouble `not-allowed` when it is another name; nothing is deleted then
 */
export async function deleteAccount(workspace: Workspace, host: Host, api: Api, name: string): Promise<void> {
  const { db, around } = workspace;
  const hasAsked = (await getState(db, 'deleting')) !== null;
  await putState(db, 'deleting', { at: around.now() });
  try {
    await api.deleteAccount(name);
  } catch (error) {
    // Nobody is known there any more: it was done before, and only the answer was lost.
    const isGone = hasAsked && error instanceof ServerTrouble && error.code === 'sign-in-needed';
    if (!isGone) throw error;
  }
  await leave(workspace, host);
}

/** Makes this workspace one of this computer alone: rows, outbox and journal stay. */
export async function leave({ db, device }: Workspace, host: Host): Promise<void> {
  const keyring = await getState(db, 'keyring');
  await db.transaction('rw', db.state, db.outbox, db.locked, async () => {
    await db.state.bulkDelete([
      'membership',
      'position',
      'mark',
      'pulledWith',
      'pulling',
      'checked',
      'status',
      'sheetLater',
      'deleting',
    ]);
    await db.locked.clear();
    await forgetKeys(db);
  });
  await forgetSigner({ db, host }, keyring?.member ?? device);
  await forgetUnconfirmed(host);
  await forgetToken(host, device);
}
