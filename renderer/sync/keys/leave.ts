import type { WorkspaceDb } from '#renderer/store/database.ts';
import { getState, putState, type SyncErrorCode } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Api } from '#renderer/sync/api.ts';
import { forgetLocked } from '#renderer/sync/locked.ts';
import { forgetKeys, forgetPages, forgetToken } from '#renderer/sync/membership.ts';
import { ServerError } from '#renderer/sync/request.ts';
import type { Host } from '#shared/host/contract.ts';
import type { Account } from '#shared/http/account.ts';
import { forgetSigner } from './identity-store.ts';
import { forgetUnconfirmed } from './sheet.ts';

/** Only a server that still knows the member answers with these errors: the account exists. */
const STANDS: ReadonlySet<SyncErrorCode> = new Set(['not-allowed', 'device-revoked', 'device-copied']);

/**
 * What the member has at the NPO. Null when they have deleted it before and only the answer was lost: then this computer
 * has left now.
 * @throws ServerError
 */
export async function readAccount(workspace: Workspace, host: Host, api: Api): Promise<Account | null> {
  const { db } = workspace;
  try {
    const account = await api.account();
    await db.state.delete('deleting');
    return account;
  } catch (error) {
    if (!(await isDeleted(db, error, await hasAsked(db)))) throw error;
    await leave(workspace, host);
    return null;
  }
}

/**
 * Deletes the member's account at the NPO. Everything on this computer stays, as if it had never joined.
 * @param name the member's name, typed, as a sign that it is meant
 * @throws ServerError `not-allowed` when it is another name; nothing is deleted then
 */
export async function deleteAccount(workspace: Workspace, host: Host, api: Api, name: string): Promise<void> {
  const { db, around } = workspace;
  const hadAsked = await hasAsked(db);
  await putState(db, 'deleting', { at: around.now() });
  try {
    await api.deleteAccount(name);
  } catch (error) {
    if (!(await isDeleted(db, error, hadAsked))) throw error;
  }
  await leave(workspace, host);
}

async function hasAsked(db: WorkspaceDb): Promise<boolean> {
  return (await getState(db, 'deleting')) !== null;
}

/**
 * Whether an error means that the account has been deleted: the server no longer knows the member, who had asked for
 * that before. When the server's answer shows that it was not deleted, the earlier request is forgotten.
 */
async function isDeleted(db: WorkspaceDb, error: unknown, hadAsked: boolean): Promise<boolean> {
  if (!(error instanceof ServerError)) return false;
  const isUnknown = error.code === 'sign-in-needed';
  if (isUnknown && hadAsked) return true;
  if (isUnknown || STANDS.has(error.code)) await db.state.delete('deleting');
  return false;
}

/**
 * Makes this workspace one of this computer alone: rows, outbox and journal stay, but for what is locked, and for pages
 * that were shown to this NPO: they are for no other one.
 */
export async function leave(workspace: Workspace, host: Host): Promise<void> {
  const { db, device } = workspace;
  const keyring = await getState(db, 'keyring');
  const touched = [db.state, db.outbox, db.locked, db.journal, db.meta, db.rows('shares')];
  await db.transaction('rw', touched, async () => {
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
    await forgetLocked(db);
    await forgetKeys(db);
    await forgetPages(db);
  });
  // A copy has keys of its own beside those of its original until the server knows them.
  for (const id of new Set([device, keyring?.member ?? device])) await forgetSigner({ db, host }, id);
  await forgetUnconfirmed(workspace, host);
  await forgetToken(host, device);
}
