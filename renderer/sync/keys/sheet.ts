import type { WorkspaceDb } from '#renderer/store/database.ts';
import { getState, putState, type SyncErrorCode } from '#renderer/store/state.ts';
import { askToSync } from '#renderer/store/sync-status.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Api } from '#renderer/sync/api.ts';
import { forgetKeys } from '#renderer/sync/membership.ts';
import { ServerError } from '#renderer/sync/request.ts';
import type { Host } from '#shared/host/contract.ts';
import { identityFrom } from '#shared/keys/identity.ts';
import { beginKeyring, hasSeen, isIn, type Keyring, memberOf, type Signer } from '#shared/keys/keyring.ts';
import type { KeyringMember } from '#shared/keys/keyring-entry.ts';
import { newRecoveryCode, readRecoveryCode, seedOfCode } from '#shared/keys/recovery-code.ts';
import { loadSigner, newSigner } from './identity-store.ts';
import {
  acceptSheet,
  bring,
  changeHere,
  checkedKeyring,
  comingIn,
  expectSheet,
  inSpace,
  noteKeys,
  noteSheet,
  ownSpace,
  presentKeyring,
} from './keyring-here.ts';

/** After one of these errors, a first sheet may have reached the server, and every round of sync tries it again. */
const TRIED_AGAIN: ReadonlySet<SyncErrorCode> = new Set([
  'unreachable',
  'unreadable-answer',
  'too-many-requests',
  'server-error',
]);

/** The recovery sheet as a member of a keyring. */
async function sheetOf(code: string, id: string): Promise<Signer> {
  return { id, identity: await identityFrom(seedOfCode(code)) };
}

/** What became of a sheet that was confirmed: the server knows it, or hears of it in one of the next rounds of sync. */
export type Confirmed = 'done' | 'later';

/**
 * The member has confirmed the sheet: the space gets its key, or a new one when there was another sheet before. From
 * now on the member's own records are sealed and synced.
 * @throws ServerError; `conflict` when another device was faster
 */
export async function confirmSheet(
  workspace: Workspace,
  host: Host,
  api: Api,
  code: string,
): Promise<Confirmed> {
  const { db, around } = workspace;
  const sheet = await sheetOf(code, around.newId());
  const [kept, seen] = await Promise.all([getState(db, 'keyring'), getState(db, 'keysSeen')]);
  // There are keys that this device does not have: it has to be let in first.
  if (seen?.keyring === 'closed' || seen?.keyring === 'refused') {
    await forgetUnconfirmed(workspace, host);
    throw new ServerError('conflict');
  }
  let confirmed: Confirmed = 'done';
  if (kept) {
    // The server may not have this keyring yet.
    if (!seen) await bring(api, kept.entries);
    await changeSheet(workspace, host, api, sheet);
  } else confirmed = await begin(workspace, host, api, sheet);
  await forgetUnconfirmed(workspace, host);
  await askToSync(workspace);
  return confirmed;
}

/**
 * Begins a keyring, and stores it before it is sent: whatever becomes of the answer, the sheet in the member's hand is
 * valid.
 */
async function begin(workspace: Workspace, host: Host, api: Api, sheet: Signer): Promise<Confirmed> {
  const { db, device, around } = workspace;
  // Another may know the keys that this device had in a keyring that was given up.
  const self = await newSigner({ db, host }, device);
  const seen = await getState(db, 'keysSeen');
  const space = await ownSpace(db);
  const { entries } = await beginKeyring(space, self, sheet, around.now());
  await inSpace(db, space, async () => {
    await putState(db, 'keyring', { member: device, entries: [...entries] });
    await noteSheet(db, entries, around.now());
    await db.state.bulkDelete(['keysSeen', 'asking']);
  });
  try {
    // Whatever else the answer says is taken in by the next round.
    await bring(api, entries);
    return 'done';
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    if (TRIED_AGAIN.has(error.code)) return 'later';
    const wasSlower = error.code === 'conflict';
    if (wasSlower) await forgetUnconfirmed(workspace, host);
    await inSpace(db, space, async () => {
      await db.state.bulkDelete(['keyring', 'sheets', 'keysSeen']);
      // Without it, the next round asks the server what it has.
      if (seen && !wasSlower) await putState(db, 'keysSeen', seen);
    });
    throw error;
  }
}

async function changeSheet(workspace: Workspace, host: Host, api: Api, sheet: Signer): Promise<void> {
  const { db } = workspace;
  const { keyring, self } = await presentKeyring(workspace, host, api);
  const old = sheetIn(keyring);
  // The sheet reached the server before, and only the answer was lost.
  if (old && isIn(keyring, { ...sheet, id: old.id })) return;
  const change = { add: [memberOf(sheet, 'sheet')], remove: old ? [old.id] : [] };
  const { space, entries } = await changeHere(workspace, keyring, [self, sheet], change);
  await expectSheet(db, sheet.identity.publicKeys);
  await noteKeys(workspace, space, await bring(api, entries), { member: self.id, entries: [...entries] });
}

function sheetIn({ members }: Keyring): KeyringMember | undefined {
  return [...members.values()].find(({ kind }) => kind === 'sheet');
}

/** What can be wrong with a recovery code that is well formed. */
export type CodeError = 'code-other' | 'code-replaced';

/**
 * Lets this device in by the recovery sheet: the sheet has signed the keyring, so its code shows that the keyring is
 * the right one.
 * @returns what is wrong with the code, or null when this device is in
 * @throws ServerError
 */
export async function recoverWith(
  workspace: Workspace,
  host: Host,
  api: Api,
  code: string,
): Promise<CodeError | null> {
  const { db, device } = workspace;
  const [space, told] = [await ownSpace(db), await api.keys()];
  if (told.entries.length === 0) throw new ServerError('not-found');
  const keyring = await checkedKeyring(space, told.entries);
  const sheet = await sheetOf(code, sheetIn(keyring)?.id ?? '');
  if (!isIn(keyring, sheet)) return hasSeen(keyring, sheet.identity) ? 'code-replaced' : 'code-other';
  const place = { db, host };
  const existing = await loadSigner(place, device);
  // This device is in already when only the answer was lost.
  const isInside = existing !== null && isIn(keyring, existing) && !told.signedOut.includes(device);
  await expectSheet(db, sheet.identity.publicKeys);
  if (isInside) await noteKeys(workspace, space, told, { member: device, entries: told.entries });
  else {
    const change = comingIn(keyring, memberOf(await newSigner(place, device), 'device'), told.signedOut);
    const { entries } = await changeHere(workspace, keyring, [sheet], change);
    await noteKeys(workspace, space, await bring(api, entries), { member: device, entries: [...entries] });
  }
  await acceptSheet(db, sheet.identity.publicKeys);
  await forgetUnconfirmed(workspace, host);
  await askToSync(workspace);
  return null;
}

/**
 * Gives up what nobody can open any more, so that a new sheet can be made.
 * @throws ServerError
 */
export async function beginAnew(workspace: Workspace, api: Api): Promise<void> {
  const { db } = workspace;
  const [space, told] = [await ownSpace(db), await api.beginKeysAnew()];
  await inSpace(db, space, async () => {
    await forgetKeys(db);
    await putState(db, 'keysSeen', { tag: told.tag, keyring: 'none', requests: [] });
  });
  await askToSync(workspace);
}

/** A host may keep several workspaces. This one's name stays, whatever device id it takes. */
function secretName({ db }: Workspace): string {
  return `sheet.${db.name}`;
}

/**
 * The code on the recovery sheet that was handed out and not confirmed yet; made when there is none. It is kept on this
 * device until then, so that a printed sheet stays valid. It is dropped when the keyring's sheet is no longer the one
 * that it was to replace: then it is obsolete, or in use already.
 */
export async function unconfirmedCode(workspace: Workspace, host: Host): Promise<string> {
  const name = secretName(workspace);
  const [written = '', replaces = ''] = ((await host.ask('secrets.get', name)) ?? '').split(' ');
  const kept = readRecoveryCode(written);
  const current = await currentSheet(workspace.db);
  if ('code' in kept && replaces === current) return kept.code;
  const code = newRecoveryCode();
  await host.ask('secrets.set', { name, value: `${code} ${current}` });
  return code;
}

/** Another code in the place of the one that was not confirmed: somebody may have seen that. */
export async function anotherCode(workspace: Workspace, host: Host): Promise<string> {
  await forgetUnconfirmed(workspace, host);
  return unconfirmedCode(workspace, host);
}

/** Forgets the code that was not confirmed. */
export async function forgetUnconfirmed(workspace: Workspace, host: Host): Promise<void> {
  await host.ask('secrets.remove', secretName(workspace));
}

/** The id of the sheet in the keyring that this device keeps; empty when there is none. */
async function currentSheet(db: WorkspaceDb): Promise<string> {
  const added = (await getState(db, 'keyring'))?.entries.flatMap(({ add }) => add) ?? [];
  return added.findLast(({ kind }) => kind === 'sheet')?.id ?? '';
}
