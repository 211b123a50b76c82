import type { WorkspaceDb } from '../database.ts';
import { getState, type StateOf } from '../state.ts';

/** What the quiet line says. */
export interface StatusReport {
  membership: StateOf<'membership'> | null;
  status: StateOf<'status'> | null;
  /** Changes that wait for the server. */
  waiting: number;
  /** How much of a long pull is here, from 0 to 1; null while there is none. */
  pulled: number | null;
}

/** The state of sync, as this device knows it. */
export async function readStatus(db: WorkspaceDb): Promise<StatusReport> {
  const lane = db.outbox.where('lane');
  const [membership, status, pulling, open, deferred] = await Promise.all([
    getState(db, 'membership'),
    getState(db, 'status'),
    getState(db, 'pulling'),
    // Each by itself: of a single key the database knows the count, of several it would visit every row.
    lane.equals('open').count(),
    lane.equals('deferred').count(),
  ]);
  return { membership, status, waiting: open + deferred, pulled: pulling && shareOf(pulling) };
}

function shareOf({ from, cursor, watermark }: StateOf<'pulling'>): number {
  return watermark > from ? Math.min(1, (cursor - from) / (watermark - from)) : 1;
}
