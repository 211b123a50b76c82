import { randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { SignedInDevice } from '#server/auth/sign-in.ts';
import { keyRequests, keyringEntries, records } from '#server/db/schema.ts';
import type { Npo } from '#server/npo.ts';
import { isSealedIn } from '#server/sync/known.ts';
import { changingKeys } from './keyring.ts';

/**
 * Lets a member begin anew who has lost every device and the recovery code: deletes the keyring and everything sealed,
 * which nobody can open any more; assignments stay. The space gets a new epoch, so that a device that turns up after
 * all uploads again what it holds.
 */
export function beginAnew(npo: Npo, device: SignedInDevice): Promise<void> {
  const { spaceId } = device;
  const sealedTables = Object.keys(npo.known.tables).filter((name) => isSealedIn(npo.known, name));
  return changingKeys(npo, device, async (tx, space) => {
    await tx.delete(keyringEntries).where(eq(keyringEntries.spaceId, spaceId));
    await tx.delete(keyRequests).where(eq(keyRequests.spaceId, spaceId));
    const gone = await tx
      .delete(records)
      .where(and(eq(records.spaceId, spaceId), inArray(records.table, sealedTables)))
      .returning({ bytes: records.bytes });
    const bytes = space.bytes - gone.reduce((sum, row) => sum + row.bytes, 0);
    return { epoch: randomUUID(), keyId: null, keyIsDue: false, bytes };
  });
}
