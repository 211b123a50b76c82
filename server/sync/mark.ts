import { and, eq, lte, sql } from 'drizzle-orm';
import type { SignedInDevice } from '#server/auth/sign-in.ts';
import type { Db } from '#server/db/connect.ts';
import { appliedOps, devices } from '#server/db/schema.ts';
import { ProblemError } from '#server/http/problem.ts';
import type { Space } from './space.ts';

/** A moment in the history of a space: its sequence number, and the operation that took it. */
export type Mark = Pick<Space, 'seq' | 'head'>;

/** A mark as a device shows it. */
export interface ShownMark {
  seq: number;
  op: string;
}

/** How many of the marks that a device was told are kept. */
const TOLD_MAX = 100;

/** A mark as it travels; null while nothing has happened in the space. */
export function writeMark({ seq, head }: Mark): string | null {
  return head === null ? null : `${seq}.${head}`;
}

/** @throws ProblemError `bad-request` when it is none that a server of this version writes */
export function readMark(text: string): ShownMark {
  const [, seq, op] = text.match(/^(\d{1,15})\.([\da-f-]{36})$/i) ?? [];
  if (seq === undefined || op === undefined)
    throw new ProblemError('bad-request', { detail: 'This is not a mark.' });
  return { seq: Number(seq), op };
}

/**
 * True when a space has lost the moment that a device was told of: it has been set back to before it (I9), even if as
 * much has been written since.
 */
export async function isLost(
  db: Db,
  space: Space,
  device: SignedInDevice,
  { seq, op }: ShownMark,
): Promise<boolean> {
  if (seq > space.seq) return true;
  if (seq === space.seq && op === space.head) return false;
  if (isForgotten(space, { seq, op })) return !mayHaveBeenTold(device, { seq, op });
  const [found] = await db
    .select({ seq: appliedOps.seq })
    .from(appliedOps)
    .where(and(eq(appliedOps.spaceId, space.id), eq(appliedOps.opId, op)));
  return found?.seq !== seq;
}

/**
 * Whether a device may have been told a forgotten mark, whose operation has been collected: the marks that a device is
 * told are kept until it shows a later one. Of marks from before it had this id nothing is known. One older than it has
 * shown before means that it is a copy, see `noteShown`.
 */
function mayHaveBeenTold({ told, toldFrom, markSeq }: SignedInDevice, { seq, op }: ShownMark): boolean {
  return seq <= toldFrom || seq < markSeq || told.includes(`${seq}.${op}`);
}

/** True for a mark older than something that has been collected: a device that shows it may still hold that. */
export function isForgotten({ minCursor }: Space, shown: ShownMark | null): boolean {
  return shown !== null && shown.seq < minCursor;
}

/**
 * Notes the mark that a device shows. Its marks only become newer: a device that shows an older one than before is a
 * copied or a restored profile.
 * @param more what else is to be noted of the device
 * @throws ProblemError `device-copied`, and nothing is noted
 */
export async function noteShown(
  db: Db,
  device: SignedInDevice,
  shown: ShownMark | null,
  more: { lastCursor?: number; minCursor?: number } = {},
): Promise<void> {
  const set = { ...more, ...(shown ? { markSeq: shown.seq, told: toldSince(shown) } : {}) };
  if (Object.keys(set).length === 0) return;
  const noted = await db
    .update(devices)
    .set(set)
    .where(and(eq(devices.id, device.id), shown ? lte(devices.markSeq, shown.seq) : undefined))
    .returning({ id: devices.id });
  if (noted.length === 0) throw new ProblemError('device-copied');
}

/** The marks that a device may still come with after it has shown one. */
function toldSince({ seq, op }: ShownMark) {
  const later = sql`select mark from unnest(${devices.told}) as mark where ${seqOf('mark')} > ${seq}`;
  return sql`array[${`${seq}.${op}`}::text] || array(${later})`;
}

function seqOf(mark: string) {
  return sql.raw(`split_part(${mark}, '.', 1)::bigint`);
}

/**
 * Notes the mark of an answer before the answer is sent: the device may show this mark next, or an earlier one. A
 * device that gets answers but never stores them would fill the list: then the oldest marks are dropped.
 */
export async function noteTold(db: Db, device: SignedInDevice, mark: string | null): Promise<void> {
  if (mark === null) return;
  const isFull = sql`cardinality(${devices.told}) >= ${TOLD_MAX}`;
  await db
    .update(devices)
    .set({
      told: sql`array_append(case when ${isFull} then told[2:] else told end, ${mark})`,
      toldFrom: sql`case when ${isFull} then greatest(told_from, ${seqOf('told[1]')}) else told_from end`,
    })
    .where(and(eq(devices.id, device.id), sql`not ${mark} = any(${devices.told})`));
}

/**
 * The value of `toldFrom` for a new device: the space's present sequence number. If the device was told a mark up to
 * there, that was under another id.
 */
export function toldFromNow(memberId: string) {
  return sql<number>`coalesce((select seq from spaces where member_id = ${memberId}), 0)`;
}
