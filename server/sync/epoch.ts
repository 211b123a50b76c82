import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { spaces } from '#server/db/schema.ts';
import { transact } from '#server/db/transact.ts';
import { ProblemError } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import { lockSpace } from './space.ts';
import { takeSeq } from './work.ts';

/**
 * Lets a space start over after a device of the epoch `shown` has shown that the space was set back (I9): gives it a
 * new epoch, once, however many devices notice. The new beginning takes a sequence number, so that also the devices
 * that were up to date are nudged, and every later mark is newer than those of before.
 * @returns the problem to answer with
 */
export async function beginEpoch(npo: Npo, spaceId: string, shown: string): Promise<ProblemError> {
  const { now, seq } = await transact(npo.db, async (tx) => {
    const space = await lockSpace(tx, spaceId);
    if (space.epoch !== shown) return { now: space.epoch, seq: null };
    const next = await takeSeq(tx, space, npo.newId(), npo.now());
    const epoch = randomUUID();
    await tx
      .update(spaces)
      .set({ ...next, epoch })
      .where(eq(spaces.id, spaceId));
    return { now: epoch, seq: next.seq };
  });
  if (seq !== null) {
    npo.log.warn('a space was set back, and starts over with what its devices hold');
    npo.nudges.publish(spaceId, seq);
  }
  return new ProblemError('resync', { epoch: now });
}
