import { getState, putState, type Trouble } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { belongsElsewhere, hasLostToken, joinNpo, takeNewDeviceId } from '#renderer/sync/membership.ts';
import { ServerTrouble } from '#renderer/sync/request.ts';
import type { Host } from '#shared/host/contract.ts';
import { type Invite, inviteLink, parseInviteLink } from '#shared/sync/invite.ts';

/** An invitation that is taken up after the page was loaded anew. */
const PENDING_KEY = 'kotsukotsu.pending-invite';
const DEVICE_NAME_MAX = 100;

/**
 * Takes up an invitation. Where the host lets the page speak to a new server only from the next load on, the page
 * is loaded anew and {@link takeUpPending} goes on.
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
    sessionStorage.setItem(PENDING_KEY, inviteLink(invite));
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

/**
 * Takes up the invitation that waits: one from before the page was loaded anew, or, at the very first start, one
 * that the launcher gives. Returns it as text when it could not be taken up, for the member to see.
 */
export async function takeUpPending(
  workspace: Workspace,
  host: Host,
  launchJoin: string | null,
): Promise<string> {
  const link = await pendingLink(workspace, launchJoin);
  const invite = link && parseInviteLink(link);
  if (!invite) return '';
  return (await takeUp(workspace, host, invite)) === null ? '' : link;
}

async function pendingLink(workspace: Workspace, launchJoin: string | null): Promise<string | null> {
  const pending = sessionStorage.getItem(PENDING_KEY);
  sessionStorage.removeItem(PENDING_KEY);
  if (pending) return pending;
  return (await getState(workspace.db, 'begun')) ? null : launchJoin;
}

/** The member has chosen how to begin: the first screen is not shown again. */
export async function begin({ db, around }: Workspace): Promise<void> {
  await putState(db, 'begun', { at: around.now() });
  // Asks the browser not to clear the workspace when room gets short. It may say no; nothing depends on it.
  await navigator.storage?.persist?.();
}

/** What the member's other devices may call this one: the system it runs on. */
export function deviceName(): string {
  const { userAgent } = navigator;
  const system = /\((?:X11; )?([^;)]+)/.exec(userAgent)?.[1] ?? '';
  return system.slice(0, DEVICE_NAME_MAX);
}
