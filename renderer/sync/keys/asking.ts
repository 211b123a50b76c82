import { getState, putState } from '#renderer/store/state.ts';
import { askToSync } from '#renderer/store/sync-status.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Api } from '#renderer/sync/api.ts';
import { ServerError } from '#renderer/sync/request.ts';
import type { Host } from '#shared/host/contract.ts';
import { randomBytes, toBase64Url } from '#shared/keys/bytes.ts';
import { commitmentOf, comparisonOf, isAsCommitted } from '#shared/keys/comparison.ts';
import { hasKeys, isIn, KeyringError, readKeyring, type Signer } from '#shared/keys/keyring.ts';
import type { KeyringEntry } from '#shared/keys/keyring-entry.ts';
import type { KeyRequest, Told } from '#shared/keys/shapes.ts';
import { loadSigner, signerToComeIn } from './identity-store.ts';
import { bring, changeHere, comingIn, noteKeys, ownSpace, presentKeyring } from './keyring-here.ts';

/*
 * How a new device is let in by one that is in, step by step as in `shared/keys/comparison`. Each step is stored, so
 * that both apps may be closed in between. What the other side does comes with the next round of sync.
 */

async function toldBy({ identity }: Signer): Promise<Told> {
  return { keys: identity.publicKeys, nonce: toBase64Url(randomBytes(32)) };
}

/** The new device asks. @throws ServerError */
export async function askToBeLetIn(workspace: Workspace, host: Host, api: Api): Promise<void> {
  const { db, device } = workspace;
  const space = await ownSpace(db);
  const kept = await getState(db, 'keyring');
  const keyring = kept && (await readKeyring(space, kept.entries));
  const told = await toldBy(await signerToComeIn({ db, host }, device, keyring));
  await putState(db, 'asking', { told, answer: null, isConfirmed: false });
  await noteKeys(workspace, space, await api.askForKeys(await commitmentOf(space, device, told)));
}

/**
 * The new device reveals the keys and nonce that it committed to, once it was answered. It stores the answer first:
 * what the server says after it has heard everything no longer counts.
 * @throws ServerError
 */
export async function showOwnKeys(workspace: Workspace, api: Api, { answer }: KeyRequest): Promise<void> {
  const { db } = workspace;
  const [space, asking] = [await ownSpace(db), await getState(db, 'asking')];
  if (!asking || !answer) return;
  if (!asking.answer) await putState(db, 'asking', { ...asking, answer });
  await noteKeys(workspace, space, await api.showKeys(asking.told));
}

/** The member has seen the same pictures on both: the new device trusts the one that answered. */
export async function confirmAsking(workspace: Workspace): Promise<void> {
  const { db } = workspace;
  const asking = await getState(db, 'asking');
  if (!asking?.answer) return;
  await putState(db, 'asking', { ...asking, isConfirmed: true });
  await askToSync(workspace);
}

/**
 * To be called when this device's question seems to be gone from the server. If it is, and this device was not let in,
 * the other side has ended it, and its answer no longer counts.
 * @throws ServerError
 */
export async function lookAfterAsking({ db, device }: Workspace, host: Host, api: Api): Promise<void> {
  const told = await api.keys();
  const [space, self] = await Promise.all([ownSpace(db), loadSigner({ db, host }, device)]);
  const asking = await getState(db, 'asking');
  if (!asking?.answer || told.requests.some((request) => request.device === device)) return;
  if (self && (await isLetIn(space, told.entries, self, asking.answer))) return;
  await db.transaction('rw', db.state, async () => {
    // The member may have asked anew, or the device may have been let in, meanwhile.
    const now = await getState(db, 'asking');
    if (now?.told.nonce !== asking.told.nonce) return;
    await putState(db, 'asking', { ...now, answer: null, isConfirmed: false });
  });
}

/** Ends the question, from the new device. @throws ServerError */
export async function stopAsking(workspace: Workspace, api: Api): Promise<void> {
  const { db, device } = workspace;
  const space = await ownSpace(db);
  await noteKeys(workspace, space, await api.endKeyRequest(device));
  await db.state.delete('asking');
}

/**
 * A device in the keyring answers a new one.
 * @throws ServerError `conflict` when another did before, `not-allowed` where this device is not in it (any more)
 */
export async function answerAsking(
  workspace: Workspace,
  host: Host,
  api: Api,
  { device: asking, commitment }: KeyRequest,
): Promise<void> {
  const { db, device } = workspace;
  const [self, seen] = await Promise.all([loadSigner({ db, host }, device), getState(db, 'keysSeen')]);
  if (!self || seen?.keyring !== 'open') throw new ServerError('not-allowed');
  const [space, told] = [await ownSpace(db), await toldBy(self)];
  await putState(db, 'answering', { device: asking, commitment, told });
  try {
    await noteKeys(workspace, space, await api.answerForKeys(asking, told));
  } catch (error) {
    if (error instanceof ServerError && error.code === 'not-allowed') {
      // This device was signed out and came back: the next round hears that it has to be let in itself.
      await db.state.delete('answering');
      await askToSync(workspace);
    }
    throw error;
  }
}

/**
 * The member has seen the same pictures on both: the new device is let in.
 * @throws ServerError; `not-found` when the question has ended meanwhile, as when another device has signed the new one
 *   out
 */
export async function letIn(workspace: Workspace, host: Host, api: Api, request: KeyRequest): Promise<void> {
  const { db } = workspace;
  const { keyring, self, signedOut, requests } = await presentKeyring(workspace, host, api);
  const answering = await getState(db, 'answering');
  const isSame = answering?.device === request.device && answering.commitment === request.commitment;
  if (!request.shown || !isSame || !(await isAsCommitted(keyring.space, request)))
    throw new ServerError('not-allowed');
  const { device: id } = request;
  const { keys } = request.shown;
  const isInside = hasKeys(keyring, id, keys) && !signedOut.includes(id);
  // It is in already when only the answer was lost, or when it asked again before it knew.
  if (isInside) await noteKeys(workspace, keyring.space, await api.endKeyRequest(id));
  else {
    if (!requests.some(({ device }) => device === id)) throw new ServerError('not-found');
    const change = comingIn(keyring, { id, kind: 'device', keys }, signedOut);
    const { space, entries } = await changeHere(workspace, keyring, [self], change);
    await noteKeys(workspace, space, await bring(api, entries), { member: self.id, entries: [...entries] });
  }
  await db.state.delete('answering');
  await askToSync(workspace);
}

/** Turns a new device away. @throws ServerError */
export async function turnAway(workspace: Workspace, api: Api, { device }: KeyRequest): Promise<void> {
  const { db } = workspace;
  const space = await ownSpace(db);
  await noteKeys(workspace, space, await api.endKeyRequest(device));
  await db.state.delete('answering');
}

/**
 * The pictures to compare, each as its number; null while one side has not answered. Each side computes them from what
 * it sent itself and what it first received, not from what the server says now. `mismatch`: what was shown is not what
 * was committed to.
 */
export async function picturesOf(
  { db, device }: Workspace,
  request: KeyRequest,
): Promise<number[] | 'mismatch' | null> {
  const space = await ownSpace(db);
  if (request.device === device) {
    const asking = await getState(db, 'asking');
    if (!asking?.answer) return null;
    const commitment = await commitmentOf(space, device, asking.told);
    return comparisonOf(space, { device, commitment, answer: asking.answer, shown: asking.told });
  }
  const answering = await getState(db, 'answering');
  if (answering?.device !== request.device || !request.shown) return null;
  const { commitment, told } = answering;
  const heard = { ...request, commitment, answer: { device, ...told } };
  if (request.commitment !== commitment || !(await isAsCommitted(space, heard))) return 'mismatch';
  return comparisonOf(space, heard);
}

/**
 * True when `by`, the device whose keys were compared, has signed the entry that let this device into the keyring: then
 * it, and through it every entry, can be trusted.
 */
export async function isLetIn(
  space: string,
  entries: ReadonlyArray<KeyringEntry>,
  self: Signer,
  by: Told & { device: string },
): Promise<boolean> {
  try {
    const keyring = await readKeyring(space, entries);
    const entry = entries.findLast(({ add }) => add.some(({ id }) => id === self.id));
    if (!entry || !isIn(keyring, self) || !Object.hasOwn(entry.signatures, by.device)) return false;
    return hasKeys(await readKeyring(space, entries.slice(0, entry.n)), by.device, by.keys);
  } catch (error) {
    if (error instanceof KeyringError) return false;
    throw error;
  }
}
