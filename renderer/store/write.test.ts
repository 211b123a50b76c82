import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { rebase } from '#shared/sync/rebase.ts';
import {
  assignmentFields,
  openTestWorkspace,
  type TestWorkspace,
  taskFields,
} from '#tests/fixtures/test-workspace.ts';
import { toFields } from './database.ts';
import { baseRecord, pendingOps, takeOver } from './rebase-row.ts';
import { getState, putState } from './state.ts';
import { atomically, type Change, write } from './write.ts';
import { WriteError } from './write-error.ts';

afterEach(() => vi.restoreAllMocks());

const create = (id: string, title = id): Change => ({
  table: 'tasks',
  id,
  kind: 'set',
  patch: taskFields(title),
});
const rename = (id: string, title: string): Change => ({ table: 'tasks', id, kind: 'set', patch: { title } });
const remove = (id: string): Change => ({ table: 'tasks', id, kind: 'delete' });
const restore = (id: string): Change => ({ table: 'tasks', id, kind: 'restore' });

/** Everything a write may touch. */
async function everything({ db }: TestWorkspace) {
  return {
    tasks: await db.rows('tasks').toArray(),
    meta: await db.meta.toArray(),
    outbox: await db.outbox.toArray(),
  };
}

async function titles({ db }: TestWorkspace): Promise<string[]> {
  return (await db.rows('tasks').toArray()).map(({ title }) => String(title)).toSorted();
}

/** As if the server had sent the row. */
async function receive(workspace: TestWorkspace, id: string, seq: number, deleted?: true): Promise<void> {
  const { db } = workspace;
  const version = { ver: seq, at: 0, op: 'o', device: 'other' };
  const fields = taskFields(`${id}@${seq}`);
  const vers = Object.fromEntries(
    [...Object.keys(fields), ...(deleted ? ['$'] : [])].map((key) => [key, version]),
  );
  await db.transaction('rw', [...db.domainTables, db.meta, db.outbox], () =>
    takeOver(db, [{ table: 'tasks', id, fields, vers, seq, ...(deleted ? { deleted } : {}) }]),
  );
}

describe('I1: the row and its operation are one transaction', () => {
  test('I1: both are there after a write, and tell the same', async () => {
    const workspace = await openTestWorkspace();
    await write(workspace, [create('a', 'open the draft')]);
    const { tasks, outbox } = await everything(workspace);
    expect(tasks).toEqual([{ ...taskFields('open the draft'), id: 'a', _open: 1 }]);
    expect(outbox).toEqual([
      expect.objectContaining({
        table: 'tasks',
        id: 'a',
        lane: 'held',
        op: expect.objectContaining({
          kind: 'set',
          patch: taskFields('open the draft'),
          device: workspace.device,
          at: workspace.clocks.wallAt,
          base: Object.fromEntries(Object.keys(taskFields('')).map((field) => [field, 0])),
        }),
      }),
    ]);
  });

  test('I1: an operation that cannot be added leaves no row', async () => {
    const workspace = await openTestWorkspace({ around: { newOpId: () => 'the same every time' } });
    await write(workspace, [create('a')]);
    const before = await everything(workspace);
    await expect(write(workspace, [create('b')])).rejects.toMatchObject({ code: 'not-saved' });
    await expect(write(workspace, [rename('a', 'other')])).rejects.toBeInstanceOf(WriteError);
    await expect(write(workspace, [remove('a')])).rejects.toBeInstanceOf(WriteError);
    expect(await everything(workspace)).toEqual(before);
  });

  test('I1: a row that cannot be put leaves no operation', async () => {
    const workspace = await openTestWorkspace();
    workspace.db.rows('tasks').hook('creating', () => {
      throw new Error('broken');
    });
    await expect(write(workspace, [create('a')])).rejects.toThrow();
    expect(await everything(workspace)).toEqual({ tasks: [], meta: [], outbox: [] });
  });

  test('I1: of several changes one that is refused takes all with it', async () => {
    const workspace = await openTestWorkspace();
    await write(workspace, [create('a')]);
    const before = await everything(workspace);
    const changes = [rename('a', 'new'), create('b'), rename('a', '')];
    await expect(write(workspace, changes)).rejects.toMatchObject({
      code: 'invalid-value',
      message: expect.stringContaining('title'),
    });
    expect(await everything(workspace)).toEqual(before);
  });

  test('I1: the transaction asks for strict durability', async () => {
    const begin = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const workspace = await openTestWorkspace();
    begin.mockClear();
    await write(workspace, [create('a')]);
    expect(begin).toHaveBeenCalledExactlyOnceWith(
      expect.arrayContaining(['tasks', '_meta', '_outbox']),
      'readwrite',
      { durability: 'strict' },
    );
  });

  test('I1: a full disk is told as such, at the request or at the commit, and nothing is stored', async () => {
    const workspace = await openTestWorkspace();
    const full = new DOMException('no room', 'QuotaExceededError');
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw full;
    });
    await expect(write(workspace, [create('a')])).rejects.toMatchObject({ code: 'disk-full' });
    add.mockRestore();
    failNextCommit(full);
    await expect(write(workspace, [create('a')])).rejects.toMatchObject({ code: 'disk-full' });
    expect(await everything(workspace)).toEqual({ tasks: [], meta: [], outbox: [] });
    await write(workspace, [create('a')]);
    expect(await titles(workspace)).toEqual(['a']);
  });
});

/** The disk takes all that is asked of it, the row last, and then refuses the transaction as a whole. */
function failNextCommit(error: DOMException): void {
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(function (this: IDBObjectStore, ...row) {
    const request = put.apply(this, row);
    request.addEventListener('success', () => {
      Object.defineProperty(this.transaction, 'error', { value: error });
      this.transaction.abort();
    });
    return request;
  });
}

describe('what is refused', () => {
  test.each<[string, Change, string]>([
    ['an empty title', create('a', ''), 'title'],
    ['a title of 10,000 characters', create('a', 'x'.repeat(10_000)), 'title'],
    ['a new row that is not whole', rename('a', 'only a title'), 'createdAt'],
    [
      'a day that does not exist',
      { table: 'tasks', id: 'a', kind: 'set', patch: { ...taskFields('t'), day: '2026-02-30' } },
      'day',
    ],
    [
      'a time that is no number',
      { table: 'tasks', id: 'a', kind: 'set', patch: { ...taskFields('t'), createdAt: Number.NaN } },
      'createdAt',
    ],
  ])('%s', async (_, change, field) => {
    const workspace = await openTestWorkspace();
    await expect(write(workspace, [change])).rejects.toMatchObject({
      code: 'invalid-value',
      message: expect.stringContaining(field),
    });
    expect(await everything(workspace)).toEqual({ tasks: [], meta: [], outbox: [] });
  });

  test('what stands already is not written again, and undoes nothing', async () => {
    const workspace = await openTestWorkspace();
    await write(workspace, [create('a', 'as it is')]);
    expect(await write(workspace, [rename('a', 'as it is')])).toEqual([]);
    expect(await write(workspace, [{ table: 'tasks', id: 'a', kind: 'set', patch: {} }])).toEqual([]);
    expect(await workspace.db.outbox.count()).toBe(1);
  });

  test('an odd old row can be mended: only what changes is looked at', async () => {
    const workspace = await openTestWorkspace();
    await workspace.db.rows('tasks').put({ id: 'a', title: '', createdAt: 1, invented: [1] });
    await expect(write(workspace, [rename('a', 'x'.repeat(501))])).rejects.toMatchObject({
      message: expect.stringContaining('title'),
    });
    await write(workspace, [rename('a', 'mended')]);
    expect(await workspace.db.rows('tasks').get('a')).toEqual({
      id: 'a',
      title: 'mended',
      createdAt: 1,
      invented: [1],
      _open: 1,
    });
  });

  test('any text that is not too long is kept as it is', async () => {
    const workspace = await openTestWorkspace();
    for (const title of ['🪴👩🏽‍💻', 'مرحبا ‏بالعالم', '\u0000\ud800', '{漢字|かんじ}', '__proto__']) {
      await write(workspace, [create('a', title)]);
      expect(await workspace.db.rows('tasks').get('a')).toMatchObject({ title });
    }
  });
});

describe('changes and their undo', () => {
  const id = fc.constantFrom('a', 'b', 'c');
  const change = fc.oneof(
    fc.tuple(id, fc.string({ minLength: 1, maxLength: 5 })).map((of) => create(...of)),
    fc.tuple(id, fc.string({ minLength: 1, maxLength: 5 })).map((of) => rename(...of)),
    id.map(remove),
    id.map(restore),
  );
  const changes = fc.array(change, { minLength: 1, maxLength: 5 });

  /** A write that a member could not make (such as renaming a row that never existed) does nothing. */
  async function attempt(workspace: TestWorkspace, of: Change[]): Promise<Change[]> {
    return write(workspace, of).catch((error) => {
      expect(error).toMatchObject({ code: 'invalid-value' });
      return [];
    });
  }

  test('undoing restores what was seen, and undoing that brings the change back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(changes, { maxLength: 3 }),
        fc.subarray(['a', 'b', 'c']),
        changes,
        async (history, sent, last) => {
          const workspace = await openTestWorkspace();
          for (const of of sent) await receive(workspace, of, 7, of === 'c' ? true : undefined);
          for (const of of history) await attempt(workspace, of);
          const { tasks: before } = await everything(workspace);
          const undo = await attempt(workspace, last);
          const { tasks: after } = await everything(workspace);
          const redo = await write(workspace, undo);
          expect((await everything(workspace)).tasks).toEqual(before);
          await write(workspace, redo);
          expect((await everything(workspace)).tasks).toEqual(after);
          workspace.db.close();
        },
      ),
      { numRuns: 120 },
    );
  });

  test('I5: what is written is what a rebase shows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { maxLength: 4 }), async (history) => {
        const workspace = await openTestWorkspace();
        const { db } = workspace;
        await receive(workspace, 'a', 3);
        await receive(workspace, 'b', 4, true);
        const bases = new Map(
          await Promise.all(
            ['a', 'b'].map(async (of) => {
              const [meta, row] = await Promise.all([db.meta.get(['tasks', of]), db.rows('tasks').get(of)]);
              return [of, baseRecord('tasks', of, meta, row)] as const;
            }),
          ),
        );
        for (const of of history) {
          await attempt(workspace, of);
          for (const row of ['a', 'b', 'c']) {
            const view = rebase(bases.get(row), await pendingOps(db, 'tasks', row));
            const stored = await db.rows('tasks').get(row);
            expect(stored && toFields(stored)).toEqual(view?.deleted ? undefined : view?.fields);
          }
        }
        db.close();
      }),
      { numRuns: 60 },
    );
  });

  test('I8: undoing a delete restores the content, also after a restart', async () => {
    const workspace = await openTestWorkspace();
    await write(workspace, [create('a', 'precious')]);
    const undo = await write(workspace, [remove('a')]);
    expect(await titles(workspace)).toEqual([]);
    const again = await workspace.restart();
    await write(again, undo);
    expect(await titles(again)).toEqual(['precious']);
  });

  test('deleting twice or restoring twice is nothing, and undoing nothing is nothing', async () => {
    const workspace = await openTestWorkspace();
    await write(workspace, [create('a')]);
    const undo = await write(workspace, [remove('a')]);
    expect(await write(workspace, [remove('a')])).toEqual([]);
    await write(workspace, undo);
    expect(await write(workspace, undo)).toEqual([]);
    expect(await write(workspace, [restore('never was'), remove('never was')])).toEqual([]);
    expect(await titles(workspace)).toEqual(['a']);
    expect((await everything(workspace)).outbox).toHaveLength(3);
  });

  test('making a row again after its making was undone shows it', async () => {
    const workspace = await openTestWorkspace();
    const undo = await write(workspace, [create('a', 'first')]);
    await write(workspace, undo);
    expect(await titles(workspace)).toEqual([]);
    await write(workspace, [create('a', 'second')]);
    expect(await titles(workspace)).toEqual(['second']);
  });

  test('what a member still writes into a row that another device deleted is not lost', async () => {
    const workspace = await openTestWorkspace();
    await receive(workspace, 'a', 3);
    await receive(workspace, 'a', 4, true);
    await write(workspace, [{ table: 'tasks', id: 'a', kind: 'set', patch: { note: 'written meanwhile' } }]);
    expect(await workspace.db.rows('tasks').get('a')).toMatchObject({
      title: 'a@4',
      note: 'written meanwhile',
    });
  });

  test('undoing a change of a field that an old row did not have gives it its default', async () => {
    const workspace = await openTestWorkspace();
    await workspace.db.rows('tasks').put({ id: 'a', title: 't', createdAt: 1 });
    const undo = await write(workspace, [
      { table: 'tasks', id: 'a', kind: 'set', patch: { note: 'n', day: '2026-11-23' } },
    ]);
    await write(workspace, undo);
    expect(await workspace.db.rows('tasks').get('a')).toMatchObject({ note: '', day: null });
  });
});

describe('operations', () => {
  test('I7: an operation names the versions it has seen', async () => {
    const workspace = await openTestWorkspace();
    await receive(workspace, 'a', 12);
    await write(workspace, [rename('a', 'x'), remove('a')]);
    const ops = await pendingOps(workspace.db, 'tasks', 'a');
    expect(ops.map(({ kind, base }) => [kind, base])).toEqual([
      ['set', { title: 12 }],
      ['delete', { $: 0, ...Object.fromEntries(Object.keys(taskFields('')).map((field) => [field, 12])) }],
    ]);
  });

  test('I2: every operation has an id of its own', async () => {
    const workspace = await openTestWorkspace();
    await write(workspace, [create('a'), rename('a', 'b'), remove('a'), restore('a')]);
    const ids = (await workspace.db.outbox.toArray()).map(({ opId }) => opId);
    expect(new Set(ids).size).toBe(4);
  });

  test('fields that are undefined are no part of what was meant', async () => {
    const workspace = await openTestWorkspace();
    await write(workspace, [create('a')]);
    const patch = { title: 'b', note: undefined } as unknown as { title: string };
    await write(workspace, [{ table: 'tasks', id: 'a', kind: 'set', patch }]);
    const [, op] = await pendingOps(workspace.db, 'tasks', 'a');
    expect(op?.patch).toEqual({ title: 'b' });
  });

  test('open and sealed tables wait in different lanes', async () => {
    const workspace = await openTestWorkspace();
    await receiveAssignment(workspace);
    await write(workspace, [
      { table: 'assignments', id: 's', kind: 'set', patch: { answer: 'accepted' } },
      create('a'),
    ]);
    const lanes = (await workspace.db.outbox.toArray()).map(({ table, lane }) => [table, lane]);
    expect(lanes).toEqual([
      ['assignments', 'open'],
      ['tasks', 'held'],
    ]);
  });

  test('an assignment that the NPO took back is not brought back by an answer', async () => {
    const workspace = await openTestWorkspace();
    await receiveAssignment(workspace, true);
    const answer: Change = { table: 'assignments', id: 's', kind: 'set', patch: { answer: 'accepted' } };
    await expect(write(workspace, [answer])).rejects.toMatchObject({ code: 'invalid-value' });
    expect(await workspace.db.outbox.count()).toBe(0);
  });
});

describe('reading and writing as one step', () => {
  test('I1: when a later part of it fails, nothing of it is stored', async () => {
    const workspace = await openTestWorkspace();
    await write(workspace, [create('a')]);
    const before = await everything(workspace);
    const step = atomically(workspace, ['tasks'], async (transaction) => {
      await transaction.write([rename('a', 'b') as Change<'tasks'>]);
      await putState(transaction.db, 'syncRequest', { at: 1 });
      throw new Error('on second thoughts');
    });
    await expect(step).rejects.toThrow('on second thoughts');
    expect(await everything(workspace)).toEqual(before);
    expect(await getState(workspace.db, 'syncRequest')).toBeNull();
  });

  test('what was read is still so when it is written, whoever writes meanwhile', async () => {
    const workspace = await openTestWorkspace();
    await write(workspace, [create('a', 'x')]);
    const longer = () =>
      atomically(workspace, ['tasks'], async ({ db, write }) => {
        const row = await db.rows('tasks').get('a');
        return write([{ table: 'tasks', id: 'a', kind: 'set', patch: { title: `${row?.title}x` } }]);
      });
    await Promise.all([longer(), longer(), longer()]);
    expect(await titles(workspace)).toEqual(['xxxx']);
  });

  test('tables that were not named can neither be read nor written', async () => {
    const workspace = await openTestWorkspace();
    const reading = atomically(workspace, ['tasks'], async ({ db }) => {
      // @ts-expect-error The compiler says so first.
      await db.rows('entries').count();
    });
    await expect(reading).rejects.toMatchObject({ code: 'not-saved' });
    const writing = atomically(workspace, ['entries'], async ({ write }) => {
      // @ts-expect-error Likewise.
      await write([create('a')]);
    });
    await expect(writing).rejects.toMatchObject({ code: 'not-saved' });
  });
});

async function receiveAssignment({ db }: TestWorkspace, deleted?: true): Promise<void> {
  await db.transaction('rw', [...db.domainTables, db.meta, db.outbox], () =>
    takeOver(db, [
      {
        table: 'assignments',
        id: 's',
        fields: assignmentFields('Front page'),
        vers: {},
        seq: 2,
        ...(deleted ? { deleted } : {}),
      },
    ]),
  );
}
