import { randomBytes } from 'node:crypto';
import { and, desc, eq, notInArray } from 'drizzle-orm';
import type { Db } from '#server/db/connect.ts';
import { invites, members } from '#server/db/schema.ts';
import { ProblemError } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import type { IssuedInvite } from '#shared/http/account.ts';
import { formatInviteCode, INVITE_ALPHABET, INVITE_LENGTH, inviteLink } from '#shared/sync/invite.ts';
import { changeOwnSpace } from './own-space.ts';
import type { SignedInDevice } from './sign-in.ts';
import { hashSecret } from './tokens.ts';

/** How long an invitation is valid. */
export const INVITE_LIFETIME_MS = 14 * DAY_MS;
/** How many invitations of a member are kept, used ones included: the newest. */
export const INVITES_MAX = 20;

/**
 * Makes an invitation for another device of a member, and deletes their oldest ones beyond `INVITES_MAX`. Only the hash
 * of the code is stored, so the code can never be shown again.
 * @throws ProblemError `not-found` when there is no such member
 */
export async function createInvite(npo: Npo, memberId: string, db: Db = npo.db): Promise<IssuedInvite> {
  const [member] = await db.select().from(members).where(eq(members.id, memberId));
  if (!member) throw new ProblemError('not-found', { detail: 'There is no member with this id.' });
  const code = newInviteCode();
  const createdAt = npo.now();
  const expiresAt = createdAt + INVITE_LIFETIME_MS;
  await db.insert(invites).values({ codeHash: hashSecret(code), memberId, createdAt, expiresAt });
  const ofMember = eq(invites.memberId, memberId);
  const newest = db
    .select({ codeHash: invites.codeHash })
    .from(invites)
    .where(ofMember)
    .orderBy(desc(invites.createdAt), desc(invites.codeHash))
    .limit(INVITES_MAX);
  await db.delete(invites).where(and(ofMember, notInArray(invites.codeHash, newest)));
  return { code: formatInviteCode(code), link: inviteLink({ server: npo.publicUrl, code }), expiresAt };
}

/**
 * Invites another device of the member who asks.
 * @throws ProblemError `device-revoked` when the one that asks was signed out meanwhile
 */
export function inviteAnother(npo: Npo, device: SignedInDevice): Promise<IssuedInvite> {
  return changeOwnSpace(npo, device, (tx) => createInvite(npo, device.memberId, tx));
}

function newInviteCode(): string {
  // The alphabet has 32 letters, so five bits of each byte choose one evenly.
  return [...randomBytes(INVITE_LENGTH)].map((byte) => INVITE_ALPHABET[byte & 31]).join('');
}
