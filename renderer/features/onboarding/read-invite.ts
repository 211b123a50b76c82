import { type Invite, normalizeInviteCode, parseInviteLink, parseServerOrigin } from '#shared/sync/invite.ts';

export type InviteField = 'invite' | 'server';

/** The field that cannot be read, and the key of the text that says so. */
export interface InviteError {
  field: InviteField;
  key:
    | 'onboarding.inviteEmpty'
    | 'onboarding.inviteUnreadable'
    | 'onboarding.serverNeeded'
    | 'onboarding.serverUnreadable';
}

/** Addresses in a text. Japanese words and marks may stand right beside one; closing marks are not part of it. */
const LINKS = /\b(?:kotsukotsu|https?):\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]*[\w/=&%-]/gi;

/** Reads what a member pasted: a link, alone or among other words, or a code with the server's address. */
export function readInvite(text: string, serverText: string): Invite | InviteError {
  if (text.trim() === '') return { field: 'invite', key: 'onboarding.inviteEmpty' };
  for (const [link] of text.matchAll(LINKS)) {
    const invite = parseInviteLink(link);
    if (invite) return invite;
  }
  const code = normalizeInviteCode(text);
  if (!code) return { field: 'invite', key: 'onboarding.inviteUnreadable' };
  if (serverText.trim() === '') return { field: 'server', key: 'onboarding.serverNeeded' };
  const server = parseServerOrigin(serverText);
  return server ? { server, code } : { field: 'server', key: 'onboarding.serverUnreadable' };
}
