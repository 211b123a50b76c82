import type { Db } from '#renderer/store/database.ts';
import { readRows } from '#renderer/store/parse-rows.ts';
import { isShown, type Share } from '#shared/domain/sharing/share.ts';

/** A page, and whether the NPO can open it now, as far as this computer knows. */
export interface ShownShare {
  share: Share;
  /** The server has it, and does not know yet that it was taken back. */
  isOpenThere: boolean;
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
        const meta = await db.meta.get(['shares', share.id]);
        const there = meta?.base ?? (meta && { fields: share, deleted: false });
        const isOpenThere =
          there !== undefined && !there.deleted && (there.fields.takenBackAt ?? null) === null;
        return { share, isOpenThere };
      }),
  );
  return {
    shown: pages.filter(({ share }) => isShown(share)),
    takenBack: pages.filter(({ share }) => !isShown(share)),
    unreadable: unreadable.length,
  };
}
