import { Dexie } from 'dexie';
import * as z from 'zod';
import type { WorkspaceDb } from '#renderer/store/database.ts';
import { getState, putState } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Host } from '#shared/host/contract.ts';
import { type DeviceList, Token } from '#shared/http/account.ts';
import type { Invite } from '#shared/sync/invite.ts';
import { type Api, createApi, join } from './api.ts';
import { ServerError } from './request.ts';
import { startOver } from './start-over.ts';

/** The name of the secret that signs a device in. */
function tokenName(device: string): string {
  return `token.${device}`;
}

/** The name of the secret that holds an attempt to join which has had no answer yet. */
function attemptName(device: string): string {
  return `joining.${device}`;
}

const Attempt = z.object({ server: z.string(), code: z.string(), token: Token });

/** Forgets a keyring and what was sealed with its keys. To be called inside a transaction over `_state` and `_outbox`. */
export async function forgetKeys(db: WorkspaceDb): Promise<void> {
  await db.state.bulkDelete([
    'keyring',
    'sheets',
    'keysSeen',
    'asking',
    'answering',
    'sealedWith',
    'resealing',
  ]);
  await db.outbox
    .filter(({ sealed }) => sealed !== undefined)
    .modify((row) => {
      delete row.sealed;
      row.lane = 'held';
    });
}

/**
 * Forgets the pages that were shown to an NPO: they are for no other one, and for no other account. To be called inside a
 * transaction over `shares`, `_meta`, `_outbox` and `_journal`.
 */
export async function forgetPages(db: WorkspaceDb): Promise<void> {
  const [first, last] = [
    ['shares', Dexie.minKey],
    ['shares', Dexie.maxKey],
  ];
  await Promise.all([
    db.rows('shares').clear(),
    db.meta.where('[table+id]').between(first, last).delete(),
    db.outbox.where('[table+id]').between(first, last).delete(),
    db.journal.filter((row) => 'table' in row && row.table === 'shares').delete(),
  ]);
}

/** Forgets a device's token. */
export async function forgetToken(host: Host, device: string): Promise<void> {
  await host.ask('secrets.remove', tokenName(device));
}

/** True when this workspace belongs to another server than `server`: a workspace stays with its NPO. */
export async function belongsElsewhere({ db }: Workspace, server: string): Promise<boolean> {
  const membership = await getState(db, 'membership');
  return membership !== null && membership.server !== server;
}

/**
 * True when this workspace has joined, but its token is not here: the profile was copied to another computer or another
 * user, or the system has lost its secrets. The workspace may live on elsewhere under the same device id.
 */
export async function hasLostToken({ db, device }: Workspace, host: Host): Promise<boolean> {
  // A device id that never joined had no token to lose.
  if ((await getState(db, 'membership'))?.device !== device) return false;
  return (await host.ask('secrets.get', tokenName(device))) === null;
}

/**
 * True when the device id is taken at the server, and this workspace cannot sign in with it: the answer to joining got
 * lost, it has left the server, was put back to an older state, or is a copy. It can join under another id. False when
 * it is signed in as it is, or was signed out: then the invitation does not fit it.
 * @throws ServerError
 */
export async function needsNewDeviceId(workspace: Workspace, host: Host): Promise<boolean> {
  const api = await connectToNpo(workspace, host);
  try {
    await api?.devices();
    return api === null;
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    if (error.code === 'sign-in-needed') return true;
    if (error.code === 'device-revoked') return false;
    throw error;
  }
}

/**
 * Gives this workspace another device id; every window has to be reloaded. Pending operations are sent under the new
 * id. The former token is forgotten; the former keys stay, as they may still open what they had sealed.
 */
export async function takeNewDeviceId({ db, device, around }: Workspace, host: Host): Promise<void> {
  await putState(db, 'device', { id: around.newId() });
  await forgetToken(host, device);
  await host.ask('secrets.remove', attemptName(device));
}

/**
 * Accepts an invitation. What was done on this computer before stays, and is synced from now on. The token is made and
 * stored before it is sent, so that joining can be retried when the answer got lost. Every invitation has a token of
 * its own: one that a server was shown opens nothing at another.
 *
 * @throws ServerError, with nothing changed; `conflict` when this workspace belongs to another NPO
 */
export async function joinNpo(
  workspace: Workspace,
  host: Host,
  { server, code }: Invite,
  deviceName: string,
): Promise<void> {
  const { db, device } = workspace;
  if (await belongsElsewhere(workspace, server)) throw new ServerError('conflict');
  const token = await tokenFor(device, host, { server, code });
  const joined = await join(server, { code, token, device, deviceName });
  await host.ask('secrets.set', { name: tokenName(device), value: token });
  const before = await getState(db, 'membership');
  await db.transaction('rw', db.syncTables, async () => {
    await putState(db, 'membership', {
      server,
      npo: joined.npo,
      member: joined.member,
      space: joined.space.id,
      device,
    });
    // Another space has other keys, and is shown other pages. After leaving one, a round of sync that was under way may
    // have left some here.
    if (before?.space !== joined.space.id) {
      await forgetKeys(db);
      await forgetPages(db);
    }
    // Signing in again to the same space goes on where it was.
    const position = before?.space === joined.space.id ? await getState(db, 'position') : null;
    if (!position) await startOver(db, joined.space.epoch, workspace.around.now());
  });
  await host.ask('secrets.remove', attemptName(device));
}

/** The token of an invitation: the one of an earlier attempt at the very same, or a new one, kept before it is used. */
async function tokenFor(device: string, host: Host, { server, code }: Invite): Promise<string> {
  const name = attemptName(device);
  const kept = parseAttempt(await host.ask('secrets.get', name));
  if (kept?.server === server && kept.code === code) return kept.token;
  const token = newToken();
  await host.ask('secrets.set', { name, value: JSON.stringify({ server, code, token }) });
  return token;
}

function parseAttempt(text: string | null): z.infer<typeof Attempt> | null {
  try {
    return Attempt.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}

/**
 * The server of this workspace, or null when it has not joined or has no token.
 * @param signal ends every request that is under way
 */
export async function connectToNpo(
  workspace: Workspace,
  host: Host,
  signal?: AbortSignal,
): Promise<Api | null> {
  const membership = await getState(workspace.db, 'membership');
  const token = await host.ask('secrets.get', tokenName(workspace.device));
  return membership && token ? createApi({ server: membership.server, token, signal }) : null;
}

/**
 * Gives a workspace that turned out to be a copy an identity of its own, so that its writes can be told from those of
 * the original. Pending operations are sent under the new device id (see `nextBatch`). The page has to be reloaded.
 * @param api the server, signed in as the device it was copied from
 * @throws ServerError
 */
export async function becomeAnother(
  { db, device: original, around }: Workspace,
  host: Host,
  api: Api,
  deviceName: string,
): Promise<void> {
  const device = around.newId();
  const token = newToken();
  await host.ask('secrets.set', { name: tokenName(device), value: token });
  await api.addDevice({ device, token, deviceName });
  // An answer that was lost leaves a device at the server that nobody uses; the member can sign it out.
  await db.transaction('rw', db.state, async () => {
    const membership = await getState(db, 'membership');
    if (membership) await putState(db, 'membership', { ...membership, device });
    await putState(db, 'device', { id: device });
  });
  // So that the copy cannot act as its original once it is signed out.
  await forgetToken(host, original);
}

/** 256 random bits as base64url. */
function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** One of the member's devices, as the server knows it. */
export type Device = DeviceList['devices'][number];

/**
 * Asks the server for the member's devices, or changes one of them: this one first, then those last seen.
 * @param ask what to ask; it is answered with the devices as they are then
 * @param signal ends the request
 * @throws ServerError
 */
export async function askDevices(
  workspace: Workspace,
  host: Host,
  ask: (api: Api) => Promise<DeviceList>,
  signal?: AbortSignal,
): Promise<Device[]> {
  const api = await connectToNpo(workspace, host, signal);
  if (!api) throw new ServerError('sign-in-needed');
  const { devices } = await ask(api);
  return devices.toSorted(
    (a, b) =>
      Number(b.isThis) - Number(a.isThis) || (b.seenAt ?? 0) - (a.seenAt ?? 0) || b.createdAt - a.createdAt,
  );
}
