import { and, asc, eq, gt, not } from 'drizzle-orm';
import { readOwnSpace, requireEpoch } from '#server/auth/own-space.ts';
import type { SignedInDevice } from '#server/auth/sign-in.ts';
import { records } from '#server/db/schema.ts';
import type { Npo } from '#server/npo.ts';
import { Digest } from '#shared/sync/digest.ts';
import type { DigestResponse, EpochQuery } from '#shared/sync/messages.ts';

/** How many rows are in memory at a time. */
const ROWS_MAX = 10_000;

/**
 * The digest of each table of the member's space, from one snapshot (I12).
 * @throws ProblemError `resync` when the space is in another epoch
 */
export function digest(npo: Npo, device: SignedInDevice, { epoch }: EpochQuery): Promise<DigestResponse> {
  return readOwnSpace(npo, device, async (tx, space) => {
    requireEpoch(space, epoch);
    const sums = new Digest();
    for (let after = 0, isMore = true; isMore; ) {
      const rows = await tx
        .select({ table: records.table, id: records.id, seq: records.seq })
        .from(records)
        .where(and(eq(records.spaceId, space.id), gt(records.seq, after), not(records.deleted)))
        .orderBy(asc(records.seq))
        .limit(ROWS_MAX);
      for (const row of rows) sums.add(row);
      after = rows.at(-1)?.seq ?? after;
      isMore = rows.length === ROWS_MAX;
    }
    return { watermark: space.seq, tables: sums.tables() };
  });
}
