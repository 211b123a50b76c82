import { randomUUID } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import type { Tx } from '#server/db/connect.ts';
import { isUniqueViolation } from '#server/db/errors.ts';
import { devices, invites, members } from '#server/db/schema.ts';
import { transact } from '#server/db/transact.ts';
import { ProblemError } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import { toldFromNow } from '#server/sync/mark.ts';
import { ensureSpace } from '#server/sync/space.ts';
import type { JoinRequest, JoinResponse } from '#shared/http/account.ts';
import { normalizeInviteCode } from '#shared/sync/invite.ts';
import { deviceRow, requireRoom } from './devices.ts';
import { isSignedIn } from './sign-in.ts';
import { hashSecret } from './tokens.ts';

/**
 * Takes up an invitation: signs the device in and makes the member's space where there is none. Asked again by the
 * same device with the same token, it answers the same, because the first answer may have been lost.
 * @throws ProblemError `invite-unknown`, `invite-used`, `invite-expired`, `device-taken`, `too-many-devices`
 */
export async function join(npo: Npo, request: JoinRequest): Promise<JoinResponse> {
  const code = normalizeInviteCode(request.code);
  if (!code) throw new ProblemError('invite-unknown');
  const codeHash = hashSecret(code);
  const device = deviceRow(request);
  const now = npo.now();
  try {
    return await transact(npo.db, async (tx) => {
      const member = await lockMember(tx, codeHash);
      const [invite] = await tx.select().from(invites).where(eq(invites.codeHash, codeHash)).for('update');
      if (!member || !invite) throw new ProblemError('invite-unknown');
      if (invite.usedAt !== null) {
        if (invite.usedBy !== device.id || !(await isSignedIn(tx, device)))
          throw new ProblemError('invite-used');
      } else {
        if (invite.expiresAt <= now) throw new ProblemError('invite-expired');
        await signIn(tx, { ...device, memberId: invite.memberId }, now);
        await requireRoom(tx, invite.memberId, now);
        await tx
          .update(invites)
          .set({ usedAt: now, usedBy: device.id })
          .where(eq(invites.codeHash, codeHash));
      }
      const { id, epoch } = await ensureSpace(tx, member.id, { id: npo.newId(), epoch: randomUUID() });
      return { npo: npo.name, member: { id: member.id, name: member.name }, space: { id, epoch } };
    });
  } catch (error) {
    // A token that another device has, or one device id taken twice in the same moment.
    if (isUniqueViolation(error)) throw new ProblemError('device-taken');
    throw error;
  }
}

/**
 * Locks whom an invitation is for, before anything of theirs is touched, as deleting the account does too: so of
 * joining and deleting at once, one waits for the other; and of several that join, the next counts the one before.
 * Undefined when there is no such invitation.
 */
async function lockMember(tx: Tx, codeHash: string): Promise<typeof members.$inferSelect | undefined> {
  const invited = tx.select({ id: invites.memberId }).from(invites).where(eq(invites.codeHash, codeHash));
  const [member] = await tx.select().from(members).where(inArray(members.id, invited)).for('no key update');
  return member;
}

/**
 * A new device, or one of the member's own that was signed out: then it is signed in again with another token. In the
 * keyring it is not again by that. Who is still signed in is not replaced by whoever comes with the same id.
 */
async function signIn(
  tx: Tx,
  device: ReturnType<typeof deviceRow> & { memberId: string },
  now: number,
): Promise<void> {
  const [existing] = await tx.select().from(devices).where(eq(devices.id, device.id)).for('update');
  if (!existing) {
    await tx.insert(devices).values({ ...device, createdAt: now, toldFrom: toldFromNow(device.memberId) });
    return;
  }
  if (existing.memberId !== device.memberId || existing.revokedAt === null)
    throw new ProblemError('device-taken');
  await tx
    .update(devices)
    .set({ tokenHash: device.tokenHash, name: device.name, revokedAt: null, seenAt: now })
    .where(eq(devices.id, device.id));
}
