import type { Db } from '#renderer/store/database.ts';
import { readRows } from '#renderer/store/parse-rows.ts';
import { isShown, type Share } from '#shared/domain/sharing/share.ts';

/** A page, and whether the server knows what was last done with it. */
export interface ShownShare {
  share: Share;
  /** What was last done with it is not at the server yet. */
  isWaiting: boolean;
}

/** The member's pages, the newest first. */
export interface ReadShares {
  /** Those that the NPO can read. */
  shown: ShownShare[];
  /** Those that were taken back. */
  takenBack: ShownShare[];
  /** How many this version cannot read. */
  unreadable: number;
}

/** Reads all pages of the member. */
export async function readShares(db: Db<'shares'>): Promise<ReadShares> {
  const { rows, unreadable } = readRows('shares', await db.rows('shares').toArray());
  const pages = await Promise.all(
    rows
      .toSorted((a, b) => b.sentAt - a.sentAt)
      .map(async (share) => {
        const pending = await db.outbox.where('[table+id]').equals(['shares', share.id]).count();
        return { share, isWaiting: pending > 0 };
      }),
  );
  return {
    shown: pages.filter(({ share }) => isShown(share)),
    takenBack: pages.filter(({ share }) => !isShown(share)),
    unreadable: unreadable.length,
  };
}
