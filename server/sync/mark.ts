import { and, eq, lte, sql } from 'drizzle-orm';
import type { SignedInDevice } from '#server/auth/sign-in.ts';
import type { Db } from '#server/db/connect.ts';
import { appliedOps, devices } from '#server/db/schema.ts';
import { ProblemError } from '#server/http/problem.ts';
import type { Space } from './space.ts';

/** A moment in the history of a space: its sequence number, and the operation that took it. */
export type Mark = Pick<Space, 'seq' | 'head'>;

/** A moment that a device was told of, as it shows it. */
export interface ShownMark {
  seq: number;
  op: string;
}

/** So many marks are kept of what a device was told. */
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
 * The operation of a forgotten mark has been collected; but what a device is told is kept until it shows that it knows
 * of something later. Of what came before it had this name, or shows that it is a copy, nothing is known.
 */
function mayHaveBeenTold({ told, toldFrom, markSeq }: SignedInDevice, { seq, op }: ShownMark): boolean {
  return seq <= toldFrom || seq < markSeq || told.includes(`${seq}.${op}`);
}

/** True for a moment before something that has been collected since: whoever was told of it may still have that. */
export function isForgotten({ minCursor }: Space, shown: ShownMark | null): boolean {
  return shown !== null && shown.seq < minCursor;
}

/**
 * Notes what mark a device shows. A device is told more and more; one that shows an older mark than before is a copy, or
 * what became of a restored profile.
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
 * Notes what mark a device is answered with, before it is: it may come with that one next, or with an earlier one. One
 * that hears, and never gets to keep what it heard, is told again and again: then the earliest are let go.
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

/** Up to where a member's space has come: what a new device was told up to there, it was told under another name. */
export function toldFromNow(memberId: string) {
  return sql<number>`coalesce((select seq from spaces where member_id = ${memberId}), 0)`;
}
