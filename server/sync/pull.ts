import { and, asc, between, eq, gt } from 'drizzle-orm';
import type { SignedInDevice } from '#server/auth/sign-in.ts';
import { devices, records, spaces } from '#server/db/schema.ts';
import { Problem } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import type { PullQuery, PullResponse } from '#shared/sync/messages.ts';
import { toRecord } from './apply.ts';

/** A page ends early at this many bytes of records, so that pulling takes no more memory for large ones. */
const PAGE_BYTES_MAX = 4 * 1024 * 1024;

/**
 * One page of what changed in the member's space after the cursor, in order of sequence, read from one snapshot (I3).
 * @throws Problem `resync` when the cursor belongs to another epoch, to a future the space has not had, or to a past
 *   whose tombstones are gone
 */
export async function pull(
  npo: Npo,
  device: SignedInDevice,
  { epoch, cursor, limit }: PullQuery,
): Promise<PullResponse> {
  const page = await npo.db.transaction(
    async (tx): Promise<PullResponse> => {
      const [space] = await tx.select().from(spaces).where(eq(spaces.id, device.spaceId));
      if (!space) throw new Problem('sign-in-needed');
      const isForgotten = cursor > 0 && cursor < space.minCursor;
      if (space.epoch !== epoch || cursor > space.seq || isForgotten) {
        throw new Problem('resync', { epoch: space.epoch });
      }
      const ahead = await tx
        .select({ seq: records.seq, bytes: records.bytes })
        .from(records)
        .where(and(eq(records.spaceId, space.id), gt(records.seq, cursor)))
        .orderBy(asc(records.seq))
        .limit(limit);
      const upTo = ahead[pageLength(ahead) - 1]?.seq;
      if (upTo === undefined) return { records: [], next: space.seq, upToDate: true, watermark: space.seq };
      const rows = await tx
        .select()
        .from(records)
        .where(and(eq(records.spaceId, space.id), between(records.seq, cursor + 1, upTo)))
        .orderBy(asc(records.seq));
      const upToDate = ahead.length < limit && upTo === ahead.at(-1)?.seq;
      const next = upToDate ? space.seq : upTo;
      return { records: rows.map(toRecord), next, upToDate, watermark: space.seq };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  await npo.db.update(devices).set({ lastCursor: cursor }).where(eq(devices.id, device.id));
  return page;
}

/** How many of the rows ahead fit into one page; at least one, where there is one. */
function pageLength(ahead: ReadonlyArray<{ bytes: number }>): number {
  let bytes = 0;
  let length = 0;
  for (const row of ahead) {
    bytes += row.bytes;
    if (length > 0 && bytes > PAGE_BYTES_MAX) break;
    length++;
  }
  return length;
}
