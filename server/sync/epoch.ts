import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { appliedOps, spaces } from '#server/db/schema.ts';
import { transact } from '#server/db/transact.ts';
import { Problem } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import { lockSpace } from './space.ts';
import { ownEntry } from './work.ts';

/**
 * Lets a space start over after a device of `epoch` has shown that the space was set back (I9): gives it a new epoch,
 * once, however many devices notice. The new beginning takes a sequence number, so that also the devices that were up
 * to date are nudged, and every later mark is newer than those of before.
 * @returns the problem to answer with
 */
export async function startOver(npo: Npo, spaceId: string, epoch: string): Promise<Problem> {
  const { now, seq } = await transact(npo.db, async (tx) => {
    const space = await lockSpace(tx, spaceId);
    if (space.epoch !== epoch) return { now: space.epoch, seq: null };
    const next = { epoch: randomUUID(), seq: space.seq + 1, head: npo.newId() };
    await tx.insert(appliedOps).values(ownEntry(space, next.head, next.seq, npo.now()));
    await tx.update(spaces).set(next).where(eq(spaces.id, spaceId));
    return { now: next.epoch, seq: next.seq };
  });
  if (seq !== null) {
    npo.log.warn('a space was set back, and starts over with what its devices hold');
    npo.nudges.publish(spaceId, seq);
  }
  return new Problem('resync', { epoch: now });
}
