import { and, eq, lte } from 'drizzle-orm';
import type { SignedInDevice } from '#server/auth/sign-in.ts';
import type { Db } from '#server/db/connect.ts';
import { appliedOps, devices } from '#server/db/schema.ts';
import { Problem } from '#server/http/problem.ts';
import type { Space } from './space.ts';

/** A moment in the history of a space: its sequence number, and the operation that took it. */
export type Mark = Pick<Space, 'seq' | 'head'>;

/** A moment that a device was told of, as it shows it. */
export interface ShownMark {
  seq: number;
  op: string;
}

/** A mark as it travels; null while nothing has happened in the space. */
export function writeMark({ seq, head }: Mark): string | null {
  return head === null ? null : `${seq}.${head}`;
}

/** @throws Problem `bad-request` when it is none that a server of this version writes */
export function readMark(text: string): ShownMark {
  const [, seq, op] = text.match(/^(\d{1,15})\.([\da-f-]{36})$/i) ?? [];
  if (seq === undefined || op === undefined)
    throw new Problem('bad-request', { detail: 'This is not a mark.' });
  return { seq: Number(seq), op };
}

/**
 * True when a space has lost the moment that a device was told of: it has been set back to before it (I9), even if as
 * much has been written since.
 */
export async function isLost(db: Db, space: Space, { seq, op }: ShownMark): Promise<boolean> {
  if (seq > space.seq) return true;
  // The operations before have been collected; whatever is left to be found out there is not worth a new epoch.
  if (isForgotten(space, { seq, op }) || (seq === space.seq && op === space.head)) return false;
  const [found] = await db
    .select({ seq: appliedOps.seq })
    .from(appliedOps)
    .where(and(eq(appliedOps.spaceId, space.id), eq(appliedOps.opId, op)));
  return found?.seq !== seq;
}

/** True for a moment before something that has been collected since: whoever was told of it may still have that. */
export function isForgotten({ minCursor }: Space, shown: ShownMark | null): boolean {
  return shown !== null && shown.seq < minCursor;
}

/**
 * Notes how far a device has been told. A device is told more and more; one that shows an older mark than before is a
 * copy, or what became of a restored profile.
 * @param more what else is to be noted of the device
 * @throws Problem `device-copied`, and nothing is noted
 */
export async function noteShown(
  db: Db,
  device: SignedInDevice,
  shown: ShownMark | null,
  more: { lastCursor?: number; minCursor?: number } = {},
): Promise<void> {
  const set = { ...more, ...(shown ? { markSeq: shown.seq } : {}) };
  if (Object.keys(set).length === 0) return;
  const noted = await db
    .update(devices)
    .set(set)
    .where(and(eq(devices.id, device.id), shown ? lte(devices.markSeq, shown.seq) : undefined))
    .returning({ id: devices.id });
  if (noted.length === 0) throw new Problem('device-copied');
}
