import { createHash } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#server/db/connect.ts';
import { appliedOps, records, spaces } from '#server/db/schema.ts';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import { RECORD_BYTES_MAX, SPACE_BYTES_MAX } from '#shared/sync/limits.ts';
import { merge } from '#shared/sync/merge.ts';
import type { Reason, SentResult } from '#shared/sync/messages.ts';
import { byteLength, type Operation, type SyncRecord } from '#shared/sync/operation.ts';
import type { Writer } from '#shared/sync/tables.ts';
import { declarationFor, refusal } from './refusal.ts';
import type { LockedSpace } from './space.ts';
import type { Verdict } from './verdict.ts';

/** Who sends operations: the role decides over fields, and every operation must name this device. */
export interface Author {
  writer: Writer;
  device: string;
}

export interface Applied {
  /** One result for each operation, in order; each row's record comes once, with the last result about it. */
  results: SentResult[];
  /** The space's sequence number afterwards. */
  seq: number;
  /** The records that changed. */
  changed: SyncRecord[];
}

/**
 * Applies operations to a space in order, in the transaction that holds the space's lock. The one way by which
 * records come into being or change, for members, coordinators and the relay alike.
 * @param now UTC milliseconds; bounds the time of every write (I7)
 */
export async function applyOps(
  tx: Tx,
  space: LockedSpace,
  ops: ReadonlyArray<Operation>,
  author: Author,
  now: number,
): Promise<Applied> {
  const work = await load(tx, space, ops);
  const verdicts = ops.map((op) => ({ op, verdict: applyOne(work, op, author, now) }));
  await store(tx, space, work);
  // Some hundred writes of one large row would otherwise be answered with as many copies of it.
  const lastOf = new Map(ops.map((op) => [keyOf(op), op]));
  const results = verdicts.map(({ op, verdict }) => {
    const record = lastOf.get(keyOf(op)) === op ? work.records.get(keyOf(op)) : undefined;
    return { opId: op.opId, ...verdict, record: record ?? null };
  });
  return { results, seq: work.seq, changed: [...work.changed].flatMap((key) => work.records.get(key) ?? []) };
}

interface Heard {
  bodyHash: string;
  verdict: Verdict;
}

/** The part of a space that some operations touch, while they are applied. */
interface Work {
  records: Map<string, SyncRecord>;
  changed: Set<string>;
  heard: Map<string, Heard>;
  /** The rows of which an operation was deferred. */
  deferred: Set<string>;
  newlyHeard: (typeof appliedOps.$inferInsert)[];
  spaceId: string;
  seq: number;
  bytes: number;
}

async function load(tx: Tx, space: LockedSpace, ops: ReadonlyArray<Operation>): Promise<Work> {
  const standing = await tx
    .select()
    .from(records)
    .where(
      and(
        eq(records.spaceId, space.id),
        inArray(records.table, [...new Set(ops.map((op) => op.table))]),
        inArray(records.id, [...new Set(ops.map((op) => op.id))]),
      ),
    );
  const heard = await tx
    .select()
    .from(appliedOps)
    .where(
      and(
        eq(appliedOps.spaceId, space.id),
        inArray(
          appliedOps.opId,
          ops.map((op) => op.opId),
        ),
      ),
    );
  return {
    records: new Map(standing.map((row) => [keyOf(row), toRecord(row)])),
    changed: new Set(),
    heard: new Map(heard.map(({ opId, bodyHash, verdict }) => [opId, { bodyHash, verdict }])),
    deferred: new Set(),
    newlyHeard: [],
    spaceId: space.id,
    seq: space.seq,
    bytes: space.bytes,
  };
}

function applyOne(work: Work, op: Operation, author: Author, now: number): Verdict {
  // Not kept: under this id another device may still send what it meant.
  if (op.device !== author.device) return rejected('wrong-device');

  const bodyHash = intentHash(op);
  const heard = work.heard.get(op.opId);
  if (heard) return heard.bodyHash === bodyHash ? heard.verdict : rejected('op-id-reused');

  const table = declarationFor(op);
  // What follows a deferred operation of its row waits with it: tried again later, the earlier one of the same device
  // would write over it.
  if (!table || work.deferred.has(keyOf(op))) {
    work.deferred.add(keyOf(op));
    return { outcome: 'deferred', reason: 'unknown-to-server' };
  }

  const reason = refusal(table, op, author.writer, work.records.get(keyOf(op)));
  const verdict = reason ? rejected(reason) : mergeInto(work, op, now);
  work.heard.set(op.opId, { bodyHash, verdict });
  const { spaceId, seq } = work;
  work.newlyHeard.push({ spaceId, opId: op.opId, device: op.device, bodyHash, verdict, seq });
  return verdict;
}

/**
 * What tells an operation from another under the same id: its intent, without `base`. After a restore of the server a
 * client forgets which versions it saw and sends the same intent again, under the same id.
 */
function intentHash({ base: _, ...intent }: Operation): string {
  return createHash('sha256').update(canonicalJson(intent)).digest('base64url');
}

function mergeInto(work: Work, op: Operation, now: number): Verdict {
  const current = work.records.get(keyOf(op));
  const ver = work.seq + 1;
  const { record, outcome, lost } = merge(current, op, { ver, now });
  if (record !== current) {
    const bytes = recordBytes(record);
    const growth = bytes - (current ? recordBytes(current) : 0);
    const isFull = growth > 0 && work.bytes + growth > SPACE_BYTES_MAX;
    if (bytes > RECORD_BYTES_MAX || isFull) return rejected('too-large');
    work.records.set(keyOf(op), record);
    work.changed.add(keyOf(op));
    work.seq = ver;
    work.bytes += growth;
  }
  return lost.length > 0 ? { outcome, lost } : { outcome };
}

async function store(tx: Tx, space: LockedSpace, work: Work): Promise<void> {
  if (work.newlyHeard.length > 0) await tx.insert(appliedOps).values(work.newlyHeard);
  if (work.seq === space.seq) return;
  const rows = [...work.changed].flatMap((key) => work.records.get(key) ?? []);
  await tx
    .insert(records)
    .values(
      rows.map(({ deleted, ...record }) => ({
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
  await tx.update(spaces).set({ seq: work.seq, bytes: work.bytes }).where(eq(spaces.id, space.id));
}

/** A stored row as the record that travels. */
export function toRecord({ table, id, fields, vers, deleted, seq }: typeof records.$inferSelect): SyncRecord {
  return { table, id, fields, vers, ...(deleted ? { deleted: true as const } : {}), seq };
}

function recordBytes({ fields }: Pick<SyncRecord, 'fields'>): number {
  return byteLength(JSON.stringify(fields));
}

/** A table's name has letters only, so that no two rows share a key. */
function keyOf({ table, id }: { table: string; id: string }): string {
  return `${table}/${id}`;
}

function rejected(reason: Reason): Verdict {
  return { outcome: 'rejected', reason };
}
