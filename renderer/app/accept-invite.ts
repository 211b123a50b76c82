import type { SyncErrorCode } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import {
  belongsElsewhere,
  hasLostToken,
  joinNpo,
  needsNewDeviceId,
  takeNewDeviceId,
} from '#renderer/sync/membership.ts';
import { ServerError } from '#renderer/sync/request.ts';
import type { Host } from '#shared/host/contract.ts';
import { type Invite, inviteLink } from '#shared/sync/invite.ts';
import { deviceName } from './device-name.ts';
import { finishOnboarding } from './finish-onboarding.ts';
import { keepPending } from './pending-invite.ts';

/**
 * Accepts an invitation. Where the host allows requests to a new server only after a reload, the page is reloaded and
 * `acceptPendingInvite` goes on.
 * @returns the code of the error, or null when the member has joined
 */
export async function acceptInvite(
  workspace: Workspace,
  host: Host,
  invite: Invite,
): Promise<SyncErrorCode | 'not-saved' | null> {
  if (await belongsElsewhere(workspace, invite.server)) return 'conflict';
  const { reload } = await host.ask('server.allow', invite.server);
  const isPerhapsACopy = await hasLostToken(workspace, host);
  if (isPerhapsACopy) return joinAsNewDevice(workspace, host, invite);
  if (reload) return loadAnew(invite);
  try {
    if (!(await join(workspace, host, invite))) return joinAsNewDevice(workspace, host, invite);
    await finishOnboarding(workspace);
  } catch (error) {
    return error instanceof ServerError ? error.code : 'not-saved';
  }
  return null;
}

/** @returns false when it can only be done under another device id */
async function join(workspace: Workspace, host: Host, invite: Invite): Promise<boolean> {
  try {
    await joinNpo(workspace, host, invite, deviceName(navigator.userAgent));
    return true;
  } catch (error) {
    const isTaken = error instanceof ServerError && error.code === 'device-taken';
    if (isTaken && (await needsNewDeviceId(workspace, host))) return false;
    throw error;
  }
}

async function joinAsNewDevice(workspace: Workspace, host: Host, invite: Invite): Promise<never> {
  await takeNewDeviceId(workspace, host);
  return loadAnew(invite);
}

/** Reloads the page; `acceptPendingInvite` goes on with the invitation. */
function loadAnew(invite: Invite): Promise<never> {
  keepPending(inviteLink(invite));
  location.reload();
  return new Promise(() => undefined);
}
