import { and, eq } from 'drizzle-orm';
import type { SignedInDevice } from '#server/auth/sign-in.ts';
import type { Tx } from '#server/db/connect.ts';
import { keyRequests } from '#server/db/schema.ts';
import { ProblemError } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import type { Told } from '#shared/keys/shapes.ts';
import { changingKeys, forgetOldRequests, isInKeyring } from './keyring.ts';

/**
 * A new device asks to be let into the keyring; a second request replaces its first one. See `shared/keys/comparison`
 * for the whole exchange.
 */
export function askForKeys(npo: Npo, device: SignedInDevice, commitment: string): Promise<void> {
  return changingKeys(npo, device, async (tx) => {
    await forgetOldRequests(tx, device.spaceId, npo.now());
    const begun = { askedAt: npo.now(), commitment, answer: null, shown: null };
    await tx
      .insert(keyRequests)
      .values({ spaceId: device.spaceId, device: device.id, ...begun })
      .onConflictDoUpdate({ target: [keyRequests.spaceId, keyRequests.device], set: begun });
  });
}

/**
 * A device in the keyring answers the new device `asking`; only the first answer counts.
 * @throws ProblemError `not-found`; `conflict` when another device has answered before; `not-allowed` for a device that
 *   is not in the keyring
 */
export function answerRequest(
  npo: Npo,
  device: SignedInDevice,
  asking: string,
  { keys, nonce }: Told,
): Promise<void> {
  return changingKeys(npo, device, async (tx) => {
    const { answer } = await request(tx, device, asking);
    if (answer) throw new ProblemError('conflict');
    if (!(await isInKeyring(tx, device))) throw new ProblemError('not-allowed');
    await tx
      .update(keyRequests)
      .set({ answer: { device: device.id, keys, nonce } })
      .where(ofDevice(device, asking));
  });
}

/**
 * The new device reveals the keys and the nonce that its commitment was made of.
 * @throws ProblemError `not-found`; `conflict` before it was answered, or when it has revealed them already
 */
export function showKeys(npo: Npo, device: SignedInDevice, shown: Told): Promise<void> {
  return changingKeys(npo, device, async (tx) => {
    const current = await request(tx, device, device.id);
    if (!current.answer || current.shown) throw new ProblemError('conflict');
    await tx.update(keyRequests).set({ shown }).where(ofDevice(device, device.id));
  });
}

/** Deletes a request, for the new device or one that could answer; without one, nothing happens. */
export function endRequest(npo: Npo, device: SignedInDevice, asking: string): Promise<void> {
  return changingKeys(npo, device, async (tx) => {
    const ended = await tx
      .delete(keyRequests)
      .where(ofDevice(device, asking))
      .returning({ device: keyRequests.device });
    return ended.length > 0 ? {} : null;
  });
}

async function request(tx: Tx, device: SignedInDevice, asking: string) {
  const [found] = await tx.select().from(keyRequests).where(ofDevice(device, asking));
  if (!found) throw new ProblemError('not-found');
  return found;
}

function ofDevice({ spaceId }: SignedInDevice, device: string) {
  return and(eq(keyRequests.spaceId, spaceId), eq(keyRequests.device, device));
}
