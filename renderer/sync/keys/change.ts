import type { Workspace } from '#renderer/store/workspace.ts';
import type { Api } from '#renderer/sync/api.ts';
import { ServerError } from '#renderer/sync/request.ts';
import {
  changeKeyring,
  type Keyring,
  type KeyringChange,
  KeyringError,
  relationOf,
  type Signer,
} from '#shared/keys/keyring.ts';
import type { KeyringEntry, KeyringMember } from '#shared/keys/keyring-entry.ts';
import type { KeysResponse } from '#shared/keys/messages.ts';
import { resealFromNowOn } from './reseal.ts';

/**
 * The change that lets somebody in, in the place of who stands there under the same id. It takes out who was signed
 * out: in a full keyring there is room only then.
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
 * A keyring with one more change, of which the server is still to be told. Where the key changes, what lies at the
 * server is to be sealed anew; that is noted first, as the server's answer may be lost.
 * @param signers one who is in, first, and the sheet that is added, if one is
 * @throws ServerError `too-many-devices` when there is no room in it for somebody else
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
 * Gives the server the last entry of a keyring, or what it lacks of it. What is there already came twice, or with this
 * device's own round of sync.
 * @throws ServerError `conflict` when the server's is another one
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
