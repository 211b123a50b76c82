import { eq } from 'drizzle-orm';
import type { Tx } from '#server/db/connect.ts';
import { spaces } from '#server/db/schema.ts';
import { SNAPSHOT, transact } from '#server/db/transact.ts';
import { ProblemError } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import { type LockedSpace, lockSpace, type Space } from '#server/sync/space.ts';
import { findDevice, type SignedInDevice } from './sign-in.ts';

/*
 * When the headers of a request arrive, its device is checked to be signed in. Until the body has arrived and the
 * database has time, minutes may pass, and the device may be signed out meanwhile. So it is checked again in the
 * transaction that reads or changes something (I13): routes of members reach a space only by the functions of this
 * file.
 */

/** What to do in the space of the device that asks; `device` is read anew in this transaction. */
type InOwnSpace<S extends Space, T> = (tx: Tx, space: S, device: SignedInDevice) => Promise<T>;

/**
 * Changes the space of the device that asks, in one transaction that holds its lock: until it ends, the device stays
 * signed in.
 * @throws ProblemError `device-revoked`, `sign-in-needed`
 */
export function changeOwnSpace<T>(
  npo: Npo,
  asking: SignedInDevice,
  change: InOwnSpace<LockedSpace, T>,
): Promise<T> {
  return transact(npo.db, async (tx) => {
    const { space, device } = await lockOwnSpace(tx, asking);
    return change(tx, space, device);
  });
}

/**
 * Locks the space of the device that asks, for transactions that have to lock something else before it.
 * @throws ProblemError `device-revoked`, `sign-in-needed`
 */
export async function lockOwnSpace(
  tx: Tx,
  asking: SignedInDevice,
): Promise<{ space: LockedSpace; device: SignedInDevice }> {
  const space = await lockSpace(tx, asking.spaceId);
  return { space, device: await readDeviceAgain(tx, asking) };
}

/**
 * Reads the space of the device that asks, and the device, from one snapshot (I3).
 * @throws ProblemError `device-revoked`, `sign-in-needed`
 */
export function readOwnSpace<T>(npo: Npo, asking: SignedInDevice, read: InOwnSpace<Space, T>): Promise<T> {
  return transact(
    npo.db,
    async (tx) => {
      const device = await readDeviceAgain(tx, asking);
      const [space] = await tx.select().from(spaces).where(eq(spaces.id, device.spaceId));
      if (!space) throw new ProblemError('sign-in-needed');
      return read(tx, space, device);
    },
    SNAPSHOT,
  );
}

/** @throws ProblemError `resync` when a space is in another epoch than the device that asks */
export function requireEpoch(space: Space, epoch: string): void {
  if (space.epoch !== epoch) throw new ProblemError('resync', { epoch: space.epoch });
}

async function readDeviceAgain(tx: Tx, asking: SignedInDevice): Promise<SignedInDevice> {
  const device = await findDevice(tx, asking.tokenHash);
  const isTheSame = device?.id === asking.id && device.spaceId === asking.spaceId;
  if (!device || !isTheSame) throw new ProblemError('sign-in-needed');
  return device;
}
