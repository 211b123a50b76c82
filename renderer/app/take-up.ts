import type { Trouble } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { belongsElsewhere, hasLostToken, joinNpo, takeNewDeviceId } from '#renderer/sync/membership.ts';
import { ServerTrouble } from '#renderer/sync/request.ts';
import type { Host } from '#shared/host/contract.ts';
import { type Invite, inviteLink } from '#shared/sync/invite.ts';
import { begin } from './begin.ts';
import { deviceName } from './device-name.ts';
import { keepPending } from './pending-invite.ts';

/**
 * Takes up an invitation. Where the host lets the page speak to a new server only from the next load on, the page
 * is loaded anew and `takeUpPending` goes on.
 * @returns what hindered it, or null when the member is in
 */
export async function takeUp(
  workspace: Workspace,
  host: Host,
  invite: Invite,
): Promise<Trouble | 'not-saved' | null> {
  if (await belongsElsewhere(workspace, invite.server)) return 'conflict';
  const { reload } = await host.ask('server.allow', invite.server);
  const isPerhapsACopy = await hasLostToken(workspace, host);
  if (reload || isPerhapsACopy) {
    keepPending(inviteLink(invite));
    if (isPerhapsACopy) await takeNewDeviceId(workspace);
    location.reload();
    return new Promise(() => undefined);
  }
  try {
    await joinNpo(workspace, host, invite, deviceName());
    await begin(workspace);
  } catch (error) {
    return error instanceof ServerTrouble ? error.code : 'not-saved';
  }
  return null;
}
