import { createHash } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#server/db/connect.ts';
import { appliedOps } from '#server/db/schema.ts';
import type { Npo } from '#server/npo.ts';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import { DELETING_BYTES_MAX, SPACE_BYTES_MAX } from '#shared/sync/limits.ts';
import { isSeenBy, type LostValue, merge, unseenValues } from '#shared/sync/merge.ts';
import type { Reason, SentResult } from '#shared/sync/messages.ts';
import { keyOf, type Operation, type SyncRecord } from '#shared/sync/operation.ts';
import type { Writer } from '#shared/sync/tables.ts';
import { AnswerSize } from './answer-size.ts';
import { isSealedIn, type KnownTables } from './known.ts';
import type { Mark } from './mark.ts';
import type { OpOutcome } from './op-outcome.ts';
import { declarationFor, refusal } from './refusal.ts';
import type { LockedSpace } from './space.ts';
import {
  changedRecords,
  countAtOnce,
  hasRoomForEntry,
  keepEntry,
  openWork,
  putRecord,
  type SpaceWork,
  saveWork,
  spaceBytesMaxFor,
} from './work.ts';

/** Who sends operations: the role decides over fields, and every operation must name this device. */
export interface Author {
  writer: Writer;
  device: string;
}

export interface Applied {
  /**
   * One result for each operation that was applied, in order; each row's record comes once, with the last result about
   * it, and each lost value once, with the first.
   */
  results: SentResult[];
  /** Where the space is afterwards. */
  mark: Mark;
  /** The records that changed. */
  changed: SyncRecord[];
}

/**
 * Applies operations to a space in order, in the transaction that holds the space's lock: the one way by which members,
 * coordinators and the relay write. Besides it there is only what devices put back, see `reupload.ts`.
 * @param npo its clock bounds the time of every write (I7)
 * @param answerBytesMax how much may be answered. What does not fit into it any more is left for another request:
 *   nothing is done of it, and it has no result. One operation is always applied.
 */
export async function applyOps(
  tx: Tx,
  space: LockedSpace,
  ops: ReadonlyArray<Operation>,
  author: Author,
  npo: Pick<Npo, 'known' | 'now'>,
  answerBytesMax = Number.POSITIVE_INFINITY,
): Promise<Applied> {
  const atOnce = ops.slice(0, await countAtOnce(tx, space, ops, answerBytesMax));
  const work = await openWork(tx, space, atOnce);
  const context: ApplyContext = {
    author,
    known: npo.known,
    at: npo.now(),
    previousResults: await readPreviousResults(tx, space, atOnce),
    deferred: new Set(),
    earlier: new Set(),
    told: new Set(),
  };
  const answer = new AnswerSize(answerBytesMax);
  const told: (ToldResult & { op: Operation })[] = [];
  for (const op of atOnce) {
    if (!answer.hasRoomFor(work, op, op.patch)) break;
    told.push({ op, ...applyOne(work, context, op) });
    answer.add(work, op, told.at(-1)?.lost ?? []);
    context.earlier.add(op.opId);
  }
  await saveWork(tx, work, context.at);
  const lastOf = new Map(told.map(({ op }) => [keyOf(op), op]));
  const results = told.map(({ op, ...result }) => {
    const record = lastOf.get(keyOf(op)) === op ? work.records.get(keyOf(op)) : undefined;
    return { opId: op.opId, ...result, record: record ?? null };
  });
  return { results, mark: { seq: work.seq, head: work.head }, changed: changedRecords(work) };
}

/** What is told of an operation, besides the record. */
type ToldResult = Omit<SentResult, 'opId' | 'record'>;

/** What was said to an operation before. */
interface PreviousResult {
  bodyHash: string;
  outcome: OpOutcome;
  /** The space's sequence number after it. */
  seq: number;
}

/** What the operations of one request are applied with. */
interface ApplyContext extends Pick<Npo, 'known'> {
  author: Author;
  /** UTC milliseconds. */
  at: number;
  /** What was said to operations before, by their ids. */
  previousResults: Map<string, PreviousResult>;
  /** The rows of which an operation was deferred. */
  deferred: Set<string>;
  /** Those of the request that came before: whoever made the next knew of them, though not yet of their versions. */
  earlier: Set<string>;
  /** The lost values that are in the answer already, see {@link untold}. */
  told: Set<string>;
}

async function readPreviousResults(
  tx: Tx,
  space: LockedSpace,
  ops: ReadonlyArray<Operation>,
): Promise<Map<string, PreviousResult>> {
  const ids = ops.map((op) => op.opId);
  const rows = await tx
    .select()
    .from(appliedOps)
    .where(and(eq(appliedOps.spaceId, space.id), inArray(appliedOps.opId, ids)));
  return new Map(rows.map((row) => [row.opId, row]));
}

function applyOne(work: SpaceWork, context: ApplyContext, op: Operation): ToldResult {
  const { author, known, previousResults, deferred, at } = context;
  // Not kept: under this id another device may still send what it meant.
  if (op.device !== author.device) return rejected('wrong-device');

  const bodyHash = intentHash(op, known);
  const before = previousResults.get(op.opId);
  if (before) {
    return before.bodyHash === bodyHash ? repeatResult(work, context, op, before) : rejected('op-id-reused');
  }

  const table = declarationFor(known, op);
  // What follows a deferred operation of its row waits with it: tried again later, the earlier one of the same device
  // would write over it.
  if (!table || deferred.has(keyOf(op))) {
    deferred.add(keyOf(op));
    return { outcome: 'deferred', reason: 'unknown-to-server' };
  }

  // Where there is no place even for what is said to it, nothing of it is kept.
  const isMembers = author.writer === 'member';
  if (isMembers && !hasRoomForEntry(work, DELETING_BYTES_MAX)) return rejected('too-large');
  const reason = refusal(table, op, author.writer, work.records.get(keyOf(op)));
  const merged = reason ? { told: rejected(reason), kept: rejected(reason) } : mergeInto(work, context, op);
  const { told, kept } = merged;
  // In a full space, what is said to an operation that is refused is not kept: the reserve is for others.
  if (isMembers && told.outcome === 'rejected' && !hasRoomForEntry(work, SPACE_BYTES_MAX)) return told;
  previousResults.set(op.opId, { bodyHash, outcome: kept, seq: work.seq });
  keepEntry(work, { opId: op.opId, device: op.device, bodyHash, outcome: kept, at });
  return told;
}

/** What was said to an operation that is repeated. */
function repeatResult(
  work: SpaceWork,
  context: ApplyContext,
  op: Operation,
  { outcome: kept, seq }: PreviousResult,
): ToldResult {
  const { own, lost = [], buried = false, ...said } = kept;
  const values = own
    ? own.fields.map((field) => ({ field, value: op.patch[field] ?? null, version: own.version }))
    : [];
  const row = buried ? work.records.get(keyOf(op)) : undefined;
  const unseen = row ? unseenValues(row, isSeenBy(op, context.earlier)) : [];
  // What came into the row after it, it cannot have buried; what has been replaced since, its writer was told of.
  const thatLost = [...lost, ...values, ...unseen.filter(({ version }) => version.ver <= seq)];
  return withLost(said, untold(context, op, thatLost));
}

/**
 * What tells an operation from another under the same id: its intent, without what the device had seen and under which
 * id the device goes. After a restore of the server a client forgets which versions it saw, a copied one takes another
 * id, and both send the same intent again, under the same id. Copies that seal the same also come by other ciphertexts.
 */
function intentHash(
  { base: _base, device: _device, patch, ...intent }: Operation,
  known: KnownTables,
): string {
  const isSealed = isSealedIn(known, intent.table);
  const told = { ...intent, patch: isSealed ? Object.keys(patch).toSorted() : patch };
  return createHash('sha256').update(canonicalJson(told)).digest('base64url');
}

/** Merges an operation; gives what is told of it, and what is kept of that. */
function mergeInto(
  work: SpaceWork,
  context: ApplyContext,
  op: Operation,
): { told: ToldResult; kept: OpOutcome } {
  const { at: now, earlier, author } = context;
  const current = work.records.get(keyOf(op));
  // What never was is as deleted as can be: of it nothing is kept.
  if (!current && op.kind === 'delete') return { told: { outcome: 'applied' }, kept: { outcome: 'applied' } };
  const { record, outcome, lost } = merge(current, op, { ver: work.seq + 1, now, earlier });
  const spaceBytesMax = spaceBytesMaxFor(author.writer, op.kind);
  if (record !== current && !putRecord(work, record, op.opId, spaceBytesMax)) {
    return { told: rejected('too-large'), kept: rejected('too-large') };
  }
  const kept = { outcome, ...keptOf(op, lost) };
  return { told: withLost({ outcome }, untold(context, op, lost)), kept };
}

/** Of the values that lost in an operation, what has to be kept to tell them again. */
function keptOf(
  { opId, kind }: Operation,
  lost: ReadonlyArray<LostValue>,
): Omit<OpOutcome, 'outcome' | 'reason'> {
  if (kind === 'delete') return lost.length > 0 ? { buried: true } : {};
  const own = lost.filter(({ version }) => version.op === opId);
  const others = lost.filter(({ version }) => version.op !== opId);
  const [first] = own;
  return {
    ...(others.length > 0 ? { lost: others } : {}),
    ...(first ? { own: { version: first.version, fields: own.map(({ field }) => field) } } : {}),
  };
}

/** The values that are not in the answer yet, of those that an operation has lost. */
function untold({ told }: ApplyContext, op: Operation, lost: ReadonlyArray<LostValue>): LostValue[] {
  return lost.filter(({ field, version }) => {
    const key = `${keyOf(op)} ${field} ${version.op}`;
    const isNew = !told.has(key);
    told.add(key);
    return isNew;
  });
}

function withLost(said: ToldResult, lost: LostValue[]): ToldResult {
  return lost.length > 0 ? { ...said, lost } : said;
}

function rejected(reason: Reason) {
  return { outcome: 'rejected', reason } as const;
}
