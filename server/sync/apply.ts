import { createHash } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#server/db/connect.ts';
import { appliedOps } from '#server/db/schema.ts';
import type { Npo } from '#server/npo.ts';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import { merge } from '#shared/sync/merge.ts';
import type { Reason, SentResult } from '#shared/sync/messages.ts';
import { keyOf, type Operation, type SyncRecord } from '#shared/sync/operation.ts';
import type { Writer } from '#shared/sync/tables.ts';
import { isSealedIn, type Known } from './known.ts';
import type { Mark } from './mark.ts';
import { declarationFor, refusal } from './refusal.ts';
import type { LockedSpace } from './space.ts';
import type { Verdict } from './verdict.ts';
import { changedRecords, openWork, putRecord, saveWork, spaceBytesMaxFor, type Work } from './work.ts';

/** Who sends operations: the role decides over fields, and every operation must name this device. */
export interface Author {
  writer: Writer;
  device: string;
}

export interface Applied {
  /** One result for each operation, in order; each row's record comes once, with the last result about it. */
  results: SentResult[];
  /** Where the space is afterwards. */
  mark: Mark;
  /** The records that changed. */
  changed: SyncRecord[];
}

/**
 * Applies operations to a space in order, in the transaction that holds the space's lock: the one way by which members,
 * coordinators and the relay write. Besides it there is only what devices put back, see `offer.ts`.
 * @param npo its clock bounds the time of every write (I7)
 */
export async function applyOps(
  tx: Tx,
  space: LockedSpace,
  ops: ReadonlyArray<Operation>,
  author: Author,
  npo: Pick<Npo, 'known' | 'now'>,
): Promise<Applied> {
  const work = await openWork(tx, space, ops);
  const heard = await heardBefore(tx, space, ops);
  const hearing: Hearing = {
    author,
    known: npo.known,
    at: npo.now(),
    heard,
    deferred: new Set(),
    earlier: new Set(),
  };
  const verdicts = ops.map((op) => {
    const verdict = applyOne(work, hearing, op);
    hearing.earlier.add(op.opId);
    return { op, verdict };
  });
  await saveWork(tx, work);
  // Some hundred writes of one large row would otherwise be answered with as many copies of it.
  const lastOf = new Map(ops.map((op) => [keyOf(op), op]));
  const results = verdicts.map(({ op, verdict }) => {
    const record = lastOf.get(keyOf(op)) === op ? work.records.get(keyOf(op)) : undefined;
    return { opId: op.opId, ...verdict, record: record ?? null };
  });
  return { results, mark: { seq: work.seq, head: work.head }, changed: changedRecords(work) };
}

interface Heard {
  bodyHash: string;
  verdict: Verdict;
}

/** Under what the operations of one request are heard. */
interface Hearing extends Pick<Npo, 'known'> {
  author: Author;
  /** UTC milliseconds. */
  at: number;
  /** What was said to operations before, by their ids. */
  heard: Map<string, Heard>;
  /** The rows of which an operation was deferred. */
  deferred: Set<string>;
  /** Those of the request that came before: whoever made the next knew of them, though not yet of their versions. */
  earlier: Set<string>;
}

async function heardBefore(
  tx: Tx,
  space: LockedSpace,
  ops: ReadonlyArray<Operation>,
): Promise<Map<string, Heard>> {
  const ids = ops.map((op) => op.opId);
  const rows = await tx
    .select()
    .from(appliedOps)
    .where(and(eq(appliedOps.spaceId, space.id), inArray(appliedOps.opId, ids)));
  return new Map(rows.map((row) => [row.opId, row]));
}

function applyOne(work: Work, hearing: Hearing, op: Operation): Verdict {
  const { author, known, heard, deferred, at } = hearing;
  // Not kept: under this id another device may still send what it meant.
  if (op.device !== author.device) return rejected('wrong-device');

  const bodyHash = intentHash(op, known);
  const before = heard.get(op.opId);
  if (before) return before.bodyHash === bodyHash ? before.verdict : rejected('op-id-reused');

  const table = declarationFor(known, op);
  // What follows a deferred operation of its row waits with it: tried again later, the earlier one of the same device
  // would write over it.
  if (!table || deferred.has(keyOf(op))) {
    deferred.add(keyOf(op));
    return { outcome: 'deferred', reason: 'unknown-to-server' };
  }

  const reason = refusal(table, op, author.writer, work.records.get(keyOf(op)));
  const verdict = reason ? rejected(reason) : mergeInto(work, hearing, op);
  heard.set(op.opId, { bodyHash, verdict });
  const { space, seq } = work;
  work.heard.push({ spaceId: space.id, opId: op.opId, device: op.device, bodyHash, verdict, seq, at });
  return verdict;
}

/**
 * What tells an operation from another under the same id: its intent, without what the device had seen and under which
 * id the device goes. After a restore of the server a client forgets which versions it saw, a copied one takes another
 * id, and both send the same intent again, under the same id. Copies that seal the same also come by other ciphertexts.
 */
function intentHash({ base: _base, device: _device, patch, ...intent }: Operation, known: Known): string {
  const isSealed = isSealedIn(known, intent.table);
  const told = { ...intent, patch: isSealed ? Object.keys(patch).toSorted() : patch };
  return createHash('sha256').update(canonicalJson(told)).digest('base64url');
}

function mergeInto(work: Work, { at: now, earlier, author }: Hearing, op: Operation): Verdict {
  const current = work.records.get(keyOf(op));
  const { record, outcome, lost } = merge(current, op, { ver: work.seq + 1, now, earlier });
  const spaceBytesMax = spaceBytesMaxFor(author.writer, op.kind);
  if (record !== current && !putRecord(work, record, op.opId, spaceBytesMax)) return rejected('too-large');
  return lost.length > 0 ? { outcome, lost } : { outcome };
}

function rejected(reason: Reason): Verdict {
  return { outcome: 'rejected', reason };
}
