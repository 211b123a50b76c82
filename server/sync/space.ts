import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#server/db/connect.ts';
import { spaces } from '#server/db/schema.ts';
import { ProblemError } from '#server/http/problem.ts';

export type Space = typeof spaces.$inferSelect;

/** A space whose row this transaction has locked: only then may sequence numbers be taken (I3). */
export type LockedSpace = Space & { readonly locked: true };

/**
 * Locks a space until the transaction ends.
 * @throws ProblemError `sign-in-needed` when it is gone: the member has deleted their account meanwhile
 */
export async function lockSpace(tx: Tx, spaceId: string): Promise<LockedSpace> {
  const [space] = await tx.select().from(spaces).where(eq(spaces.id, spaceId)).for('update');
  if (!space) throw new ProblemError('sign-in-needed');
  return { ...space, locked: true };
}

/** The member's space, made with a fresh random epoch when there is none yet. */
export async function ensureSpace(
  tx: Tx,
  memberId: string,
  fresh: { id: string; epoch: string },
): Promise<Space> {
  await tx
    .insert(spaces)
    .values({ ...fresh, memberId })
    .onConflictDoNothing({ target: spaces.memberId });
  const [space] = await tx.select().from(spaces).where(eq(spaces.memberId, memberId));
  if (!space) throw new Error('the space that was just made is not there');
  return space;
}

/** The sequence number a space has come to. */
export async function currentSeq(db: Db, spaceId: string): Promise<number> {
  const [space] = await db.select({ seq: spaces.seq }).from(spaces).where(eq(spaces.id, spaceId));
  return space?.seq ?? 0;
}
