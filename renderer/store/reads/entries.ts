import { addDays, type Day, dateBounds } from '#shared/domain/day.ts';
import { HOUR_MS } from '#shared/domain/instant.ts';
import type { Interval } from '#shared/domain/interval.ts';
import type { RhythmRecord } from '#shared/domain/rhythm-record.ts';
import { SLEEP_MAX_MS } from '#shared/domain/sleep.ts';
import { ENTRY_MAX_MS, type TimeEntry } from '#shared/domain/time-entry.ts';
import type { StoredRow, WorkspaceDb } from '../database.ts';
import { parseRows } from './parse-rows.ts';

/** Wall clocks on earth differ by 26 hours at most; a day of another zone may begin or end that much elsewhere. */
const ZONES_APART_MS = 26 * HOUR_MS;

/** The instants between which `days` may lie in any zone. */
export function reachOf(days: ReadonlyArray<Day>): Interval {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return { startAt: 0, endAt: 0 };
  return {
    // A day begins on its date and ends on the next one at the latest, wherever the member's days start.
    startAt: dateBounds(first, 'UTC').startAt - ZONES_APART_MS,
    endAt: dateBounds(addDays(last, 1), 'UTC').endAt + ZONES_APART_MS,
  };
}

/** Time entries that touch `reach`, open ones included, in order of their start. */
export async function readEntries(db: WorkspaceDb, reach: Interval): Promise<TimeEntry[]> {
  return parseRows('entries', await readTouching(db, 'entries', reach, ENTRY_MAX_MS));
}

/** Sleep that touches `reach`, in order of going to bed. */
export async function readSleep(db: WorkspaceDb, reach: Interval): Promise<RhythmRecord[]> {
  const rows = await readTouching(db, 'rhythm', reach, SLEEP_MAX_MS);
  return parseRows(
    'rhythm',
    rows.filter(({ kind }) => kind === 'sleep'),
  );
}

async function readTouching(
  db: WorkspaceDb,
  table: 'entries' | 'rhythm',
  reach: Interval,
  longestMs: number,
): Promise<StoredRow[]> {
  const [near, open] = await Promise.all([
    db
      .rows(table)
      .where('startAt')
      .between(reach.startAt - longestMs, reach.endAt)
      .toArray(),
    db.rows(table).where('_open').equals(1).toArray(),
  ]);
  const rows = new Map([...near, ...open].map((row) => [row.id, row]));
  return [...rows.values()]
    .filter(
      ({ startAt, endAt }) => Number(startAt) < reach.endAt && Number(endAt ?? Infinity) > reach.startAt,
    )
    .toSorted((a, b) => Number(a.startAt) - Number(b.startAt));
}

/** Every block that is open, on this device or another. */
export async function readOpenBlocks(db: WorkspaceDb): Promise<TimeEntry[]> {
  return parseRows('entries', await db.rows('entries').where('_open').equals(1).toArray());
}

/** The entries with these ids, those that are there. */
export async function readEntriesById(db: WorkspaceDb, ids: ReadonlyArray<string>): Promise<TimeEntry[]> {
  const rows = await db.rows('entries').bulkGet([...ids]);
  return parseRows(
    'entries',
    rows.filter((row) => row !== undefined),
  );
}
