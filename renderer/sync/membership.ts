import { getState, putState } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Host } from '#shared/host/contract.ts';
import type { Invite } from '#shared/sync/invite.ts';
import { type Api, createApi, join, ServerTrouble } from './api.ts';
import { startOver } from './pull.ts';

function tokenName(workspace: Workspace): string {
  return `token.${workspace.device}`;
}

/**
 * Takes up an invitation: what was done on this computer before stays and is synced from now on.
 * The token is made and kept before it is sent, so an answer that got lost can be asked for again.
 *
 * @throws ServerTrouble, with nothing changed; `conflict` when this workspace belongs to another NPO
 */
export async function joinNpo(
  workspace: Workspace,
  host: Host,
  { server, code }: Invite,
  deviceName: string,
): Promise<void> {
  const { db, device } = workspace;
  const before = await getState(db, 'membership');
  if (before && before.server !== server) throw new ServerTrouble('conflict');
  const name = tokenName(workspace);
  const token = (await host.ask('secrets.get', name)) ?? newToken();
  await host.ask('secrets.set', { name, value: token });
  const joined = await join(server, { code, token, device, deviceName });
  await db.transaction('rw', [db.meta, db.state], async () => {
    await putState(db, 'membership', {
      server,
      npo: joined.npo,
      member: joined.member,
      space: joined.space.id,
    });
    // Signing in again to the same space goes on where it was.
    const position = before?.space === joined.space.id ? await getState(db, 'position') : null;
    if (!position) await startOver(db, joined.space.epoch);
  });
}

/** The server of this workspace, or null when it has not joined or has no token. */
export async function connectToNpo(workspace: Workspace, host: Host): Promise<Api | null> {
  const membership = await getState(workspace.db, 'membership');
  const token = await host.ask('secrets.get', tokenName(workspace));
  return membership && token ? createApi({ server: membership.server, token }) : null;
}

/** 256 random bits as base64url. */
function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
