import type { Interval } from '#shared/domain/day/interval.ts';
import type { Db, StoredRow } from './database.ts';

/**
 * The rows of a table of stretches that touch `reach`, open ones included, in order of their start.
 * @param longestMs how long a stretch of this table can be: no row that began earlier than that is looked at
 */
export async function readTouching<T extends 'entries' | 'rhythm'>(
  db: Db<T>,
  table: T,
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
      // An end that cannot be read leaves nothing out.
      ({ startAt, endAt }) => Number(startAt) < reach.endAt && !(Number(endAt ?? Infinity) <= reach.startAt),
    )
    .toSorted((a, b) => Number(a.startAt) - Number(b.startAt));
}
