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
 * With a table it is a page of that table, and says nothing about how far the device is with the whole.
 * @throws ProblemError `resync` when the cursor belongs to another epoch, to a future the space has lost, or to a past
 *   whose tombstones are gone; `device-copied`
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
    // On its way from the beginning a device is below it for a while, and has nothing that was forgotten: unless it
    // was told of something long ago, without ever pulling.
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
