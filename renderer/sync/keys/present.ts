import type { WorkspaceDb } from '#renderer/store/database.ts';
import { getState, putState, type StateOf } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Api } from '#renderer/sync/api.ts';
import { ServerError } from '#renderer/sync/request.ts';
import type { Host } from '#shared/host/contract.ts';
import {
  isIn,
  type Keyring,
  KeyringError,
  readKeyring,
  relationOf,
  type Signer,
} from '#shared/keys/keyring.ts';
import type { KeyringEntry } from '#shared/keys/keyring-entry.ts';
import type { KeysResponse } from '#shared/keys/messages.ts';
import { loadSigner } from './identity-store.ts';
import { noteSheet } from './known-sheets.ts';

/** The id of the space this workspace belongs to. @throws ServerError when it belongs to none */
export async function ownSpace(db: WorkspaceDb): Promise<string> {
  const membership = await getState(db, 'membership');
  if (!membership) throw new ServerError('sign-in-needed');
  return membership.space;
}

/** A keyring that the server shows, checked. @throws ServerError when it is none to be trusted */
export async function checkedKeyring(space: string, entries: ReadonlyArray<KeyringEntry>): Promise<Keyring> {
  try {
    return await readKeyring(space, entries);
  } catch (cause) {
    if (cause instanceof KeyringError) throw new ServerError('unreadable-answer', { cause });
    throw cause;
  }
}

/**
 * The keyring as it stands at the server, for this device to go on with.
 * @throws ServerError `not-allowed` when this device is not in, or the server's does not go on from what is known here
 */
export async function presentKeyring(
  { db }: Workspace,
  host: Host,
  api: Api,
): Promise<{ keyring: Keyring; self: Signer } & Pick<KeysResponse, 'signedOut' | 'requests'>> {
  const [space, kept, told] = [await ownSpace(db), await getState(db, 'keyring'), await api.keys()];
  const self = kept && (await loadSigner({ db, host }, kept.member));
  if (!kept || !self) throw new ServerError('not-allowed');
  const relation = await relationOf(kept.entries, told.entries);
  if (relation !== 'same' && relation !== 'longer') throw new ServerError('not-allowed');
  const keyring = await checkedKeyring(space, told.entries);
  // Under its id another may stand by now: one that was let in again, of a copy of this workspace.
  if (!isIn(keyring, self)) throw new ServerError('not-allowed');
  return { keyring, self, signedOut: told.signedOut, requests: told.requests };
}

/**
 * Changes what is kept of the keys of a space, in a transaction over the state and the outbox; nothing, when this
 * workspace has left that space meanwhile.
 */
export async function inSpace(db: WorkspaceDb, space: string, change: () => Promise<void>): Promise<void> {
  await db.transaction('rw', db.state, db.outbox, async () => {
    if ((await getState(db, 'membership'))?.space === space) await change();
  });
}

/**
 * Keeps what a round of sync took in of the keys of a space.
 * @param keyring how this device stands to it
 * @param trusted the keyring to be trusted from now on, if it is another
 */
export async function noteRound(
  { db, around }: Workspace,
  space: string,
  { tag, requests }: Pick<KeysResponse, 'tag' | 'requests'>,
  keyring: StateOf<'keysSeen'>['keyring'],
  trusted?: StateOf<'keyring'>,
): Promise<void> {
  await inSpace(db, space, async () => {
    if (trusted) {
      await putState(db, 'keyring', trusted);
      await noteSheet(db, trusted.entries, around.now());
    }
    if (trusted && keyring === 'open') await db.state.delete('asking');
    await putState(db, 'keysSeen', { tag, keyring, requests });
  });
}

/**
 * Keeps what the server has said outside of a round, for the screens; with a keyring that is open to this device from
 * now on. The tag stays: what another device changed is taken in by the next round.
 */
export async function noteKeys(
  workspace: Workspace,
  space: string,
  { requests }: KeysResponse,
  trusted?: StateOf<'keyring'>,
): Promise<void> {
  const { db } = workspace;
  await inSpace(db, space, async () => {
    const seen = await getState(db, 'keysSeen');
    const keyring = trusted ? 'open' : seen?.keyring;
    if (keyring) await noteRound(workspace, space, { tag: seen?.tag ?? 0, requests }, keyring, trusted);
  });
}
