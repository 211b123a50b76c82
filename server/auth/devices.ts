import { and, asc, desc, eq, gt, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import { among } from '#server/db/among.ts';
import type { Tx } from '#server/db/connect.ts';
import { isUniqueViolation } from '#server/db/errors.ts';
import { devices, invites, keyRequests } from '#server/db/schema.ts';
import { ProblemError } from '#server/http/problem.ts';
import { changingKeys, isDue } from '#server/keys/keyring.ts';
import type { Npo } from '#server/npo.ts';
import { toldFromNow } from '#server/sync/mark.ts';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import type { DeviceList, NewDevice } from '#shared/http/account.ts';
import { changeOwnSpace, readOwnSpace } from './own-space.ts';
import type { SignedInDevice } from './sign-in.ts';
import { hashSecret } from './tokens.ts';

/**
 * How many devices of a member may be signed in and in use, that is, seen within `IN_USE_MS`. Unused ones do not count:
 * a member who has lost all their devices could not sign any of them out.
 */
export const DEVICES_MAX = 30;
const IN_USE_MS = 30 * DAY_MS;
/** How many signed-out devices of a member are kept: the last ones. */
export const SIGNED_OUT_MAX = 100;

/**
 * The row of a device that signs in. That does not put it into the keyring: one that is in there already has to leave
 * it (`leavesKeyring`) until it is let in again.
 */
export function deviceRow({ device, deviceName, token }: NewDevice) {
  // Databases keep no U+0000 in a text.
  return { id: device, name: withoutNul(deviceName), tokenHash: hashSecret(token), leavesKeyring: true };
}

/** The signed-in devices of the member who asks, in the order they joined. */
export async function listDevices(npo: Npo, asking: SignedInDevice): Promise<DeviceList> {
  const rows = await readOwnSpace(npo, asking, (tx) =>
    tx
      .select({ id: devices.id, name: devices.name, createdAt: devices.createdAt, seenAt: devices.seenAt })
      .from(devices)
      .where(and(eq(devices.memberId, asking.memberId), isNull(devices.revokedAt)))
      .orderBy(asc(devices.createdAt), asc(devices.id)),
  );
  return { devices: rows.map((device) => ({ ...device, isThis: device.id === asking.id })) };
}

/**
 * Gives a device that turned out to be a copy, and so asks with the token of its original, an identity of its own. A
 * repeated request with the same id and token succeeds too, because the first answer may have been lost.
 * @throws ProblemError `device-taken`; `too-many-devices`; `device-revoked` when the one that asks was signed out
 *   meanwhile
 */
export async function addDevice(npo: Npo, asking: SignedInDevice, request: NewDevice): Promise<void> {
  const device = deviceRow(request);
  const { memberId } = asking;
  try {
    await changeOwnSpace(npo, asking, async (tx) => {
      // `minCursor` is 0 because nobody knows how old the copy is: it may hold anything that was collected since.
      await tx.insert(devices).values({
        ...device,
        memberId,
        createdAt: npo.now(),
        minCursor: 0,
        copyOf: asking.id,
        toldFrom: toldFromNow(memberId),
      });
      await requireRoom(tx, memberId, npo.now());
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const isTheSame = eq(devices.tokenHash, device.tokenHash);
    const found = await npo.db
      .select({ id: devices.id })
      .from(devices)
      .where(and(ofMember(asking, device.id), isTheSame, isNull(devices.revokedAt)));
    if (found.length === 0) throw new ProblemError('device-taken');
  }
}

/**
 * Checks, after a device was signed in, that the member has at most `DEVICES_MAX` devices in use.
 * @throws ProblemError `too-many-devices`
 */
export async function requireRoom(tx: Tx, memberId: string, now: number): Promise<void> {
  const lastSeen = sql`coalesce(${devices.seenAt}, ${devices.createdAt})`;
  const signedIn = and(eq(devices.memberId, memberId), isNull(devices.revokedAt));
  const inUse = await tx.$count(devices, and(signedIn, gt(lastSeen, now - IN_USE_MS)));
  if (inUse > DEVICES_MAX) throw new ProblemError('too-many-devices');
}

/**
 * Gives a device another name.
 * @throws ProblemError `not-found` unless it is a signed-in device of the same member; `device-revoked` when the one
 *   that asks was signed out meanwhile
 */
export async function renameDevice(
  npo: Npo,
  asking: SignedInDevice,
  id: string,
  name: string,
): Promise<void> {
  const renamed = await changeOwnSpace(npo, asking, (tx) =>
    tx
      .update(devices)
      .set({ name: withoutNul(name) })
      .where(and(ofMember(asking, id), isNull(devices.revokedAt)))
      .returning({ id: devices.id }),
  );
  if (renamed.length === 0) throw new ProblemError('not-found');
}

/**
 * Signs out another device of the same member; its open nudge stream ends. What it holds stays on it. From now on the
 * server takes nothing that is sealed with a key that the device knows, or can open with the keys of a device that it
 * is a copy of. The member's unused invitations are deleted, because the device may have made one to come back with. A
 * repeated request succeeds too.
 * @throws ProblemError `conflict` when a device names itself; `not-found` unless it is a device of the same member;
 *   `device-revoked` when the one that asks was signed out meanwhile
 */
export async function revokeDevice(npo: Npo, asking: SignedInDevice, id: string): Promise<void> {
  if (id === asking.id) throw new ProblemError('conflict', { detail: 'A device does not sign itself out.' });
  await changingKeys(npo, asking, async (tx, space) => {
    // Before the device's row, because `join` locks them in this order too: otherwise the two could deadlock.
    await tx.delete(invites).where(and(eq(invites.memberId, asking.memberId), isNull(invites.usedAt)));
    const revoked = await tx
      .update(devices)
      .set({ revokedAt: sql`coalesce(${devices.revokedAt}, ${npo.now()})`, leavesKeyring: true })
      .where(ofMember(asking, id))
      .returning({ id: devices.id });
    if (revoked.length === 0) throw new ProblemError('not-found');
    const originals = await originalsOf(tx, asking.memberId, id);
    await tx.update(devices).set({ keysCopied: true }).where(among(devices.id, originals));
    await tx
      .delete(keyRequests)
      .where(and(eq(keyRequests.spaceId, asking.spaceId), eq(keyRequests.device, id)));
    await forgetLongSignedOut(tx, asking.memberId);
    return { keyIsDue: await isDue(tx, space) };
  });
}

/**
 * Deletes all but the last `SIGNED_OUT_MAX` signed-out devices. If a deleted one is still in the keyring, it has to
 * leave it all the same, as any device that the server does not know.
 */
async function forgetLongSignedOut(tx: Tx, memberId: string): Promise<void> {
  const signedOut = and(eq(devices.memberId, memberId), isNotNull(devices.revokedAt));
  const last = tx
    .select({ id: devices.id })
    .from(devices)
    .where(signedOut)
    .orderBy(desc(devices.revokedAt), desc(devices.id))
    .limit(SIGNED_OUT_MAX);
  await tx.delete(devices).where(and(signedOut, notInArray(devices.id, last)));
}

/** What a device is a copy of, what that one is a copy of, and so on. */
async function originalsOf(tx: Tx, memberId: string, id: string): Promise<string[]> {
  const rows = await tx
    .select({ id: devices.id, copyOf: devices.copyOf })
    .from(devices)
    .where(eq(devices.memberId, memberId));
  const copyOf = new Map(rows.map((row) => [row.id, row.copyOf]));
  const found = new Set<string>();
  for (let one = copyOf.get(id); one && !found.has(one); one = copyOf.get(one)) found.add(one);
  return [...found];
}

function ofMember({ memberId }: SignedInDevice, id: string) {
  return and(eq(devices.id, id), eq(devices.memberId, memberId));
}

function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '');
}
