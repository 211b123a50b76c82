import { eq, sum } from 'drizzle-orm';
import { expect } from 'vitest';
import { appliedOps, records, spaces } from '#server/db/schema.ts';
import type { TestDevice } from './test-device.ts';
import type { World } from './world.ts';

/**
 * Checks that the space of a device counts what is kept of it: each row with its fields and versions as they are
 * stored, and the outcome of each operation.
 */
export async function expectBytesCounted({ server: { npo } }: World, device: TestDevice): Promise<void> {
  const { id } = device.space;
  const rows = await npo.db.select().from(records).where(eq(records.spaceId, id));
  for (const { fields, bytes } of rows) {
    const fieldBytes = Buffer.byteLength(JSON.stringify(fields));
    expect(bytes).toBeGreaterThan(fieldBytes);
    expect(bytes).toBeLessThan(fieldBytes + 2_000);
  }
  const [said] = await npo.db
    .select({ bytes: sum(appliedOps.bytes).mapWith(Number) })
    .from(appliedOps)
    .where(eq(appliedOps.spaceId, id));
  const [space] = await npo.db.select().from(spaces).where(eq(spaces.id, id));
  expect(space?.bytes).toBe(rows.reduce((all, { bytes }) => all + bytes, said?.bytes ?? 0));
}
