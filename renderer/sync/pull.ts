import type { WorkspaceDb } from '#renderer/store/database.ts';
import { takeOver } from '#renderer/store/rebase-row.ts';
import { getState, putState, type StateOf } from '#renderer/store/state.ts';
import { PULL_LIMIT_MAX } from '#shared/sync/limits.ts';
import type { PullResponse } from '#shared/sync/messages.ts';
import { SCHEMA_VERSION } from '#shared/sync/versions.ts';
import { type Api, ServerTrouble } from './api.ts';

/**
 * Pulls one page and stores it.
 * @returns whether the page reached the watermark
 * @throws ServerTrouble, also for a page that leads nowhere: asking on from it would never end
 */
export async function pullPage(db: WorkspaceDb, api: Api, position: StateOf<'position'>): Promise<boolean> {
  const page = await api.pull(position.epoch, position.cursor, PULL_LIMIT_MAX);
  const leadsOn = page.upToDate ? page.next >= position.cursor : page.next > position.cursor;
  if (!leadsOn) throw new ServerTrouble('unreadable-answer');
  await storePage(db, position, page);
  return page.upToDate;
}

/**
 * Stores a page's records and the cursor in one transaction (I4). A page that was asked for from a position that
 * has moved meanwhile is dropped.
 */
export async function storePage(
  db: WorkspaceDb,
  askedFrom: StateOf<'position'>,
  page: PullResponse,
): Promise<void> {
  await db.transaction('rw', [...db.domainTables, db.meta, db.outbox, db.state], async () => {
    const position = await getState(db, 'position');
    if (position?.epoch !== askedFrom.epoch || position.cursor !== askedFrom.cursor) return;
    await takeOver(db, page.records);
    await putState(db, 'position', { epoch: position.epoch, cursor: page.next });
  });
}

/**
 * Starts over with a server that counts anew: every record will be pulled again and taken as newer. Rows and
 * outbox stay, so an empty server never empties this device (I9). The old numbers mean nothing to the new count:
 * nobody is said to have seen a version that only happens to have the same one (I7).
 */
export async function startOver(db: WorkspaceDb, epoch: string): Promise<void> {
  await db.transaction('rw', [db.meta, db.outbox, db.state], async () => {
    await db.meta.toCollection().modify({ seq: 0, vers: {} });
    await db.outbox.toCollection().modify((row) => {
      row.op.base = {};
    });
    await putState(db, 'position', { epoch, cursor: 0 });
  });
}

/** After an update of the app: pulls everything again, as tables the older app had no place for were passed over. */
export async function pullAnewAfterUpdate(db: WorkspaceDb): Promise<void> {
  await db.transaction('rw', db.state, async () => {
    const [position, pulledWith] = await Promise.all([getState(db, 'position'), getState(db, 'pulledWith')]);
    const isUpdated = pulledWith !== null && pulledWith.schema < SCHEMA_VERSION;
    if (position && isUpdated) await putState(db, 'position', { ...position, cursor: 0 });
    await putState(db, 'pulledWith', { schema: SCHEMA_VERSION });
  });
}
