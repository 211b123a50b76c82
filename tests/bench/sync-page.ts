import { browserHost } from '#renderer/host/browser-host.ts';
import { type MetaRow, toStoredRow, WorkspaceDb } from '#renderer/store/database.ts';
import { putState } from '#renderer/store/state.ts';
import { openWorkspace, realSurroundings, type Workspace } from '#renderer/store/workspace.ts';
import { write } from '#renderer/store/write.ts';
import { spaceKeychain } from '#renderer/sync/keys/space-keychain.ts';
import { connectToNpo, joinNpo } from '#renderer/sync/membership.ts';
import { storePage } from '#renderer/sync/pull.ts';
import { pushAll } from '#renderer/sync/push.ts';
import { syncRound } from '#renderer/sync/round.ts';
import { type SessionOptions, SyncSession } from '#renderer/sync/session.ts';
import { parseInviteLink } from '#shared/sync/invite.ts';
import type { SyncRecord } from '#shared/sync/operation.ts';
import { assignmentId, assignmentRecord } from './assignments.ts';
import { PULL_BATCH, type SyncSide } from './sync-side.ts';

/** What Dexie itself does with the same rows, and what of a pull is left without network and server. */
export interface StoreSide {
  /** Milliseconds of Dexie's `bulkPut` of what a pull stores, page by page. */
  bulkPut(count: number, what: 'rows' | 'rows-and-meta'): Promise<number>;
  /** Milliseconds of taking over pages that are in memory already. */
  storePages(count: number): Promise<number>;
}

declare global {
  interface Window {
    readonly store: StoreSide;
  }
}

let round: SessionOptions;
let workspace: Workspace;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const side: SyncSide = {
  async pull({ invite }) {
    const to = parseInviteLink(invite);
    if (!to) throw new Error(`no invitation: ${invite}`);
    workspace = await openWorkspace(`pull-${to.code.toLowerCase()}`, realSurroundings());
    await joinNpo(workspace, browserHost, to, 'bench');
    const api = await connectToNpo(workspace, browserHost);
    if (!api) throw new Error('not joined');
    round = {
      db: workspace.db,
      device: workspace.device,
      api,
      keychain: spaceKeychain(workspace, browserHost),
      now: Date.now,
    };
    const ms = await timed(() => syncRound(round));
    return { ms, rows: await workspace.db.rows('assignments').count() };
  },

  async edit(from, to) {
    for (let start = from; start < to; start += PULL_BATCH) {
      const patch = { answer: 'accepted', answeredAt: Date.now() } as const;
      const changes = Array.from({ length: Math.min(PULL_BATCH, to - start) }, (_, index) => ({
        table: 'assignments' as const,
        id: assignmentId(start + index),
        kind: 'set' as const,
        patch,
      }));
      await write(workspace, changes);
    }
  },

  async push() {
    const waiting = await round.db.outbox.count();
    const ms = await timed(() => pushAll(new SyncSession(round)));
    const refused = await round.db.journal.count();
    return { ms, sent: waiting - (await round.db.outbox.count()) - refused };
  },
};

const store: StoreSide = {
  bulkPut(count, what) {
    return overPages(`bulk-put-${what}`, count, async (db, records) => {
      const rows = records.map(({ id, fields }) => toStoredRow('assignments', id, fields));
      const metas = records.map(({ id, seq, vers }): MetaRow => ({ table: 'assignments', id, seq, vers }));
      const table = db.rows('assignments');
      if (what === 'rows') return () => table.bulkPut(rows);
      return () =>
        db.transaction('rw', [table, db.meta], () =>
          Promise.all([table.bulkPut(rows), db.meta.bulkPut(metas)]),
        );
    });
  },

  storePages(count) {
    const epoch = crypto.randomUUID();
    return overPages('store-pages', count, async (db, records, cursor) => {
      if (cursor === 0) await putState(db, 'position', { epoch, cursor });
      const next = cursor + records.length;
      const page = { next, upToDate: next === count, watermark: count, mark: null };
      return () => storePage(db, { epoch, cursor }, page, { records, locked: [] }, Date.now());
    });
  },
};

/**
 * Milliseconds that storing takes, over all pages, in a new database of the workspace's shape and strictness.
 * @param prepare makes a page ready, untimed; what it returns is timed
 */
async function overPages(
  name: string,
  count: number,
  prepare: (db: WorkspaceDb, records: SyncRecord[], from: number) => Promise<() => Promise<unknown>>,
): Promise<number> {
  const db = new WorkspaceDb(`${name}-${crypto.randomUUID()}`);
  await db.open();
  let ms = 0;
  for (let from = 0; from < count; from += PULL_BATCH) {
    const length = Math.min(PULL_BATCH, count - from);
    const records = Array.from({ length }, (_, index) => assignmentRecord(from + index, count));
    ms += await timed(await prepare(db, records, from));
  }
  await db.delete();
  return ms;
}

Object.assign(window, { side, store });
