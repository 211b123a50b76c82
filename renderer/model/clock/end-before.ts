import { readEntries } from '#renderer/model/log/index.ts';
import type { Db } from '#renderer/store/database.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';

/**
 * The instant before which a block cannot have begun: where a block of the same device ended that reaches into the
 * time between `wantedAt` and its start; `-Infinity` when there is none. UTC milliseconds.
 */
export async function readEndBefore(db: Db<'entries'>, block: TimeEntry, wantedAt: number): Promise<number> {
  const { rows: between } = await readEntries(db, { startAt: wantedAt, endAt: block.startAt });
  const ends = between
    .filter(({ id, source, device }) => id !== block.id && source === 'focus' && device === block.device)
    .map(({ endAt }) => endAt ?? block.startAt);
  return Math.max(...ends);
}
