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
 * Accepts an invitation: signs the device in and makes the member's space where there is none. The same device with the
 * same token gets the same answer again, because the first one may have been lost.
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
    // Another device has this token, or two requests used the same device id at once.
    if (isUniqueViolation(error)) throw new ProblemError('device-taken');
    throw error;
  }
}

/**
 * Locks the row of the member whom an invitation is for, before any other row of theirs is touched; deleting the
 * account locks it too. So a join and a deletion run one after the other, and of several joins each counts the devices
 * of those before. Undefined when there is no such invitation.
 */
async function lockMember(tx: Tx, codeHash: string): Promise<typeof members.$inferSelect | undefined> {
  const invited = tx.select({ id: invites.memberId }).from(invites).where(eq(invites.codeHash, codeHash));
  const [member] = await tx.select().from(members).where(inArray(members.id, invited)).for('no key update');
  return member;
}

/**
 * Adds a new device, or signs in again, with a new token, one of the member's own that was signed out; that does not
 * put it back into the keyring. A device that is still signed in is never replaced by another one with the same id.
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
