import { and, eq, notInArray } from 'drizzle-orm';
import type { Db } from '#server/db/connect.ts';
import { appliedOps, devices, records, spaces } from '#server/db/schema.ts';

/**
 * Copies all that the database holds of a space, as a backup does.
 * @returns a function that replaces what is stored by then with the copy
 */
export async function backUp(db: Db, spaceId: string): Promise<() => Promise<void>> {
  const [space] = await db.select().from(spaces).where(eq(spaces.id, spaceId));
  if (!space) throw new Error(`no space ${spaceId}`);
  const { memberId } = space;
  const rows = await db.select().from(records).where(eq(records.spaceId, spaceId));
  const answers = await db.select().from(appliedOps).where(eq(appliedOps.spaceId, spaceId));
  const signedIn = await db.select().from(devices).where(eq(devices.memberId, memberId));
  return () =>
    db.transaction(async (tx) => {
      await tx.delete(records).where(eq(records.spaceId, spaceId));
      await tx.delete(appliedOps).where(eq(appliedOps.spaceId, spaceId));
      const known = signedIn.map(({ id }) => id);
      await tx.delete(devices).where(and(eq(devices.memberId, memberId), notInArray(devices.id, known)));
      if (rows.length > 0) await tx.insert(records).values(rows);
      if (answers.length > 0) await tx.insert(appliedOps).values(answers);
      for (const device of signedIn) await tx.update(devices).set(device).where(eq(devices.id, device.id));
      await tx.update(spaces).set(space).where(eq(spaces.id, spaceId));
    });
}
