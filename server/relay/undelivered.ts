import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#server/db/connect.ts';
import { stages, undelivered } from '#server/db/schema.ts';
import type { WhyUndelivered } from '#shared/http/office.ts';

/** Notes for the office that something of a stage could not be delivered; `since` stays at the first failure. */
export async function noteUndelivered(
  db: Db | Tx,
  stageId: string,
  why: WhyUndelivered,
  now: number,
): Promise<void> {
  await db
    .insert(undelivered)
    .values({ stageId, why, since: now, triedAt: now })
    .onConflictDoUpdate({ target: undelivered.stageId, set: { why, triedAt: now } });
}

/** Deletes that note: everything of the stage was delivered, or the stage has no member any more. */
export async function forgetUndelivered(tx: Tx, stageId: string): Promise<void> {
  await tx.delete(undelivered).where(eq(undelivered.stageId, stageId));
}

/** The ids of the projects of which something could not be delivered. */
export async function undeliveredProjects(db: Db): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: stages.projectId })
    .from(undelivered)
    .innerJoin(stages, eq(stages.id, undelivered.stageId));
  return rows.map(({ id }) => id);
}
