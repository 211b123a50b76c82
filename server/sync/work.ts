import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#server/db/connect.ts';
import { appliedOps, records, spaces } from '#server/db/schema.ts';
import { COMMON_WORK_BYTES_MAX, RECORD_BYTES_MAX, SPACE_BYTES_MAX } from '#shared/sync/limits.ts';
import { byteLength, keyOf, type Operation, type SyncRecord } from '#shared/sync/operation.ts';
import type { Writer } from '#shared/sync/tables.ts';
import type { Mark } from './mark.ts';
import type { LockedSpace } from './space.ts';
import type { Verdict } from './verdict.ts';

/** The part of a space that a transaction works on while it holds the space's lock. */
export interface Work extends Mark {
  readonly space: LockedSpace;
  /** What stands of the rows that are worked on. */
  readonly records: Map<string, SyncRecord>;
  readonly changed: Set<string>;
  /** What was said to operations, to be kept. */
  readonly heard: (typeof appliedOps.$inferInsert)[];
  bytes: number;
}

/** A row's place in a space. */
interface Place {
  table: string;
  id: string;
}

/** Begins work on some rows of a space. */
export async function openWork(tx: Tx, space: LockedSpace, rows: ReadonlyArray<Place>): Promise<Work> {
  const standing = await tx
    .select()
    .from(records)
    .where(
      and(
        eq(records.spaceId, space.id),
        inArray(records.table, [...new Set(rows.map(({ table }) => table))]),
        inArray(records.id, [...new Set(rows.map(({ id }) => id))]),
      ),
    );
  return {
    space,
    records: new Map(standing.map((row) => [keyOf(row), toRecord(row)])),
    changed: new Set(),
    heard: [],
    seq: space.seq,
    head: space.head,
    bytes: space.bytes,
  };
}

/** How large a space may become, in bytes, by an operation: also in a full one, members delete and the common work goes on. */
export function spaceBytesMaxFor(writer: Writer, kind: Operation['kind']): number {
  return writer === 'member' && kind !== 'delete' ? SPACE_BYTES_MAX : COMMON_WORK_BYTES_MAX;
}

/**
 * Puts a record in the place of the one that stands. It has taken the next sequence number.
 * @param by the operation that changed it, which must come to be among those that were heard
 * @param spaceBytesMax how large the space may become by it, see {@link spaceBytesMaxFor}
 * @returns false, and leaves everything as it is, when the record or the space would become too large
 */
export function putRecord(work: Work, record: SyncRecord, by: string, spaceBytesMax: number): boolean {
  const key = keyOf(record);
  const current = work.records.get(key);
  const bytes = recordBytes(record);
  const growth = bytes - (current ? recordBytes(current) : 0);
  if (bytes > RECORD_BYTES_MAX || (growth > 0 && work.bytes + growth > spaceBytesMax)) return false;
  work.records.set(key, record);
  work.changed.add(key);
  work.seq = record.seq;
  work.head = by;
  work.bytes += growth;
  return true;
}

/**
 * What is kept of something the server did to a space without an operation, so that a mark can name it. No intent has
 * its hash, so nobody can repeat it.
 */
export function ownEntry(
  space: LockedSpace,
  opId: string,
  seq: number,
  at: number,
): typeof appliedOps.$inferInsert {
  const verdict: Verdict = { outcome: 'applied' };
  return { spaceId: space.id, opId, device: 'server', bodyHash: '', verdict, seq, at };
}

/** The records that have changed. */
export function changedRecords({ records, changed }: Work): SyncRecord[] {
  return [...changed].flatMap((key) => records.get(key) ?? []);
}

/** Stores what has become of the space. */
export async function saveWork(tx: Tx, work: Work): Promise<void> {
  const { space, heard, seq, head, bytes } = work;
  if (heard.length > 0) await tx.insert(appliedOps).values(heard);
  if (seq === space.seq) return;
  await tx
    .insert(records)
    .values(
      changedRecords(work).map(({ deleted, ...record }) => ({
        ...record,
        spaceId: space.id,
        deleted: deleted === true,
        bytes: recordBytes(record),
      })),
    )
    .onConflictDoUpdate({
      target: [records.spaceId, records.table, records.id],
      set: {
        fields: sql`excluded.fields`,
        vers: sql`excluded.vers`,
        deleted: sql`excluded.deleted`,
        seq: sql`excluded.seq`,
        bytes: sql`excluded.bytes`,
      },
    });
  await tx.update(spaces).set({ seq, head, bytes }).where(eq(spaces.id, space.id));
}

/** Puts values sealed anew in the place of those that stand: they say the same, so no version changes. */
export function resealRecord(work: Work, record: SyncRecord, values: SyncRecord['fields']): void {
  const resealed = { ...record, fields: { ...record.fields, ...values } };
  work.bytes += recordBytes(resealed) - recordBytes(record);
  work.records.set(keyOf(record), resealed);
  work.changed.add(keyOf(record));
}

/** Stores what was sealed anew; it takes no sequence number. */
export async function saveResealed(tx: Tx, work: Work): Promise<void> {
  for (const record of changedRecords(work)) {
    await tx
      .update(records)
      .set({ fields: record.fields, bytes: recordBytes(record) })
      .where(
        and(eq(records.spaceId, work.space.id), eq(records.table, record.table), eq(records.id, record.id)),
      );
  }
  await tx.update(spaces).set({ bytes: work.bytes }).where(eq(spaces.id, work.space.id));
}

/** A stored row as the record that travels. */
export function toRecord({ table, id, fields, vers, deleted, seq }: typeof records.$inferSelect): SyncRecord {
  return { table, id, fields, vers, ...(deleted ? { deleted: true as const } : {}), seq };
}

function recordBytes({ fields }: Pick<SyncRecord, 'fields'>): number {
  return byteLength(JSON.stringify(fields));
}
