import { setTimeout as pause } from 'node:timers/promises';
import { and, asc, between, eq, inArray, isNull, lt, lte, max, or, sum } from 'drizzle-orm';
import { attempt } from '#server/attempt.ts';
import type { Tx } from '#server/db/connect.ts';
import { appliedOps, devices, invites, records, spaces } from '#server/db/schema.ts';
import { transact } from '#server/db/transact.ts';
import type { Npo } from '#server/npo.ts';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import { lockSpace, type Space } from './space.ts';

/** How long tombstones, outcomes of operations, and used or expired invitations are kept at least (I8). */
const KEEP_MS = 90 * DAY_MS;
/** A device that has not been seen for longer is not waited for: it pulls everything anew when it comes back. */
const LIVE_MS = 365 * DAY_MS;
const EVERY_MS = DAY_MS;
/** How many tombstones are in memory at a time. */
const ROWS_MAX = 1_000;

/** Collects what is no longer needed, now and once a day, until the server closes; resolves then. */
export async function keepCollecting(npo: Npo): Promise<void> {
  while (!npo.closing.aborted) {
    await collect(npo);
    if (!npo.closing.aborted) npo.vacuum('plain');
    await pause(EVERY_MS, undefined, { signal: npo.closing, ref: false }).catch(() => {});
  }
}

/** Collects what is no longer needed in every space, each in a transaction of its own. What goes wrong in one is logged. */
export async function collect(npo: Npo): Promise<void> {
  const inPart = (part: () => Promise<unknown>) =>
    attempt(npo.log, 'could not collect what is no longer needed', part);
  await inPart(async () => {
    for (const { id } of await npo.db.select({ id: spaces.id }).from(spaces)) {
      if (npo.closing.aborted) return;
      await inPart(() => transact(npo.db, (tx) => collectSpace(tx, id, npo.now())));
    }
  });
  const before = npo.now() - KEEP_MS;
  await inPart(() =>
    npo.db.delete(invites).where(or(lte(invites.expiresAt, before), lte(invites.usedAt, before))),
  );
}

/** Collects what every live device of a space has seen, and notes up to where. */
async function collectSpace(tx: Tx, spaceId: string, now: number): Promise<void> {
  const space = await lockSpace(tx, spaceId);
  const seenByAll = await slowestCursor(tx, space, now - LIVE_MS);
  if (seenByAll === null) return;
  const before = now - KEEP_MS;
  const tombstones = await collectTombstones(tx, space, seenByAll, before);
  const answered = await collectAnswers(tx, space, seenByAll, before);
  const minCursor = Math.max(space.minCursor, tombstones.upTo, answered.upTo);
  const bytes = space.bytes - tombstones.bytes - answered.bytes;
  if (minCursor === space.minCursor && bytes === space.bytes) return;
  await tx.update(spaces).set({ minCursor, bytes }).where(eq(spaces.id, spaceId));
}

/** The cursor that every live device of the space has come to; null when there is none. */
async function slowestCursor(tx: Tx, { memberId }: Space, liveSince: number): Promise<number | null> {
  const signedIn = await tx
    .select({ cursor: devices.lastCursor, createdAt: devices.createdAt, seenAt: devices.seenAt })
    .from(devices)
    .where(and(eq(devices.memberId, memberId), isNull(devices.revokedAt)));
  const live = signedIn.filter(({ createdAt, seenAt }) => (seenAt ?? createdAt) > liveSince);
  return live.length === 0 ? null : Math.min(...live.map(({ cursor }) => cursor));
}

/**
 * Deletes the tombstones of rows deleted up to `before`.
 * @returns the sequence number of the last one, and the bytes freed
 */
async function collectTombstones(
  tx: Tx,
  { id: spaceId }: Space,
  seenByAll: number,
  before: number,
): Promise<{ upTo: number; bytes: number }> {
  const collected = { upTo: 0, bytes: 0 };
  for (let from = 0; from <= seenByAll; ) {
    const rows = await tx
      .select({ seq: records.seq, deletedAt: records.deletedAt, bytes: records.bytes })
      .from(records)
      .where(and(eq(records.spaceId, spaceId), records.deleted, between(records.seq, from, seenByAll)))
      .orderBy(asc(records.seq))
      .limit(ROWS_MAX);
    const old = rows.filter(({ deletedAt }) => deletedAt !== null && deletedAt <= before);
    for (const { seq, bytes } of old) {
      collected.upTo = seq;
      collected.bytes += bytes;
    }
    const seqs = old.map(({ seq }) => seq);
    await tx.delete(records).where(and(eq(records.spaceId, spaceId), inArray(records.seq, seqs)));
    from = rows.length === ROWS_MAX ? (rows.at(-1)?.seq ?? 0) + 1 : Number.POSITIVE_INFINITY;
  }
  return collected;
}

/**
 * Deletes the outcomes of operations applied up to `before`.
 * @returns the sequence number after the last one, and the bytes freed
 */
async function collectAnswers(
  tx: Tx,
  { id: spaceId }: Space,
  seenByAll: number,
  before: number,
): Promise<{ upTo: number; bytes: number }> {
  const old = and(eq(appliedOps.spaceId, spaceId), lt(appliedOps.seq, seenByAll), lte(appliedOps.at, before));
  const [all] = await tx
    .select({ last: max(appliedOps.seq), bytes: sum(appliedOps.bytes).mapWith(Number) })
    .from(appliedOps)
    .where(old);
  if (!all || all.last === null) return { upTo: 0, bytes: 0 };
  await tx.delete(appliedOps).where(old);
  return { upTo: all.last + 1, bytes: all.bytes };
}
