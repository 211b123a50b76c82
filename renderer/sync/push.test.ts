import { describe, expect, test } from 'vitest';
import { takeOver } from '#renderer/store/rebase-row.ts';
import { getState, putState } from '#renderer/store/state.ts';
import { type Change, write } from '#renderer/store/write.ts';
import { PUSH_BYTES_MAX, PUSH_OPS_MAX } from '#shared/sync/limits.ts';
import type { OpResult } from '#shared/sync/messages.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { Space } from '#tests/fixtures/space.ts';
import { fixedKeychain, testCodec } from '#tests/fixtures/test-codec.ts';
import {
  assignmentFields,
  openTestWorkspace,
  type TestWorkspace,
  taskFields,
} from '#tests/fixtures/test-workspace.ts';
import { createApi, type SyncPosition } from './api.ts';
import { forgetKeys } from './membership.ts';
import { nextBatch, pushAll, pushBatch, storeResults } from './push.ts';
import { ServerError } from './request.ts';
import { sealHeld } from './seal.ts';
import { SyncSession } from './session.ts';

const EPOCH = crypto.randomUUID();
type Push = (ops: ReadonlyArray<Operation>) => OpResult[] | Promise<OpResult[]>;

/** A device whose server takes pushes as `push` says, and shows the mark that `nextMark` makes of the one it was shown. */
function roundOf(
  { db, device }: TestWorkspace,
  push: Push,
  now = 0,
  nextMark: (shown: string | null) => string | null = () => null,
): SyncSession {
  const api = {
    ...createApi({ server: 'http://nobody.invalid', token: null }),
    push: async ({ mark }: SyncPosition, ops: ReadonlyArray<Operation>) => ({
      results: await push(ops),
      mark: nextMark(mark),
    }),
  };
  return new SyncSession({ db, device, api, keychain: fixedKeychain(null), now: () => now });
}

/** Pushes one batch. @returns whether there was anything to push */
async function pushTo(workspace: TestWorkspace, push: Push, now = 0): Promise<boolean> {
  return (await pushBatch(roundOf(workspace, push, now), 0)) !== null;
}

const hand = (id: string, note: string): Change => ({
  table: 'assignments',
  id,
  kind: 'set',
  patch: { handOver: { note, links: [] } },
});

/** A workspace with `count` offers from the space, each answered. */
async function answered(count: number, note = 'done'): Promise<{ workspace: TestWorkspace; space: Space }> {
  const space = new Space();
  const workspace = await openTestWorkspace();
  const { db } = workspace;
  await putState(db, 'position', { epoch: EPOCH, cursor: 0 });
  for (let index = 0; index < count; index++) {
    space.write('assignments', `s${index}`, assignmentFields(`Stage ${index}`));
    const record = space.record('assignments', `s${index}`);
    if (!record) throw new Error('not written');
    await db.transaction('rw', [...db.domainTables, db.meta, db.outbox], () => takeOver(db, [record]));
  }
  await write(
    workspace,
    Array.from({ length: count }, (_, index) => hand(`s${index}`, note)),
  );
  return { workspace, space };
}

describe('the next batch', () => {
  test('holds what is open, in the order it was made, within the limits of one push', async () => {
    const { workspace } = await answered(1);
    const many = Array.from({ length: PUSH_OPS_MAX + 20 }, (_, index) => hand('s0', `note ${index}`));
    await write(workspace, many);
    await workspace.db.outbox.where('n').equals(2).modify({ lane: 'held' });
    const batch = await nextBatch(workspace.db, workspace.device);
    expect(batch).toHaveLength(PUSH_OPS_MAX);
    const notes = batch.map(({ op }) => (op.patch.handOver as { note: string }).note);
    expect(notes.slice(0, 4)).toEqual(['done', 'note 1', 'note 2', 'note 3']);
  });

  test('is at most one megabyte, but never empty while something waits', async () => {
    const { workspace } = await answered(1);
    await write(
      workspace,
      Array.from({ length: 60 }, (_, index) => hand('s0', `${index % 2}${'語'.repeat(9_999)}`)),
    );
    const batch = await nextBatch(workspace.db, workspace.device);
    const bytes = new TextEncoder().encode(
      JSON.stringify({ epoch: EPOCH, ops: batch.map(({ op }) => op) }),
    ).length;
    expect(bytes).toBeLessThanOrEqual(PUSH_BYTES_MAX);
    expect(bytes).toBeGreaterThan(PUSH_BYTES_MAX - 40_000);
    const [huge] = await workspace.db.outbox.toArray();
    if (!huge) throw new Error('nothing waits');
    await workspace.db.outbox.put({
      ...huge,
      op: { ...huge.op, patch: { brief: 'x'.repeat(2 * PUSH_BYTES_MAX) } },
    });
    expect(await nextBatch(workspace.db, workspace.device)).toHaveLength(1);
  });
});

describe('pushing until nothing is left', () => {
  test('sends every operation once, in order, also what is written meanwhile', async () => {
    const { workspace, space } = await answered(1);
    const notes = Array.from({ length: 2 * PUSH_OPS_MAX + 20 }, (_, index) => `note ${index}`);
    await write(
      workspace,
      notes.map((note) => hand('s0', note)),
    );
    const sent: string[] = [];
    const push: Push = async (ops) => {
      if (sent.length === 0) await write(workspace, [hand('s0', 'meanwhile')]);
      sent.push(...ops.map(({ patch }) => (patch.handOver as { note: string }).note));
      return space.push(ops);
    };
    await pushAll(roundOf(workspace, push));
    expect(sent).toEqual(['done', ...notes, 'meanwhile']);
    expect(await workspace.db.outbox.count()).toBe(0);
  });

  test('each push shows the server the mark that the last one brought', async () => {
    const { workspace, space } = await answered(1);
    await write(
      workspace,
      Array.from({ length: 2 * PUSH_OPS_MAX }, (_, index) => hand('s0', `note ${index}`)),
    );
    const given = Array.from({ length: 3 }, () => crypto.randomUUID());
    const shown: (string | null)[] = [];
    const nextMark = (mark: string | null) => given[shown.push(mark) - 1] ?? null;
    await pushAll(roundOf(workspace, (ops) => space.push(ops), 0, nextMark));
    expect(shown).toEqual([null, ...given.slice(0, 2)]);
  });

  test('I6: goes past nothing that was not answered', async () => {
    const { workspace, space } = await answered(4);
    const sent: string[][] = [];
    const push: Push = (ops) => {
      sent.push(ops.map(({ id }) => id));
      const results = space.push(ops);
      return sent.length === 1 ? results.filter((_, index) => index !== 1) : results;
    };
    await pushAll(roundOf(workspace, push));
    expect(sent).toEqual([['s0', 's1', 's2', 's3'], ['s1']]);
    expect(await workspace.db.outbox.count()).toBe(0);
  });
});

describe('results', () => {
  test('I6: an operation leaves the outbox with its result; the view stays what it was', async () => {
    const { workspace, space } = await answered(2);
    const before = await workspace.db.rows('assignments').toArray();
    expect(await pushTo(workspace, (ops) => space.push(ops))).toBe(true);
    expect(await workspace.db.outbox.count()).toBe(0);
    expect(await workspace.db.rows('assignments').toArray()).toEqual(before);
    expect((await workspace.db.meta.toArray()).every(({ base }) => base === undefined)).toBe(true);
    expect(await pushTo(workspace, () => Promise.reject(new Error('not part of this test')))).toBe(false);
  });

  test('I6: a rejected one goes to the journal with reason and content, and the view is without it', async () => {
    const { workspace, space } = await answered(2, 'precious words');
    space.judge = ({ id }) => (id === 's0' ? { outcome: 'rejected', reason: 'not-allowed' } : null);
    await pushTo(workspace, (ops) => space.push(ops), 77);
    expect(await workspace.db.journal.toArray()).toMatchObject([
      {
        kind: 'rejected',
        reason: 'not-allowed',
        at: 77,
        id: 's0',
        fields: { handOver: { note: 'precious words', links: [] } },
      },
    ]);
    expect(await workspace.db.outbox.count()).toBe(0);
    const [first, second] = await workspace.db.rows('assignments').toArray();
    expect(first).toMatchObject({ ...assignmentFields('Stage 0') });
    expect(first?.handOver).toBeUndefined();
    expect(second?.handOver).toEqual({ note: 'precious words', links: [] });
  });

  test('I6: a rejected making takes the row off the screen; what is written on top of it stays pending', async () => {
    const workspace = await openTestWorkspace();
    const made: Change = { table: 'tasks', id: 't', kind: 'set', patch: taskFields('made here') };
    await write(workspace, [
      made,
      { ...made, id: 'u' },
      { table: 'tasks', id: 'u', kind: 'set', patch: { title: 'x' } },
    ]);
    const ops = (await workspace.db.outbox.toArray()).slice(0, 2);
    const results = ops.map(
      ({ opId }): OpResult => ({ opId, outcome: 'rejected', reason: 'too-large', record: null }),
    );
    await storeResults(workspace.db, { results, mark: null }, 0);
    expect(await workspace.db.rows('tasks').get('t')).toBeUndefined();
    expect(await workspace.db.rows('tasks').get('u')).toEqual({ id: 'u', title: 'x', _open: 1 });
    expect(await workspace.db.outbox.count()).toBe(1);
    expect(await workspace.db.journal.toArray()).toMatchObject([
      { kind: 'rejected', fields: { title: 'made here' } },
      { kind: 'rejected', fields: { title: 'made here' } },
    ]);
  });

  test('a value that lost is kept in the journal', async () => {
    const { workspace, space } = await answered(1, 'mine');
    space.write('assignments', 's0', { handOver: { note: 'from my other device', links: [] } });
    await workspace.db.outbox.toCollection().modify((row) => {
      row.op.at = -1;
    });
    await pushTo(workspace, (ops) => space.push(ops));
    expect(await workspace.db.journal.toArray()).toMatchObject([
      { kind: 'conflict', lost: [{ field: 'handOver', value: { note: 'mine', links: [] } }] },
    ]);
    expect(await workspace.db.rows('assignments').get('s0')).toMatchObject({
      handOver: { note: 'from my other device', links: [] },
    });
  });

  test('what was written to a row that the NPO took back meanwhile is kept in the journal', async () => {
    const { workspace, space } = await answered(1, 'my words');
    space.write('assignments', 's0', {}, 'delete');
    await pushTo(workspace, (ops) => space.push(ops));
    expect(await workspace.db.rows('assignments').count()).toBe(0);
    const [entry] = await workspace.db.journal.toArray();
    expect(entry).toMatchObject({ kind: 'conflict' });
    expect(JSON.stringify(entry)).toContain('my words');
  });

  test('a deferred operation is never tried after a later one of its row; other rows go on', async () => {
    const { workspace, space } = await answered(2, 'first');
    const [blocked] = await nextBatch(workspace.db, workspace.device);
    space.judge = ({ opId }) =>
      opId === blocked?.op.opId ? { outcome: 'deferred', reason: 'unknown-to-server' } : null;
    const server: Push = (ops) => space.push(ops);
    await pushTo(workspace, server);
    await write(workspace, [hand('s0', 'second'), hand('s1', 'second')]);
    expect((await nextBatch(workspace.db, workspace.device)).map(({ op }) => op.id)).toEqual(['s1']);
    expect((await workspace.db.rows('assignments').get('s0'))?.handOver).toMatchObject({ note: 'second' });
  });

  test('an operation whose result brings no record leaves the view as it was', async () => {
    const { workspace, space } = await answered(1, 'mine');
    await pushTo(workspace, (ops) => ops.map((op) => ({ ...space.apply(op), record: null })));
    expect(await workspace.db.outbox.count()).toBe(0);
  });

  test('I11: a deferred operation stays, in a lane of its own, and blocks nothing', async () => {
    const { workspace, space } = await answered(2);
    space.judge = ({ id }) => (id === 's0' ? { outcome: 'deferred', reason: 'unknown-to-server' } : null);
    const server: Push = (ops) => space.push(ops);
    await pushTo(workspace, server);
    expect((await workspace.db.outbox.toArray()).map(({ id, lane }) => [id, lane])).toEqual([
      ['s0', 'deferred'],
    ]);
    expect(await pushTo(workspace, server)).toBe(false);
    expect(await workspace.db.rows('assignments').get('s0')).toMatchObject({ handOver: { note: 'done' } });
  });

  test('I14: what the keys were forgotten of while it was under way is held, not sent as it was typed', async () => {
    const workspace = await openTestWorkspace();
    const { db, device } = workspace;
    await putState(db, 'position', { epoch: EPOCH, cursor: 0 });
    await write(workspace, [{ table: 'tasks', id: 't', kind: 'set', patch: taskFields('mine alone') }]);
    await sealHeld(db, testCodec());
    await pushTo(workspace, async (ops) => {
      // The member leaves the NPO just now.
      await db.transaction('rw', db.state, db.outbox, () => forgetKeys(db));
      return ops.map(({ opId }) => ({
        opId,
        outcome: 'deferred',
        reason: 'unknown-to-server',
        record: null,
      }));
    });
    expect((await db.outbox.toArray()).map(({ lane, sealed }) => [lane, sealed])).toEqual([
      ['held', undefined],
    ]);
    // It is not sent from the open lane either.
    await db.outbox.toCollection().modify({ lane: 'open' });
    expect(await nextBatch(db, device)).toEqual([]);
    expect(await db.rows('tasks').get('t')).toMatchObject({ title: 'mine alone' });
  });

  test('an operation without a result stays; results that were not asked for are left aside', async () => {
    const { workspace, space } = await answered(2);
    const stray: OpResult = { opId: crypto.randomUUID(), outcome: 'applied', record: null };
    await pushTo(workspace, ([op]) => [stray, ...(op ? [space.apply(op)] : [])]);
    expect((await workspace.db.outbox.toArray()).map(({ id }) => id)).toEqual(['s1']);
  });

  test('an answer that settles none of the operations is rubbish, not progress', async () => {
    const { workspace } = await answered(1);
    await expect(pushTo(workspace, () => [])).rejects.toMatchObject({ code: 'unreadable-answer' });
    expect(await workspace.db.outbox.count()).toBe(1);
  });

  test('I4: results move no cursor', async () => {
    const { workspace, space } = await answered(1);
    await pushTo(workspace, (ops) => space.push(ops));
    expect(await getState(workspace.db, 'position')).toEqual({ epoch: EPOCH, cursor: 0 });
  });

  test('I10: writing goes on while a push hangs, and what is written meanwhile stays on top', async () => {
    const { workspace, space } = await answered(1, 'first');
    const answer = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const pushing = pushTo(workspace, async (ops) => {
      asked.resolve();
      await answer.promise;
      return space.push(ops);
    });
    await asked.promise;
    await write(workspace, [hand('s0', 'second')]);
    answer.resolve();
    await pushing;
    expect(await workspace.db.rows('assignments').get('s0')).toMatchObject({ handOver: { note: 'second' } });
    expect((await workspace.db.outbox.toArray()).map(({ op }) => op.patch)).toEqual([
      { handOver: { note: 'second', links: [] } },
    ]);
  });
});

describe('a batch that the server cannot take', () => {
  test.each([
    ['too-large', 'goes to the journal', [], [{ id: 's5', reason: 'too-large', kind: 'rejected' }]],
    ['bad-request', 'waits for a server that can read it', [{ id: 's5', lane: 'deferred' }], []],
  ] as const)(
    'I6: %s: the operation that does not fit %s, all others arrive',
    async (code, _, outbox, journal) => {
      const { workspace, space } = await answered(32);
      let pushes = 0;
      const server: Push = (ops) => {
        pushes++;
        if (ops.some(({ id }) => id === 's5')) throw new ServerError(code);
        return space.push(ops);
      };
      while (await pushTo(workspace, server));
      expect(await workspace.db.outbox.toArray()).toMatchObject(outbox);
      expect(await workspace.db.journal.toArray()).toMatchObject(journal);
      const arrived = [...space.records.values()].filter(({ fields }) => fields.handOver !== undefined);
      expect(arrived.map(({ id }) => id)).not.toContain('s5');
      expect(arrived).toHaveLength(31);
      expect(pushes).toBeLessThan(20);
    },
  );

  test('other trouble is not the batch’s fault: nothing leaves the outbox', async () => {
    const { workspace } = await answered(3);
    for (const code of [
      'server-error',
      'unreachable',
      'too-many-requests',
      'sign-in-needed',
      'unreadable-answer',
    ] as const) {
      const server: Push = () => {
        throw new ServerError(code);
      };
      await expect(pushTo(workspace, server)).rejects.toMatchObject({ code });
    }
    expect(await workspace.db.outbox.count()).toBe(3);
    expect(await workspace.db.journal.count()).toBe(0);
  });
});
