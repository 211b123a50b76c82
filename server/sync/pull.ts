import { and, asc, between, eq, gt } from 'drizzle-orm';
import { readOwnSpace, requireEpoch } from '#server/auth/own-space.ts';
import type { SignedInDevice } from '#server/auth/sign-in.ts';
import { records } from '#server/db/schema.ts';
import { ProblemError } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import type { PullQuery, PullResponse } from '#shared/sync/messages.ts';
import { beginEpoch } from './epoch.ts';
import { isForgotten, isLost, noteShown, noteTold, readMark, writeMark } from './mark.ts';
import { pageLength } from './page.ts';
import { toRecord } from './work.ts';

/**
 * One page of what changed in the member's space after the cursor, in order of sequence, read from one snapshot (I3).
 * With a table it is a page of that table alone, and does not count as progress of the device's cursor.
 * @throws ProblemError `resync` when the cursor belongs to another epoch, when the space has lost what the device has
 *   seen, or when tombstones that the device has not seen were collected; `device-copied`
 */
export async function pull(
  npo: Npo,
  asking: SignedInDevice,
  { epoch, cursor, stored = cursor, limit, mark, table }: PullQuery,
): Promise<PullResponse> {
  const shown = mark === undefined ? null : readMark(mark);
  const isWhole = table === undefined;
  let minCursor = 0;
  const page = await readOwnSpace(npo, asking, async (tx, space, device): Promise<PullResponse | null> => {
    requireEpoch(space, epoch);
    if (cursor > space.seq || (shown && (await isLost(tx, space, device, shown)))) return null;
    // A device that pulls from the beginning is below `minCursor` for a while, and holds nothing that was collected,
    // unless it shows an old mark and has never pulled.
    const isOnItsWay = cursor === 0 ? !isForgotten(space, shown) : device.minCursor === space.minCursor;
    if (isWhole && !isOnItsWay && stored < space.minCursor) throw new ProblemError('resync', { epoch });
    ({ minCursor } = space);
    const { seq: watermark } = space;
    const asked = and(eq(records.spaceId, space.id), isWhole ? undefined : eq(records.table, table));
    const ahead = await tx
      .select({ seq: records.seq, bytes: records.bytes })
      .from(records)
      .where(and(asked, gt(records.seq, cursor)))
      .orderBy(asc(records.seq))
      .limit(limit);
    const upTo = ahead[pageLength(ahead) - 1]?.seq;
    const upToDate = ahead.length < limit && upTo === ahead.at(-1)?.seq;
    const rows =
      upTo === undefined
        ? []
        : await tx
            .select()
            .from(records)
            .where(and(asked, between(records.seq, cursor + 1, upTo)))
            .orderBy(asc(records.seq));
    const next = upTo === undefined || upToDate ? watermark : upTo;
    const { keysTag } = space;
    return { records: rows.map(toRecord), next, upToDate, watermark, mark: writeMark(space), keysTag };
  });
  if (!page) throw await beginEpoch(npo, asking.spaceId, epoch);
  await noteShown(npo.db, asking, shown, isWhole ? { lastCursor: stored, minCursor } : {});
  if (page.mark !== mark) await noteTold(npo.db, asking, page.mark);
  return page;
}
