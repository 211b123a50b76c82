import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toFields, type WorkspaceDb } from '#renderer/store/database.ts';
import { pendingOps } from '#renderer/store/rebase-row.ts';
import { getState, putState } from '#renderer/store/state.ts';
import { type Change, write } from '#renderer/store/write.ts';
import type { OpResult, PullResponse } from '#shared/sync/messages.ts';
import type { Operation, SyncRecord } from '#shared/sync/operation.ts';
import { rebase } from '#shared/sync/rebase.ts';
import { Space } from '#tests/fixtures/space.ts';
import { openTestWorkspace, type TestWorkspace, taskFields } from '#tests/fixtures/test-workspace.ts';
import { type PagePlace, storePage as storeOpenedPage } from './pull.ts';
import { storeResults } from './push.ts';
import { startOver } from './start-over.ts';

const ROWS = ['a', 'b'];

function storePage(db: WorkspaceDb, from: PagePlace, { records, ...page }: PullResponse): Promise<boolean> {
  return storeOpenedPage(db, from, page, { records, locked: [] }, 0);
}

/** A device, its server, and what is on the way between them, in any order. */
class World {
  readonly space = new Space();
  readonly #pages: { askedFrom: { epoch: string; cursor: number }; page: PullResponse }[] = [];
  readonly #results: { sent: Operation[]; results: OpResult[] }[] = [];
  /** The record of each row that the device should hold as base, found by the rules alone. */
  readonly base = new Map<string, SyncRecord>();
  workspace: TestWorkspace;

  private constructor(workspace: TestWorkspace) {
    this.workspace = workspace;
  }

  static async open(): Promise<World> {
    const world = new World(await openTestWorkspace());
    await putState(world.workspace.db, 'position', { epoch: world.space.epoch, cursor: 0 });
    return world;
  }

  async #position(): Promise<{ epoch: string; cursor: number }> {
    const position = await getState(this.workspace.db, 'position');
    if (!position) throw new Error('no position');
    return position;
  }

  #takeAsBase(record: SyncRecord | null): void {
    const held = record && this.base.get(record.id);
    if (record && (!held || held.seq <= record.seq)) this.base.set(record.id, record);
  }

  /** The member does something; what is not possible just now does nothing. */
  async member(change: Change): Promise<void> {
    this.workspace.clocks.pass(1_000);
    await write(this.workspace, [change]).catch((error) =>
      expect(error).toMatchObject({ code: 'invalid-value' }),
    );
  }

  other(id: string, title: string, kind: Operation['kind']): void {
    if (kind === 'set' && this.space.record('tasks', id)) this.space.write('tasks', id, { title });
    else if (kind === 'set') this.space.write('tasks', id, taskFields(title));
    else if (this.space.record('tasks', id)) this.space.write('tasks', id, {}, kind);
  }

  async ask(limit: number): Promise<void> {
    const askedFrom = await this.#position();
    this.#pages.push({ askedFrom, page: this.space.page(askedFrom.cursor, limit) });
  }

  async deliverPage(index: number): Promise<void> {
    const [asked] = this.#pages.splice(index % (this.#pages.length || 1), 1);
    if (!asked) return;
    const before = await this.#position();
    await storePage(this.workspace.db, asked.askedFrom, asked.page);
    const { cursor } = await this.#position();
    if (before.cursor === asked.askedFrom.cursor) {
      expect(cursor).toBe(asked.page.next);
      for (const record of asked.page.records) this.#takeAsBase(record);
    } else {
      expect(cursor).toBe(before.cursor);
    }
  }

  async send(count: number): Promise<void> {
    const sent = (await this.workspace.db.outbox.limit(count).sortBy('n')).map(({ op }) => op);
    this.#results.push({ sent, results: sent.map((op) => this.space.apply(op)) });
  }

  async deliverResults(index: number): Promise<void> {
    const [pushed] = this.#results.splice(index % (this.#results.length || 1), 1);
    if (!pushed) return;
    const waiting = new Set((await this.workspace.db.outbox.toArray()).map(({ opId }) => opId));
    const { cursor } = await this.#position();
    await storeResults(this.workspace.db, { results: pushed.results, mark: null }, 0);
    expect((await this.#position()).cursor).toBe(cursor);
    for (const { opId, outcome, record } of pushed.results) {
      if (waiting.has(opId) && outcome !== 'deferred') this.#takeAsBase(record);
    }
  }

  async restart(): Promise<void> {
    this.workspace = await this.workspace.restart();
  }

  /** I5, checked from outside: by the rules, with the base and the outbox alone. */
  async check(): Promise<void> {
    const { db } = this.workspace;
    for (const id of ROWS) {
      const view = rebase(this.base.get(id), await pendingOps(db, 'tasks', id));
      const row = await db.rows('tasks').get(id);
      expect(row && toFields(row)).toEqual(view?.deleted ? undefined : view?.fields);
    }
  }

  /** All that is on the way arrives, and a last round is made. */
  async settle(): Promise<void> {
    while (this.#results.length > 0) await this.deliverResults(0);
    while (this.#pages.length > 0) await this.deliverPage(0);
    await this.send(1_000);
    await this.deliverResults(0);
    await this.ask(1_000);
    await this.deliverPage(0);
  }
}

const id = fc.constantFrom(...ROWS);
const title = fc.stringMatching(/^[a-z]{1,4}$/);
const kind = fc.constantFrom('set', 'set', 'delete', 'restore');
const index = fc.nat({ max: 5 });
type Step = (world: World) => void | Promise<void>;
const step = fc.oneof(
  fc.tuple(id, title).map(
    ([of, to]): Step =>
      (world) =>
        world.member({ table: 'tasks', id: of, kind: 'set', patch: taskFields(to) }),
  ),
  fc.tuple(id, title).map(
    ([of, to]): Step =>
      (world) =>
        world.member({ table: 'tasks', id: of, kind: 'set', patch: { title: to } }),
  ),
  fc.tuple(id, fc.constantFrom('delete', 'restore')).map(
    ([of, what]): Step =>
      (world) =>
        world.member({ table: 'tasks', id: of, kind: what }),
  ),
  fc.tuple(id, title, kind).map(
    ([of, to, what]): Step =>
      (world) =>
        world.other(of, to, what),
  ),
  fc.integer({ min: 1, max: 3 }).map(
    (limit): Step =>
      (world) =>
        world.ask(limit),
  ),
  index.map(
    (of): Step =>
      (world) =>
        world.deliverPage(of),
  ),
  fc.integer({ min: 1, max: 3 }).map(
    (count): Step =>
      (world) =>
        world.send(count),
  ),
  index.map(
    (of): Step =>
      (world) =>
        world.deliverResults(of),
  ),
  fc.constant<Step>((world) => world.restart()),
);

describe('the view', () => {
  test('I5: is base and pending operations, after any writes, pages, results and restarts in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const world = await World.open();
        for (const of of steps) {
          await of(world);
          await world.check();
        }
        await world.settle();
        await world.check();
        expect(await world.workspace.db.outbox.count()).toBe(0);
        for (const of of ROWS) {
          const record = world.space.record('tasks', of);
          const row = await world.workspace.db.rows('tasks').get(of);
          expect(row && toFields(row)).toEqual(record?.deleted ? undefined : record?.fields);
        }
        world.workspace.db.close();
      }),
      { numRuns: 150 },
    );
  });
});

describe('pages', () => {
  const record = (seq: number, of = 'a', deleted?: true): SyncRecord => ({
    table: 'tasks',
    id: of,
    fields: taskFields(`at ${seq}`),
    vers: {},
    seq,
    ...(deleted ? { deleted } : {}),
  });
  const pageOf = (...records: SyncRecord[]): PullResponse => ({
    records,
    next: records.at(-1)?.seq ?? 0,
    upToDate: true,
    watermark: 99,
    mark: null,
  });
  const epoch = crypto.randomUUID();

  async function joined(cursor = 0): Promise<TestWorkspace> {
    const workspace = await openTestWorkspace();
    await putState(workspace.db, 'position', { epoch, cursor });
    return workspace;
  }

  test('I4: rows and cursor are stored together or not at all', async () => {
    const workspace = await joined();
    workspace.db.rows('tasks').hook('creating', (key) => {
      if (key === 'b') throw new Error('broken');
    });
    const storing = storePage(workspace.db, { epoch, cursor: 0 }, pageOf(record(1), record(2, 'b')));
    await expect(storing).rejects.toThrow();
    expect(await workspace.db.rows('tasks').count()).toBe(0);
    expect(await getState(workspace.db, 'position')).toEqual({ epoch, cursor: 0 });
  });

  test('I4: an older record never overwrites a newer one', async () => {
    const workspace = await joined();
    await storePage(workspace.db, { epoch, cursor: 0 }, pageOf(record(5)));
    await storePage(workspace.db, { epoch, cursor: 5 }, pageOf(record(3)));
    expect(await workspace.db.rows('tasks').get('a')).toMatchObject({ title: 'at 5' });
    await storePage(workspace.db, { epoch, cursor: 3 }, pageOf(record(6, 'a', true)));
    await storePage(workspace.db, { epoch, cursor: 6 }, pageOf(record(4)));
    expect(await workspace.db.rows('tasks').get('a')).toBeUndefined();
  });

  test('I4: a page asked for from where the device no longer is, is dropped', async () => {
    const workspace = await joined(7);
    await storePage(workspace.db, { epoch, cursor: 3 }, pageOf(record(9)));
    await storePage(workspace.db, { epoch: crypto.randomUUID(), cursor: 7 }, pageOf(record(9)));
    expect(await workspace.db.rows('tasks').count()).toBe(0);
    expect(await getState(workspace.db, 'position')).toEqual({ epoch, cursor: 7 });
  });

  test('I9: starting over keeps rows and outbox; records of the new count are taken as newer', async () => {
    const workspace = await joined();
    await storePage(workspace.db, { epoch, cursor: 0 }, pageOf(record(50), record(51, 'b')));
    await write(workspace, [{ table: 'tasks', id: 'a', kind: 'set', patch: { note: 'mine' } }]);
    const anew = crypto.randomUUID();
    await startOver(workspace.db, anew, 0);
    expect(await workspace.db.rows('tasks').count()).toBe(2);
    expect(await workspace.db.outbox.count()).toBe(1);
    await storePage(workspace.db, { epoch: anew, cursor: 0 }, pageOf(record(2)));
    expect(await workspace.db.rows('tasks').get('a')).toMatchObject({ title: 'at 2', note: 'mine' });
    expect(await workspace.db.rows('tasks').get('b')).toMatchObject({ title: 'at 51' });
  });

  test('I11: a record of an unknown table is passed over, unknown fields are kept', async () => {
    const workspace = await joined();
    const later = { ...record(2), table: 'aLaterTable' };
    const richer = { ...record(3), fields: { ...taskFields('t'), laterField: [1] } };
    await storePage(workspace.db, { epoch, cursor: 0 }, pageOf(later, richer));
    await write(workspace, [{ table: 'tasks', id: 'a', kind: 'set', patch: { title: 'new' } }]);
    expect(await workspace.db.rows('tasks').get('a')).toMatchObject({ title: 'new', laterField: [1] });
    expect((await workspace.db.outbox.toArray())[0]?.op.patch).toEqual({ title: 'new' });
  });
});
