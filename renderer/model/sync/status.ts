import type { Lane, WorkspaceDb } from '#renderer/store/database.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { getState, type StateOf } from '#renderer/store/state.ts';
import { useReportedStatus } from '#renderer/store/sync-status.ts';

/** What the quiet line says. */
export interface StatusReport {
  membership: StateOf<'membership'> | null;
  status: StateOf<'status'> | null;
  /** Changes that wait for the server; none while there is no server. */
  waiting: number;
  /** The member's own records are locked here: the keys to them are on other devices only. */
  isLocked: boolean;
  /** While they are locked: changes to them that wait for the keys. */
  held: number;
  /** How much of a long pull is here, from 0 to 1; null while there is none. */
  pulled: number | null;
}

/** The state of sync, as this device knows it. */
export async function readStatus(db: WorkspaceDb): Promise<StatusReport> {
  const [membership, status, pulling, keys] = await Promise.all([
    getState(db, 'membership'),
    getState(db, 'status'),
    getState(db, 'pulling'),
    getState(db, 'keysSeen'),
  ]);
  const isLocked = keys?.keyring === 'closed' || keys?.keyring === 'refused';
  // A count visits every row. Before joining, everything waits, and the number is not shown.
  const waiting = membership ? await countWaiting(db) : 0;
  const held = membership && isLocked ? await countLane(db, 'held') : 0;
  return { membership, status, waiting, isLocked, held, pulled: pulling && shareOf(pulling) };
}

/** How sync stands; undefined until the first answer. */
export function useStatus(): StatusReport | undefined {
  const report = useRows(readStatus, []);
  const { status } = useReportedStatus();
  return report && status ? { ...report, status } : report;
}

async function countWaiting(db: WorkspaceDb): Promise<number> {
  const [open, deferred] = await Promise.all([countLane(db, 'open'), countLane(db, 'deferred')]);
  return open + deferred;
}

function countLane(db: WorkspaceDb, lane: Lane): Promise<number> {
  return db.outbox.where('lane').equals(lane).count();
}

function shareOf({ from, cursor, watermark }: StateOf<'pulling'>): number {
  return watermark > from ? Math.min(1, (cursor - from) / (watermark - from)) : 1;
}
