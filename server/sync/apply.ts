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

/** Who sends operations: `writer` decides which fields may be written, and every operation must name `device`. */
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
 * Applies operations to a space in order, in the transaction that holds the space's lock: the only way in which
 * members, coordinators and the relay write. Only reuploads do not come through here, see `reupload.ts`.
 * @param npo its clock bounds the time of every write (I7)
 * @param answerBytesMax how large the answer may become. Operations that do not fit any more are not applied and have
 *   no result: the device sends them again. At least one operation is always applied.
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

/** The result of an operation, without the record. */
type ToldResult = Omit<SentResult, 'opId' | 'record'>;

/** The outcome of an operation that was pushed before. */
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
  /** The outcomes of operations that were pushed before, by their ids. */
  previousResults: Map<string, PreviousResult>;
  /** The rows of which an operation was deferred. */
  deferred: Set<string>;
  /**
   * The ids of the earlier operations of this request: the device knew of them when it made the next one, though not
   * yet of their versions.
   */
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
  // The outcome is not kept: the device that made the operation may still push it under this id.
  if (op.device !== author.device) return rejected('wrong-device');

  const bodyHash = intentHash(op, known);
  const before = previousResults.get(op.opId);
  if (before) {
    return before.bodyHash === bodyHash ? repeatResult(work, context, op, before) : rejected('op-id-reused');
  }

  const table = declarationFor(known, op);
  // Later operations on the row of a deferred one are deferred too: otherwise the deferred one, retried later, would
  // overwrite them.
  if (!table || deferred.has(keyOf(op))) {
    deferred.add(keyOf(op));
    return { outcome: 'deferred', reason: 'unknown-to-server' };
  }

  // When not even the outcome fits into the space, nothing of the operation is kept.
  const isMembers = author.writer === 'member';
  if (isMembers && !hasRoomForEntry(work, DELETING_BYTES_MAX)) return rejected('too-large');
  const reason = refusal(table, op, author.writer, work.records.get(keyOf(op)));
  const merged = reason ? { told: rejected(reason), kept: rejected(reason) } : mergeInto(work, context, op);
  const { told, kept } = merged;
  // In a full space, the outcome of a refused operation is not kept: the reserve is for operations that are applied.
  if (isMembers && told.outcome === 'rejected' && !hasRoomForEntry(work, SPACE_BYTES_MAX)) return told;
  previousResults.set(op.opId, { bodyHash, outcome: kept, seq: work.seq });
  keepEntry(work, { opId: op.opId, device: op.device, bodyHash, outcome: kept, at });
  return told;
}

/** The result of a repeated operation, from its kept outcome. */
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
  // The deletion cannot have buried a value that came into the row after it. A value that has been replaced since was
  // told to the device that replaced it.
  const thatLost = [...lost, ...values, ...unseen.filter(({ version }) => version.ver <= seq)];
  return withLost(said, untold(context, op, thatLost));
}

/**
 * The hash by which operations with the same id are compared: of their intent, without `base` and `device`. After a
 * restore of the server a device forgets which versions it saw, and a copied one takes another device id; both send the
 * same intent again, under the same operation id. In a sealed table only the names of the fields count, because each
 * copy of a device that seals the same value gets another ciphertext.
 */
function intentHash(
  { base: _base, device: _device, patch, ...intent }: Operation,
  known: KnownTables,
): string {
  const isSealed = isSealedIn(known, intent.table);
  const told = { ...intent, patch: isSealed ? Object.keys(patch).toSorted() : patch };
  return createHash('sha256').update(canonicalJson(told)).digest('base64url');
}

/** Merges an operation. @returns its result for the answer, and the outcome to keep */
function mergeInto(
  work: SpaceWork,
  context: ApplyContext,
  op: Operation,
): { told: ToldResult; kept: OpOutcome } {
  const { at: now, earlier, author } = context;
  const current = work.records.get(keyOf(op));
  // Deleting a row that never existed succeeds, and leaves no tombstone.
  if (!current && op.kind === 'delete') return { told: { outcome: 'applied' }, kept: { outcome: 'applied' } };
  const { record, outcome, lost } = merge(current, op, { ver: work.seq + 1, now, earlier });
  const spaceBytesMax = spaceBytesMaxFor(author.writer, op);
  if (record !== current && !putRecord(work, record, op.opId, spaceBytesMax)) {
    return { told: rejected('too-large'), kept: rejected('too-large') };
  }
  const kept = { outcome, ...keptOf(op, lost) };
  return { told: withLost({ outcome }, untold(context, op, lost)), kept };
}

/** What has to be kept of an operation's lost values, so that they can be answered again. */
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

/** Those of an operation's lost values that are not in the answer yet. */
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
