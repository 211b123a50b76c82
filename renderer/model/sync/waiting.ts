import type { Lane, WorkspaceDb } from '#renderer/store/database.ts';
import { keyOf, type Operation } from '#shared/sync/operation.ts';
import { type RowName, readRowName } from './row-name.ts';

/** A row that something in the outbox is about. */
export interface WaitingRow {
  table: string;
  id: string;
  name: RowName;
  /** What its operations mean to do; `new` while the server has never sent the row. */
  what: 'new' | 'changed' | 'deleted' | 'restored';
}

/** What waits in one lane of the outbox. */
export interface WaitingOps {
  /** How many operations there are. */
  count: number;
  /** How many of them came before those that the rows stand for. */
  earlier: number;
  /** The rows that the latest operations are about, the latest first. */
  rows: WaitingRow[];
}

/**
 * What waits in a lane.
 * @param limit the most operations to look at, however many there are
 */
export async function readWaiting(db: WorkspaceDb, lane: Lane, limit: number): Promise<WaitingOps> {
  const [count, latest] = await Promise.all([
    db.outbox.where('lane').equals(lane).count(),
    db.outbox.where('lane').equals(lane).reverse().limit(limit).toArray(),
  ]);
  const byRow = Map.groupBy(latest, keyOf);
  const newest = [...byRow.values()].flatMap(([row]) => row ?? []);
  const metas = await db.meta.bulkGet(newest.map(({ table, id }): [string, string] => [table, id]));
  const rows = newest.map(async ({ table, id, op }, index) => ({
    table,
    id,
    name: await readRowName(db, table, id, op.patch),
    what: whatOf(op.kind, metas[index] !== undefined),
  }));
  return { count, earlier: count - latest.length, rows: await Promise.all(rows) };
}

function whatOf(kind: Operation['kind'], isKnown: boolean): WaitingRow['what'] {
  if (kind === 'set') return isKnown ? 'changed' : 'new';
  return kind === 'delete' ? 'deleted' : 'restored';
}
