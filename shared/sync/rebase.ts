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
  for (const op of pending) {
    record = merge(record, op, { ver: PENDING_VER, now: Number.POSITIVE_INFINITY }).record;
  }
  return record;
}

/** A version that no server gives: it stands for "not yet there". */
const PENDING_VER = Number.MAX_SAFE_INTEGER;
