import type { Db, WorkspaceDb } from '#renderer/store/database.ts';
import { parseRows, type ReadRows, readRows } from '#renderer/store/parse-rows.ts';
import { readTouching } from '#renderer/store/read-touching.ts';
import { rowsById } from '#renderer/store/rows-by-id.ts';
import type { Interval } from '#shared/domain/day/interval.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';

/** Time entries that touch `reach`, open ones included, in order of their start. */
export async function readEntries(db: Db<'entries'>, reach: Interval): Promise<ReadRows<'entries'>> {
  return readRows('entries', await readTouching(db, 'entries', reach));
}

/** Every block that is open, on this device or another. */
export async function readOpenBlocks(db: Db<'entries'>): Promise<TimeEntry[]> {
  return parseRows('entries', await db.rows('entries').where('_open').equals(1).toArray());
}

/** The entries of a task that have ended. */
export async function readEntriesOf(db: WorkspaceDb, taskId: string): Promise<TimeEntry[]> {
  const rows = await db.rows('entries').where('taskId').equals(taskId).toArray();
  return parseRows('entries', rows).filter(({ endAt }) => endAt !== null);
}

/** The entries with these ids, those that are there. */
export async function readEntriesById(db: WorkspaceDb, ids: ReadonlyArray<string>): Promise<TimeEntry[]> {
  return parseRows('entries', [...(await rowsById(db, 'entries', ids)).values()]);
}
