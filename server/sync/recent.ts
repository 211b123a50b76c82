import { and, desc, eq, inArray, not, notInArray } from 'drizzle-orm';
import { readOwnSpace, requireEpoch } from '#server/auth/own-space.ts';
import type { SignedInDevice } from '#server/auth/sign-in.ts';
import { records } from '#server/db/schema.ts';
import type { Npo } from '#server/npo.ts';
import { PULL_LIMIT_MAX } from '#shared/sync/limits.ts';
import type { EpochQuery, RecentResponse } from '#shared/sync/messages.ts';
import { noteTold, writeMark } from './mark.ts';
import { pageLength } from './page.ts';
import { toRecord } from './work.ts';

/** What a member looks at first. */
const FIRST_TABLES = ['assignments', 'tasks'];
const FIRST_MAX = 500;

/**
 * What changed last, at most a page of it, the newest first: enough for a new device to show today's work while it
 * pulls everything. Assignments and tasks come first, the other tables share what is left.
 * @throws ProblemError `resync` when the space is in another epoch
 */
export async function recent(
  npo: Npo,
  device: SignedInDevice,
  { epoch }: EpochQuery,
): Promise<RecentResponse> {
  const response = await readOwnSpace(npo, device, async (tx, space) => {
    requireEpoch(space, epoch);
    const alive = and(eq(records.spaceId, space.id), not(records.deleted));
    const newest = (isFirst: boolean, limit: number) =>
      tx
        .select({ seq: records.seq, bytes: records.bytes })
        .from(records)
        .where(and(alive, (isFirst ? inArray : notInArray)(records.table, FIRST_TABLES)))
        .orderBy(desc(records.seq))
        .limit(limit);
    const first = await newest(true, FIRST_MAX);
    const chosen = [...first, ...(await newest(false, PULL_LIMIT_MAX - first.length))];
    const seqs = chosen.slice(0, pageLength(chosen)).map(({ seq }) => seq);
    const rows = await tx
      .select()
      .from(records)
      .where(and(alive, inArray(records.seq, seqs)))
      .orderBy(desc(records.seq));
    return { records: rows.map(toRecord), mark: writeMark(space) };
  });
  await noteTold(npo.db, device, response.mark);
  return response;
}
