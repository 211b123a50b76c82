import type { WorkspaceDb } from '#renderer/store/database.ts';
import { getState, putState, type StateOf } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Api } from '#renderer/sync/api.ts';
import { ServerError } from '#renderer/sync/request.ts';
import type { Host } from '#shared/host/contract.ts';
import {
  changeKeyring,
  isIn,
  type Keyring,
  type KeyringChange,
  KeyringError,
  readKeyring,
  relationOf,
  type Signer,
} from '#shared/keys/keyring.ts';
import type { KeyringEntry, KeyringMember } from '#shared/keys/keyring-entry.ts';
import { afterFinding, type KnownSheets } from '#shared/keys/known-sheets.ts';
import type { KeysResponse } from '#shared/keys/messages.ts';
import { presentSheet } from '#shared/keys/present-sheet.ts';
import type { PublicKeys } from '#shared/keys/shapes.ts';
import { loadSigner } from './identity-store.ts';
import { resealFromNowOn } from './reseal.ts';

/**
 * The change that adds a member to the keyring, in the place of one with the same id. It also removes the devices that
 * were signed out: a full keyring has room only then.
 */
export function comingIn(
  { members }: Keyring,
  member: KeyringMember,
  signedOut: ReadonlyArray<string>,
): KeyringChange {
  const leaving = new Set([member.id, ...signedOut]);
  return { add: [member], remove: [...leaving].filter((id) => members.has(id)) };
}

/**
 * A keyring with one more change, which the server does not have yet. If the key changes, what is at the server has to
 * be sealed anew; that is noted first, as the server's answer may be lost.
 * @param signers first a member of the keyring; then the sheet that is added, if there is one
 * @throws ServerError `too-many-devices` when there is no room in it for another member
 */
export async function changeHere(
  { db, around }: Workspace,
  keyring: Keyring,
  signers: readonly [Signer, ...Signer[]],
  change: KeyringChange,
): Promise<Keyring> {
  const changed = await changeKeyring(keyring, signers, change, around.now()).catch((cause) => {
    const isFull = cause instanceof KeyringError && cause.code === 'too-many-members';
    throw isFull ? new ServerError('too-many-devices', { cause }) : cause;
  });
  if (changed.key !== keyring.key) await resealFromNowOn(db);
  return changed;
}

/**
 * Sends the server the last entry of a keyring, or all that it lacks. Entries that it has already are no error: they
 * came with an earlier attempt, or with this device's own round of sync.
 * @throws ServerError `conflict` when the server has another keyring
 */
export async function bring(api: Api, entries: ReadonlyArray<KeyringEntry>): Promise<KeysResponse> {
  try {
    return await api.appendKeys(entries.slice(-1));
  } catch (error) {
    if (!(error instanceof ServerError) || error.code !== 'conflict') throw error;
    const told = await api.keys();
    const relation = await relationOf(entries, told.entries);
    if (relation === 'other') throw error;
    return relation === 'shorter' ? api.appendKeys(entries.slice(told.entries.length)) : told;
  }
}

/** Notes the sheet of a keyring that is kept from now on. To be called inside the transaction that keeps it. */
export async function noteSheet(
  db: WorkspaceDb,
  entries: ReadonlyArray<KeyringEntry>,
  now: number,
): Promise<void> {
  const sheet = presentSheet(entries);
  if (sheet) await putState(db, 'sheets', afterFinding(await getState(db, 'sheets'), sheet.keys, now));
}

/** Notes a sheet as the member's own before the server has confirmed it: its answer may be lost. */
export async function expectSheet(db: WorkspaceDb, keys: PublicKeys): Promise<void> {
  await change(db, (known) => ({ ...known, own: [...known.own, keys] }));
}

/** Notes this sheet as the only one that is the member's own. */
export async function acceptSheet(db: WorkspaceDb, keys: PublicKeys): Promise<void> {
  await change(db, (known) => ({ ...known, own: [keys] }));
}

async function change(db: WorkspaceDb, to: (known: KnownSheets) => KnownSheets): Promise<void> {
  await db.transaction('rw', db.state, async () => {
    const known = await getState(db, 'sheets');
    if (known) await putState(db, 'sheets', to(known));
  });
}

/** The id of the space this workspace belongs to. @throws ServerError when it belongs to none */
export async function ownSpace(db: WorkspaceDb): Promise<string> {
  const membership = await getState(db, 'membership');
  if (!membership) throw new ServerError('sign-in-needed');
  return membership.space;
}

/** A keyring that the server sent, checked. @throws ServerError `unreadable-answer` when it cannot be trusted */
export async function checkedKeyring(space: string, entries: ReadonlyArray<KeyringEntry>): Promise<Keyring> {
  try {
    return await readKeyring(space, entries);
  } catch (cause) {
    if (cause instanceof KeyringError) throw new ServerError('unreadable-answer', { cause });
    throw cause;
  }
}

/**
 * The keyring as it is at the server, for this device to change.
 * @throws ServerError `not-allowed` when this device is not in it, or when it does not go on from the one known here
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
  // By now its id may belong to another one: to a copy of this workspace that was let in again.
  if (!isIn(keyring, self)) throw new ServerError('not-allowed');
  return { keyring, self, signedOut: told.signedOut, requests: told.requests };
}

/**
 * Runs a change of the stored keys in a transaction over `_state` and `_outbox`; does nothing when this workspace has
 * left the space meanwhile.
 */
export async function inSpace(db: WorkspaceDb, space: string, change: () => Promise<void>): Promise<void> {
  await db.transaction('rw', db.state, db.outbox, async () => {
    if ((await getState(db, 'membership'))?.space === space) await change();
  });
}

/**
 * Stores what a round of sync has learnt about the keys of a space.
 * @param keyring as in `keysSeen`
 * @param trusted the keyring to be trusted from now on, if it has changed
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
 * Stores the questions that the server told outside of a round, for the screens; with `trusted`, also a keyring that
 * this device is in from now on. The tag stays, so that the next round still takes in what other devices changed.
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
