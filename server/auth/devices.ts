import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#server/db/connect.ts';
import { devices } from '#server/db/schema.ts';
import type { DeviceList } from '#shared/sync/messages.ts';
import type { SignedInDevice } from './sign-in.ts';

/** The signed-in devices of the member who asks, in the order they joined. */
export async function listDevices(db: Db, asking: SignedInDevice): Promise<DeviceList> {
  const rows = await db
    .select({ id: devices.id, name: devices.name, createdAt: devices.createdAt, seenAt: devices.seenAt })
    .from(devices)
    .where(and(eq(devices.memberId, asking.memberId), isNull(devices.revokedAt)))
    .orderBy(asc(devices.createdAt), asc(devices.id));
  return { devices: rows.map((device) => ({ ...device, isThis: device.id === asking.id })) };
}
