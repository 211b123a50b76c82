import { getState, type SyncErrorCode } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Host } from '#shared/host/contract.ts';
import { type Invite, parseInviteLink } from '#shared/sync/invite.ts';
import { takePending } from './pending-invite.ts';

/** Accepts an invitation (see `accept-invite.ts`), whose code is loaded only then. */
export async function acceptInvite(
  workspace: Workspace,
  host: Host,
  invite: Invite,
): Promise<SyncErrorCode | 'not-saved' | null> {
  const part = await import('./accept-invite.ts').catch(() => null);
  return part ? part.acceptInvite(workspace, host, invite) : 'unreachable';
}

/**
 * Accepts the invitation that waits: one from before the page was reloaded, or, at the very first start, one that the
 * launcher gives. Returns its link when it could not be accepted, for the member to see; else an empty text.
 */
export async function acceptPendingInvite(
  workspace: Workspace,
  host: Host,
  launchJoin: string | null,
): Promise<string> {
  const link = await pendingLink(workspace, launchJoin);
  const invite = link && parseInviteLink(link);
  if (!invite) return '';
  return (await acceptInvite(workspace, host, invite)) === null ? '' : link;
}

async function pendingLink(workspace: Workspace, launchJoin: string | null): Promise<string | null> {
  const pending = takePending();
  if (pending || !launchJoin) return pending;
  return (await getState(workspace.db, 'onboarded')) ? null : launchJoin;
}
