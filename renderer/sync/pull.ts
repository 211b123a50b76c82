import type { WorkspaceDb } from '#renderer/store/database.ts';
import { getState, putState } from '#renderer/store/state.ts';
import { PULL_LIMIT_MAX } from '#shared/sync/limits.ts';
import type { PullResponse } from '#shared/sync/messages.ts';
import { SCHEMA_VERSION } from '#shared/sync/versions.ts';
import type { SyncPosition } from './api.ts';
import { takeOverOpened } from './locked.ts';
import { ServerError } from './request.ts';
import { type Opened, openRecords } from './seal.ts';
import type { SyncSession } from './session.ts';
import { reuploadKept, sweep } from './start-over.ts';

/** Where a page was asked from. */
export interface PagePlace {
  epoch: string;
  cursor: number;
}

/**
 * Pulls page after page, and stores them, up to the watermark.
 * @throws ServerError, also for a page whose cursor does not move on: pulling would never end
 */
export async function pullAll(session: SyncSession): Promise<void> {
  let page: PageRequest | null = await askFromHere(session);
  while (page) page = await takePage(session, page);
}

async function askFromHere(session: SyncSession): Promise<PageRequest> {
  const here = await session.position();
  return new PageRequest(session, here, here.cursor);
}

/**
 * A request for the page that begins at `cursor`. Its errors go to whoever awaits it. One that is no longer needed is
 * left to finish: it changes nothing here, and the server does not conclude from it that the pages before were stored.
 */
class PageRequest {
  /** Shared with the pages that are asked for ahead from this one; its cursor moves with what is stored. */
  readonly position: SyncPosition;
  readonly cursor: number;
  readonly came: Promise<PullResponse>;
  /** The records of the page, opened as soon as they have come. */
  readonly opened: Promise<Opened>;
  readonly #session: SyncSession;
  #next: Promise<PageRequest | null> | undefined;

  constructor(session: SyncSession, here: SyncPosition, cursor: number) {
    this.#session = session;
    this.position = here;
    this.cursor = cursor;
    this.came = quiet(askFor(session, here, cursor));
    this.opened = quiet(this.came.then(({ records }) => openRecords(session.keychain.codec, records)));
  }

  /**
   * The next page, asked for as soon as this one has come, but only while the server's mark stays the same: every
   * request has to show the last mark, and may show it only once it is stored. Null when this page reached the
   * watermark, or has to be stored first.
   */
  next(): Promise<PageRequest | null> {
    this.#next ??= quiet(
      this.came.then(({ upToDate, mark, next }) =>
        upToDate || mark !== this.position.mark ? null : new PageRequest(this.#session, this.position, next),
      ),
    );
    return this.#next;
  }
}

/** A promise that may be awaited later or never: its rejection is not reported as unhandled. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

async function askFor({ api }: SyncSession, here: SyncPosition, cursor: number): Promise<PullResponse> {
  const page = await api.pull(here, cursor, PULL_LIMIT_MAX);
  refuseStandstill(page, cursor);
  return page;
}

/**
 * Stores a page. Meanwhile the next one is opened, and the one after that asked for and opened as it comes: the server,
 * the cipher and the database work at the same time.
 * @returns the next page, or null when this one reached the watermark
 */
async function takePage(session: SyncSession, request: PageRequest): Promise<PageRequest | null> {
  const next = request.next();
  quiet(next.then((page) => page?.next()));
  const page = await request.came;
  session.keychain.noteTag(page.keysTag);
  const { position: here, cursor } = request;
  const opened = await request.opened;
  if (!(await storePage(session.db, { epoch: here.epoch, cursor }, page, opened, session.now()))) {
    session.forgetPosition();
    return askFromHere(session);
  }
  here.cursor = page.next;
  session.moveTo({ ...here, mark: page.mark });
  return page.upToDate ? null : ((await next) ?? askFromHere(session));
}

function refuseStandstill({ upToDate, next }: PullResponse, cursor: number): void {
  if (upToDate ? next < cursor : next <= cursor) throw new ServerError('unreadable-answer');
}

/**
 * Stores a page's records and the cursor in one transaction (I4). A page that was asked for from a position that
 * has moved meanwhile is dropped.
 * @returns whether it was stored
 */
export async function storePage(
  db: WorkspaceDb,
  askedFrom: PagePlace,
  { next, upToDate, watermark, mark }: Omit<PullResponse, 'records'>,
  opened: Opened,
  now: number,
): Promise<boolean> {
  return db.transaction('rw', db.syncTables, async () => {
    const position = await getState(db, 'position');
    if (position?.epoch !== askedFrom.epoch || position.cursor !== askedFrom.cursor) return false;
    await takeOverOpened(db, opened, now);
    if (upToDate) await sweep(db, now);
    const { mustPull } = position;
    await putState(db, 'position', {
      epoch: position.epoch,
      cursor: next,
      ...(mustPull && !upToDate ? { mustPull } : {}),
    });
    await putState(db, 'mark', { mark });
    const pulling = await getState(db, 'pulling');
    if (upToDate) await db.state.delete('pulling');
    else await putState(db, 'pulling', { from: pulling?.from ?? askedFrom.cursor, cursor: next, watermark });
    return true;
  });
}

/**
 * Brings what changed last before all the rest, to a device that has nothing yet: so it can be worked with from the
 * first page on. The cursor does not move (I4).
 */
export async function pullRecent(session: SyncSession): Promise<void> {
  const { db, api, keychain, now } = session;
  const { epoch, cursor } = await session.position();
  const known = (await db.meta.limit(1).primaryKeys()).length;
  if (cursor > 0 || known > 0) return;
  const { records, mark } = await api.recent(epoch);
  await storeBeside(db, epoch, await openRecords(keychain.codec, records), mark, now());
  session.forgetPosition();
}

/** Pulls one table from the beginning; the cursor does not move. */
export async function pullTable(session: SyncSession, table: string): Promise<void> {
  const { db, api, keychain, now } = session;
  const from = await session.position();
  for (let cursor = 0, isDone = false; !isDone; ) {
    const page = await api.pull(from, cursor, PULL_LIMIT_MAX, table);
    refuseStandstill(page, cursor);
    await storeBeside(db, from.epoch, await openRecords(keychain.codec, page.records), from.mark, now());
    ({ next: cursor, upToDate: isDone } = page);
  }
  session.forgetPosition();
}

async function storeBeside(
  db: WorkspaceDb,
  epoch: string,
  opened: Opened,
  mark: string | null,
  now: number,
): Promise<void> {
  await db.transaction('rw', db.syncTables, async () => {
    if ((await getState(db, 'position'))?.epoch !== epoch) return;
    await takeOverOpened(db, opened, now);
    await putState(db, 'mark', { mark });
  });
}

/**
 * Pulls everything again when this app can read more than the one that pulled up to here: a newer version knows tables
 * that were passed over (I11), and keys open what was sealed.
 */
export async function pullAnewWithMore(session: SyncSession): Promise<void> {
  const { db, keychain } = session;
  const present = { schema: SCHEMA_VERSION, codec: keychain.codec?.id ?? null };
  await db.transaction('rw', db.state, db.meta, async () => {
    const [position, pulledWith] = await Promise.all([getState(db, 'position'), getState(db, 'pulledWith')]);
    if (pulledWith?.schema === present.schema && pulledWith.codec === present.codec) return;
    const canReadMore =
      pulledWith !== null &&
      (pulledWith.schema < present.schema || (present.codec !== null && pulledWith.codec !== present.codec));
    if (position && canReadMore) await putState(db, 'position', { ...position, cursor: 0 });
    // What could not be uploaded without keys can be now.
    if (canReadMore) await reuploadKept(db);
    await putState(db, 'pulledWith', present);
  });
  session.forgetPosition();
}
