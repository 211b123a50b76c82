import type { SignedInDevice } from '#server/auth/sign-in.ts';
import { Problem } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import type { PushRequest, PushResponse } from '#shared/sync/messages.ts';
import type { SyncRecord } from '#shared/sync/operation.ts';
import { applyOps } from './apply.ts';
import { lockSpace } from './space.ts';

/**
 * Applies what a device sends to its member's space, all of it in one transaction, and nudges the others after the
 * commit.
 * @returns the answer, and the records that changed
 * @throws Problem `resync` when the space has started over since the device last saw it
 */
export async function push(
  npo: Npo,
  device: SignedInDevice,
  { epoch, ops }: PushRequest,
): Promise<{ response: PushResponse; changed: SyncRecord[] }> {
  const { results, seq, changed } = await npo.db.transaction(async (tx) => {
    const space = await lockSpace(tx, device.spaceId);
    if (space.epoch !== epoch) throw new Problem('resync', { epoch: space.epoch });
    return applyOps(tx, space, ops, { writer: 'member', device: device.id }, npo.now());
  });
  if (changed.length > 0) npo.nudges.publish(device.spaceId, seq);
  return { response: { results }, changed };
}
