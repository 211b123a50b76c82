import { merge } from './merge.ts';
import type { Operation, SyncRecord } from './operation.ts';

/**
 * The view of a row: the base as the server last sent it, with the operations still pending on top (I5).
 * Undefined when there is neither.
 *
 * The member's own clock is not bounded here: the server bounds it at its own now, which is never earlier than
 * any version it has stored, so both come to the same winner.
 */
export function rebase(
  base: SyncRecord | undefined,
  pending: ReadonlyArray<Operation>,
): SyncRecord | undefined {
  let record = base;
  const earlier = new Set<string>();
  for (const op of pending) {
    record = merge(record, op, { ver: PENDING_VER, now: Number.POSITIVE_INFINITY, earlier }).record;
    earlier.add(op.opId);
  }
  return record;
}

/**
 * A pending operation after the server took earlier ones of the same device: what it is based on has versions now.
 * @param record the row as the server has it
 * @param taken the operations that the server took
 */
export function uponTaken(op: Operation, record: SyncRecord, taken: ReadonlySet<string>): Operation {
  const seen = Object.entries(record.vers).flatMap(([field, { op: by, ver }]) =>
    taken.has(by) ? [[field, ver]] : [],
  );
  return { ...op, base: { ...op.base, ...Object.fromEntries(seen) } };
}

/** A version that no server gives: it stands for "not pushed yet". */
const PENDING_VER = Number.MAX_SAFE_INTEGER;
