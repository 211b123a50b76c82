import { and, asc, eq, gt, or } from 'drizzle-orm';
import { members, records, spaces } from '#server/db/schema.ts';
import { transact } from '#server/db/transact.ts';
import { ProblemError } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import { lockSpace } from '#server/sync/space.ts';
import { toRecord } from '#server/sync/work.ts';
import { writeRecords } from '#server/sync/write-records.ts';
import { isShown, Share } from '#shared/domain/sharing/share.ts';
import type { SharedPage, ShareSummary } from '#shared/http/office.ts';

/** How many pages are in memory at a time: each may be as large as a record. */
const PAGES_AT_ONCE = 100;
/** Of one member, so many pages are listed, the latest: whoever shows thousands does not hide the others. */
const LISTED_MAX = 200;

type StoredRecord = typeof records.$inferSelect;

/** The page of a record; null where it is not shown any more, or cannot be read. */
function readShare({ id, fields, deleted }: StoredRecord): Share | null {
  const { data } = Share.safeParse({ ...fields, id });
  return data && !deleted && isShown(data) ? data : null;
}

/**
 * The pages that members show to the NPO, without what they say, in the order in which they were sent; of each member the
 * latest.
 */
export async function listShares(npo: Npo): Promise<ShareSummary[]> {
  const found = new Map<string, ShareSummary[]>();
  let after: StoredRecord | undefined;
  do {
    const rows = await npo.db
      .select({ record: records, member: members })
      .from(records)
      .innerJoin(spaces, eq(spaces.id, records.spaceId))
      .innerJoin(members, eq(members.id, spaces.memberId))
      .where(
        and(
          eq(records.table, 'shares'),
          after &&
            or(
              gt(records.spaceId, after.spaceId),
              and(eq(records.spaceId, after.spaceId), gt(records.id, after.id)),
            ),
        ),
      )
      .orderBy(asc(records.spaceId), asc(records.id))
      .limit(PAGES_AT_ONCE);
    for (const { record, member } of rows) {
      const share = readShare(record);
      if (!share) continue;
      const { id, fromDay, toDay, sentAt, seenAt } = share;
      const ofMember = found.get(member.id) ?? [];
      ofMember.push({ id, fromDay, toDay, sentAt, seenAt, member: { id: member.id, name: member.name } });
      found.set(member.id, latest(ofMember, 2 * LISTED_MAX));
    }
    after = rows.length === PAGES_AT_ONCE ? rows.at(-1)?.record : undefined;
  } while (after);
  const listed = [...found.values()].flatMap((pages) => pages.toSorted(inOrder).slice(-LISTED_MAX));
  return listed.toSorted(inOrder);
}

/** The latest pages, as soon as there are more than `most`. */
function latest(pages: ShareSummary[], most: number): ShareSummary[] {
  return pages.length > most ? pages.toSorted(inOrder).slice(-LISTED_MAX) : pages;
}

function inOrder(a: ShareSummary, b: ShareSummary): number {
  return a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1);
}

/**
 * Opens a page that a member shows. In the same transaction it is written into their space that it was seen, so nothing
 * is read without their being told.
 * @throws ProblemError `not-found` when there is none, or it was taken back
 */
export async function openShare(npo: Npo, memberId: string, id: string): Promise<SharedPage> {
  const { page, seen } = await transact(npo.db, async (tx) => {
    const [owner] = await tx
      .select({ member: members, spaceId: spaces.id })
      .from(members)
      .innerJoin(spaces, eq(spaces.memberId, members.id))
      .where(eq(members.id, memberId));
    if (!owner) throw new ProblemError('not-found', { detail: 'There is no such page.' });
    const { member, spaceId } = owner;
    await lockSpace(tx, spaceId);
    // Read under the lock: a page that was taken back before is not opened any more.
    const [record] = await tx
      .select()
      .from(records)
      .where(and(eq(records.spaceId, spaceId), eq(records.table, 'shares'), eq(records.id, id)));
    const share = record && readShare(record);
    if (!share) throw new ProblemError('not-found', { detail: 'There is no such page.' });
    const { fromDay, toDay, language, parts, sentAt } = share;
    const seenAt = share.seenAt ?? npo.now();
    const page = { id, fromDay, toDay, language, parts, sentAt, seenAt };
    const shown = { ...page, member: { id: member.id, name: member.name } };
    if (share.seenAt !== null) return { page: shown, seen: null };
    const place = { spaceId, table: 'shares', writer: 'coordinator' } as const;
    const change = { id, kind: 'set', patch: { seenAt }, current: toRecord(record) } as const;
    return { page: shown, seen: { spaceId, seq: await writeRecords(npo, tx, place, [change]) } };
  });
  if (seen) npo.nudges.publish(seen.spaceId, seen.seq);
  return page;
}
