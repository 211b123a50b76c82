import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#server/db/connect.ts';
import { packVersions } from '#server/db/packed-versions.ts';
import { appliedOps, records, spaces } from '#server/db/schema.ts';
import {
  DELETING_BYTES_MAX,
  RECORD_BYTES_MAX,
  RELAY_BYTES_MAX,
  SPACE_BYTES_MAX,
} from '#shared/sync/limits.ts';
import {
  byteLength,
  EXISTENCE,
  type Fields,
  keyOf,
  type Operation,
  type SyncRecord,
} from '#shared/sync/operation.ts';
import type { Writer } from '#shared/sync/tables.ts';
import type { Mark } from './mark.ts';
import type { LockedSpace } from './space.ts';

/** The part of a space that a transaction works on while it holds the space's lock. */
export interface SpaceWork extends Mark {
  readonly space: LockedSpace;
  /** The current records of the rows that are worked on, by `keyOf`. */
  readonly records: Map<string, SyncRecord>;
  /** How many bytes the fields of each of them have. */
  readonly fieldBytes: Map<string, number>;
  /** What each of them counts towards the bytes of the space. */
  readonly counted: Map<string, number>;
  readonly changed: Set<string>;
  /** The outcomes of operations that are to be stored. */
  readonly entries: (typeof appliedOps.$inferInsert)[];
  /** The bytes of the whole space, see `spaces` in the schema. */
  bytes: number;
}

/** Roughly what an operation takes in the database besides its outcome: ids, a hash, and an index. */
const ENTRY_BYTES = 250;

/** A row's place in a space. */
export interface RowPlace {
  table: string;
  id: string;
}

/**
 * How many of `rows`, from the first on, can be worked on at once: as many as have stored records of at most
 * `bytesMax`, but at least one. So a request that names many large rows does not load all of them into memory.
 */
export async function countAtOnce(
  tx: Tx,
  space: LockedSpace,
  rows: ReadonlyArray<RowPlace>,
  bytesMax: number,
): Promise<number> {
  if (rows.length * RECORD_BYTES_MAX <= bytesMax) return rows.length;
  const sizes = await tx
    .select({ table: records.table, id: records.id, bytes: records.bytes })
    .from(records)
    .where(ofRows(space, rows));
  const left = new Map(sizes.map((row) => [keyOf(row), row.bytes]));
  let bytes = 0;
  for (const [index, row] of rows.entries()) {
    bytes += left.get(keyOf(row)) ?? 0;
    if (index > 0 && bytes > bytesMax) return index;
    left.delete(keyOf(row));
  }
  return rows.length;
}

function ofRows(space: LockedSpace, rows: ReadonlyArray<RowPlace>) {
  return and(
    eq(records.spaceId, space.id),
    inArray(records.table, [...new Set(rows.map(({ table }) => table))]),
    inArray(records.id, [...new Set(rows.map(({ id }) => id))]),
  );
}

/** Begins work on some rows of a space. */
export async function openWork(
  tx: Tx,
  space: LockedSpace,
  rows: ReadonlyArray<RowPlace>,
): Promise<SpaceWork> {
  const current = await tx.select().from(records).where(ofRows(space, rows));
  return {
    space,
    records: new Map(current.map((row) => [keyOf(row), toRecord(row)])),
    fieldBytes: new Map(current.map((row) => [keyOf(row), byteLength(JSON.stringify(row.fields))])),
    counted: new Map(current.map((row) => [keyOf(row), row.bytes])),
    changed: new Set(),
    entries: [],
    seq: space.seq,
    head: space.head,
    bytes: space.bytes,
  };
}

/**
 * How large an operation may make a space, in bytes. In a full space members can still delete, and take back what they
 * show, and the coordinator and the relay can still write; an offer can be withdrawn however full the space is.
 */
export function spaceBytesMaxFor(writer: Writer, op: Pick<Operation, 'kind' | 'table' | 'patch'>): number {
  const isDeleting = op.kind === 'delete';
  if (writer === 'member') return isDeleting || isTakingBack(op) ? DELETING_BYTES_MAX : SPACE_BYTES_MAX;
  return isDeleting ? Number.POSITIVE_INFINITY : RELAY_BYTES_MAX;
}

/** True for an operation that empties a page of `shares`. */
function isTakingBack({ table, patch }: Pick<Operation, 'table' | 'patch'>): boolean {
  return table === 'shares' && Array.isArray(patch.parts) && patch.parts.length === 0;
}

/**
 * Replaces the current record by one that has taken the space's next sequence number.
 * @param by the id of the operation that changed it, for which an entry must be kept, because the space's mark names it
 * @param spaceBytesMax how large the space may become by it, see {@link spaceBytesMaxFor}
 * @returns false, and leaves everything as it is, when the record or the space would become too large
 */
export function putRecord(work: SpaceWork, record: SyncRecord, by: string, spaceBytesMax: number): boolean {
  const key = keyOf(record);
  const fieldBytes = fieldBytesAfter(work, record);
  const bytes = fieldBytes + versionBytes(record);
  const growth = bytes - (work.counted.get(key) ?? 0);
  if (fieldBytes > RECORD_BYTES_MAX || (growth > 0 && work.bytes + growth > spaceBytesMax)) return false;
  work.records.set(key, record);
  work.fieldBytes.set(key, fieldBytes);
  work.changed.add(key);
  work.seq = record.seq;
  work.head = by;
  count(work, key, bytes);
  return true;
}

/** Counts a row anew. */
function count(work: SpaceWork, key: string, bytes: number): void {
  work.bytes += bytes - (work.counted.get(key) ?? 0);
  work.counted.set(key, bytes);
}

/** The bytes of a record's fields, computed from those of the record that it replaces, because most values stay. */
function fieldBytesAfter(work: SpaceWork, record: SyncRecord): number {
  const current = work.records.get(keyOf(record));
  const before = work.fieldBytes.get(keyOf(record));
  if (!current || before === undefined) return byteLength(JSON.stringify(record.fields));
  const changed = Object.keys(record.fields).filter(
    (field) => record.fields[field] !== current.fields[field],
  );
  if (changed.length === 0) return before;
  // In `{"a":1,"b":2}` each field takes one byte more than by itself, for the comma or the bracket.
  const bytesOf = (fields: Fields) =>
    changed.reduce(
      (sum, field) =>
        Object.hasOwn(fields, field) ? sum + byteLength(JSON.stringify({ [field]: fields[field] })) - 1 : sum,
      0,
    );
  const wasEmpty = Object.keys(current.fields).length === 0;
  return before - bytesOf(current.fields) + bytesOf(record.fields) - (wasEmpty ? 1 : 0);
}

/** What is to be kept of an operation. */
type NewEntry = Omit<typeof appliedOps.$inferInsert, 'spaceId' | 'seq' | 'bytes'>;

/** Keeps the outcome of an operation. */
export function keepEntry(work: SpaceWork, entry: NewEntry): void {
  const bytes = entryBytes(entry);
  work.entries.push({ ...entry, spaceId: work.space.id, seq: work.seq, bytes });
  work.bytes += bytes;
}

function entryBytes({ outcome }: NewEntry): number {
  return ENTRY_BYTES + byteLength(JSON.stringify(outcome));
}

/**
 * Whether the outcome of one more operation fits.
 * @param spaceBytesMax how large the space may become by it
 */
export function hasRoomForEntry({ bytes }: SpaceWork, spaceBytesMax: number): boolean {
  return bytes + ENTRY_BYTES <= spaceBytesMax;
}

/**
 * The entry for a change that the server itself made to a space, so that a mark can name it. No operation has an empty
 * hash, so no device can repeat it.
 */
function ownEntry(opId: string, at: number): NewEntry {
  return { opId, device: 'server', bodyHash: '', outcome: { outcome: 'applied' }, at };
}

/** Keeps an entry for the server's own change of the rows that are worked on. @param at UTC milliseconds */
export function keepOwnEntry(work: SpaceWork, opId: string, at: number): void {
  keepEntry(work, ownEntry(opId, at));
}

/**
 * Keeps an entry for the server's own change of a space outside its rows, which takes the next sequence number.
 * @param at UTC milliseconds
 * @returns the columns to set on the space's row
 */
export async function takeSeq(
  tx: Tx,
  space: LockedSpace,
  opId: string,
  at: number,
): Promise<Mark & Pick<SpaceWork, 'bytes'>> {
  const seq = space.seq + 1;
  const entry = ownEntry(opId, at);
  const bytes = entryBytes(entry);
  await tx.insert(appliedOps).values({ ...entry, spaceId: space.id, seq, bytes });
  return { seq, head: opId, bytes: space.bytes + bytes };
}

/** The records that have changed. */
export function changedRecords({ records, changed }: SpaceWork): SyncRecord[] {
  return [...changed].flatMap((key) => records.get(key) ?? []);
}

/** Stores what has become of the space. @param now UTC milliseconds */
export async function saveWork(tx: Tx, work: SpaceWork, now: number): Promise<void> {
  const { space, entries, seq, head, bytes } = work;
  if (entries.length > 0) await tx.insert(appliedOps).values(entries);
  await tx.update(spaces).set({ seq, head, bytes }).where(eq(spaces.id, space.id));
  if (work.changed.size === 0) return;
  await tx
    .insert(records)
    .values(
      changedRecords(work).map(({ deleted, ...record }) => ({
        ...record,
        spaceId: space.id,
        deleted: deleted === true,
        deletedAt: deleted && (record.vers[EXISTENCE]?.ver ?? 0) > space.seq ? now : null,
        bytes: work.counted.get(keyOf(record)) ?? 0,
      })),
    )
    .onConflictDoUpdate({
      target: [records.spaceId, records.table, records.id],
      set: {
        fields: sql`excluded.fields`,
        vers: sql`excluded.vers`,
        deleted: sql`excluded.deleted`,
        // A row that was deleted earlier and only written to now keeps its time of deletion.
        deletedAt: sql`case when excluded.deleted then coalesce(excluded.deleted_at, ${records.deletedAt}) end`,
        seq: sql`excluded.seq`,
        bytes: sql`excluded.bytes`,
      },
    });
}

/** Replaces values by the same values sealed anew, so no version changes. */
export function resealRecord(work: SpaceWork, record: SyncRecord, values: SyncRecord['fields']): void {
  const resealed = { ...record, fields: { ...record.fields, ...values } };
  const fieldBytes = fieldBytesAfter(work, resealed);
  work.fieldBytes.set(keyOf(record), fieldBytes);
  count(work, keyOf(record), fieldBytes + versionBytes(resealed));
  work.records.set(keyOf(record), resealed);
  work.changed.add(keyOf(record));
}

/** Stores what was sealed anew; it takes no sequence number. */
export async function saveResealed(tx: Tx, work: SpaceWork): Promise<void> {
  for (const record of changedRecords(work)) {
    await tx
      .update(records)
      .set({ fields: record.fields, bytes: work.counted.get(keyOf(record)) ?? 0 })
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

function versionBytes({ vers }: Pick<SyncRecord, 'vers'>): number {
  return byteLength(packVersions(vers));
}

/** What a row takes in an answer, in bytes; 0 where there is none. */
export function bytesSent({ records, fieldBytes }: SpaceWork, place: RowPlace): number {
  const record = records.get(keyOf(place));
  return record
    ? (fieldBytes.get(keyOf(place)) ?? 0) + byteLength(JSON.stringify({ ...record, fields: {} }))
    : 0;
}
