import { inviteLink, parseInviteLink } from '#shared/sync/invite.ts';

export const LINK_SCHEME = 'kotsukotsu';

/**
 * The invite link in a text that came from outside, rebuilt from its parsed parts so that nothing else in the text gets
 * through. Null for anything that is not exactly an invite link of the app's own scheme.
 */
export function readDeepLink(text: string): string | null {
  const invite = text.startsWith(`${LINK_SCHEME}://`) ? parseInviteLink(text) : null;
  return invite && inviteLink(invite);
}

/** The first invite link among command line arguments: how Windows and Linux hand a clicked link over. */
export function deepLinkIn(argv: readonly string[]): string | null {
  for (const argument of argv) {
    const link = readDeepLink(argument);
    if (link) return link;
  }
  return null;
}
