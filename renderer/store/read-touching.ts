import type { Interval } from '#shared/domain/day/interval.ts';
import { NEAR_MS } from '#shared/sync/tables.ts';
import type { Db, StoredRow } from './database.ts';

/** The rows of a table of stretches that touch `reach`, open ones included, in order of their start. */
export async function readTouching<T extends 'entries' | 'rhythm'>(
  db: Db<T>,
  table: T,
  reach: Interval,
): Promise<StoredRow[]> {
  const [near, far] = await Promise.all([
    db
      .rows(table)
      .where('startAt')
      .between(reach.startAt - NEAR_MS, reach.endAt)
      .toArray(),
    db.rows(table).where('_far').equals(1).toArray(),
  ]);
  const rows = new Map([...near, ...far].map((row) => [row.id, row]));
  return [...rows.values()]
    .filter(
      // An end that cannot be read leaves nothing out.
      ({ startAt, endAt }) => Number(startAt) < reach.endAt && !(Number(endAt ?? Infinity) <= reach.startAt),
    )
    .toSorted((a, b) => Number(a.startAt) - Number(b.startAt));
}
