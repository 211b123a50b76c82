import { describe, expect, test } from 'vitest';
import type { Lane, OutboxRow } from '#renderer/store/database.ts';
import { takeOver } from '#renderer/store/rebase-row.ts';
import { putState } from '#renderer/store/state.ts';
import { type Change, write } from '#renderer/store/write.ts';
import type { Fields } from '#shared/sync/operation.ts';
import {
  assignmentFields,
  entryFields,
  openTestWorkspace,
  type TestWorkspace,
  taskFields,
} from '#tests/fixtures/test-workspace.ts';
import { readJournal } from './read-journal.ts';
import { readStatus } from './status.ts';
import { readWaiting } from './waiting.ts';

async function arrives({ db }: TestWorkspace, table: string, id: string, fields: Fields) {
  const vers = Object.fromEntries(
    Object.keys(fields).map((field) => [field, { ver: 1, at: 1, op: 'op', device: 'other' }]),
  );
  await db.transaction('rw', [...db.domainTables, db.meta, db.outbox], () =>
    takeOver(db, [{ table, id, fields, vers, seq: 1 }]),
  );
}

function newTask(id: string): Change {
  return { table: 'tasks', id, kind: 'set', patch: taskFields(`title of ${id}`) };
}

describe('the status', () => {
  test('counts what waits for the server, where there is one, and not what stays here', async () => {
    const workspace = await openTestWorkspace();
    const { db } = workspace;
    await arrives(workspace, 'assignments', 'offer', assignmentFields('offer'));
    await write(workspace, [
      newTask('mine'),
      { table: 'assignments', id: 'offer', kind: 'set', patch: { answer: 'accepted' } },
    ]);
    expect(await readStatus(db)).toMatchObject({ waiting: 0, pulled: null });
    const { device } = workspace;
    const server = 'https://npo.invalid';
    await putState(db, 'membership', {
      server,
      npo: '見本',
      member: { id: 'm', name: '見本' },
      space: 's',
      device,
    });
    expect(await readStatus(db)).toMatchObject({ waiting: 1, pulled: null });
    await db.outbox.where('lane').equals('open').modify({ lane: 'deferred' });
    expect(await readStatus(db)).toMatchObject({ waiting: 1, isLocked: false, held: 0 });
  });

  test('counts what waits behind a lock once the keys are elsewhere', async () => {
    const workspace = await openTestWorkspace();
    const { db, device } = workspace;
    const member = { id: 'm', name: '見本' };
    await putState(db, 'membership', {
      server: 'https://npo.invalid',
      npo: '見本',
      member,
      space: 's',
      device,
    });
    await write(workspace, [newTask('a'), newTask('b')]);
    await putState(db, 'keysSeen', { tag: 1, keyring: 'none', requests: [] });
    expect(await readStatus(db)).toMatchObject({ isLocked: false });
    await putState(db, 'keysSeen', { tag: 2, keyring: 'closed', requests: [] });
    expect(await readStatus(db)).toMatchObject({ isLocked: true, held: 2 });
    await putState(db, 'keysSeen', { tag: 3, keyring: 'open', requests: [] });
    expect(await readStatus(db)).toMatchObject({ isLocked: false });
  });

  test.each([
    [{ from: 100, cursor: 100, watermark: 300 }, 0],
    [{ from: 100, cursor: 180, watermark: 300 }, 0.4],
    [{ from: 0, cursor: 900, watermark: 300 }, 1],
    [{ from: 300, cursor: 300, watermark: 300 }, 1],
  ])('of a long pull %j, this much is here: %d', async (pulling, share) => {
    const { db } = await openTestWorkspace();
    await putState(db, 'pulling', pulling);
    expect((await readStatus(db)).pulled).toBe(share);
  });
});

describe('what waits', () => {
  test('is told by row, the latest first, by what it is for the server', async () => {
    const workspace = await openTestWorkspace();
    await arrives(workspace, 'tasks', 'known', taskFields('known'));
    await arrives(workspace, 'tasks', 'gone', taskFields('gone'));
    await arrives(workspace, 'tasks', 'back', taskFields('back'));
    const startAt = workspace.clocks.wallAt;
    await write(workspace, [newTask('new')]);
    await write(workspace, [{ table: 'tasks', id: 'known', kind: 'set', patch: { note: 'more' } }]);
    await write(workspace, [{ table: 'tasks', id: 'gone', kind: 'delete' }]);
    await write(workspace, await write(workspace, [{ table: 'tasks', id: 'back', kind: 'delete' }]));
    await write(workspace, [
      { table: 'entries', id: 'entry', kind: 'set', patch: { ...entryFields(startAt), taskId: 'known' } },
    ]);
    await write(workspace, [{ table: 'tasks', id: 'new', kind: 'set', patch: { note: 'once more' } }]);
    const { rows, count, earlier } = await readWaiting(workspace.db, 'held', 20);
    expect(rows.map(({ name, what }) => [name.title, what])).toEqual([
      ['title of new', 'new'],
      ['known', 'new'],
      ['back', 'restored'],
      ['gone', 'deleted'],
      ['known', 'changed'],
    ]);
    expect(rows[1]?.name.start).toEqual({ at: startAt, zone: 'Asia/Tokyo' });
    expect({ count, earlier }).toEqual({ count: 7, earlier: 0 });
  });

  test('and began in a zone that this computer does not know has the offset that was recorded with it', async () => {
    const workspace = await openTestWorkspace();
    const startAt = workspace.clocks.wallAt;
    const zone = 'America/Atlantis';
    const atlantis: Change = {
      table: 'entries',
      id: 'told',
      kind: 'set',
      patch: { ...entryFields(startAt), zone, offset: -180 },
    };
    const older: Change = { ...atlantis, id: 'older', patch: { ...entryFields(startAt), zone } };
    await write(workspace, [atlantis, older]);
    const { rows } = await readWaiting(workspace.db, 'held', 20);
    expect(Object.fromEntries(rows.map(({ id, name }) => [id, name.start]))).toEqual({
      told: { at: startAt, zone: '-03:00' },
      older: { at: startAt, zone: '+00:00' },
    });
  });

  test('is counted whole and looked at in part, however much it is', async () => {
    const { db, device } = await openTestWorkspace();
    const row = (index: number): OutboxRow => ({
      opId: crypto.randomUUID(),
      table: 'tasks',
      id: `t${index}`,
      lane: 'held',
      op: {
        opId: '',
        device,
        table: 'tasks',
        id: `t${index}`,
        kind: 'set',
        patch: { title: `t${index}` },
        base: {},
        at: 1,
        schema: 1,
      },
    });
    await db.outbox.bulkAdd(Array.from({ length: 3_000 }, (_, index) => row(index)));
    let looked = 0;
    db.outbox.hook('reading', (found) => {
      looked++;
      return found;
    });
    const { rows, count, earlier } = await readWaiting(db, 'held', 20);
    expect({ count, earlier, titles: rows.length, first: rows[0]?.name.title }).toEqual({
      count: 3_000,
      earlier: 2_980,
      titles: 20,
      first: 't2999',
    });
    // Once as what waits, and once to know its name.
    expect(looked).toBeLessThanOrEqual(40);
  });

  test.each<Lane>(['open', 'deferred'])(
    'in a table that this version does not know has a row without a name: %s',
    async (lane) => {
      const { db, device } = await openTestWorkspace();
      const op = {
        opId: 'o',
        device,
        table: 'harvest',
        id: 'h',
        kind: 'set' as const,
        patch: {},
        base: {},
        at: 1,
        schema: 9,
      };
      // A newer version wrote it, and an older one was installed again.
      await db.table('_outbox').add({ opId: 'o', table: 'harvest', id: 'h', lane, op });
      expect(await readWaiting(db, lane, 20)).toEqual({
        count: 1,
        earlier: 0,
        rows: [{ table: 'harvest', id: 'h', what: 'new', name: { title: null, start: null } }],
      });
    },
  );
});

describe('the journal', () => {
  test('names what it is about and shows what stands there now, also with what waits', async () => {
    const workspace = await openTestWorkspace();
    const { db, device } = workspace;
    await arrives(workspace, 'tasks', 'a', { ...taskFields('theirs'), note: 'theirs' });
    await write(workspace, [{ table: 'tasks', id: 'a', kind: 'set', patch: { note: 'pending' } }]);
    const lost = [
      { field: 'title', value: 'mine', version: { ver: 1, at: 1, op: 'o', device } },
      { field: 'note', value: 'mine', version: { ver: 1, at: 1, op: 'o', device } },
    ];
    await db.journal.add({ kind: 'conflict', at: 1, table: 'tasks', id: 'a', opId: 'o', lost });
    const { items } = await readJournal(db, 5);
    expect(items).toMatchObject([
      {
        kind: 'conflict',
        about: {
          name: { title: 'theirs' },
          isOwn: true,
          here: {
            fields: { title: 'theirs', note: 'pending' },
            vers: { title: { device: 'other' }, note: { device } },
          },
        },
      },
    ]);
  });

  test('names work that is only named in what was written, and rows of which nothing is left', async () => {
    const workspace = await openTestWorkspace();
    const { db } = workspace;
    await write(workspace, [newTask('t')]);
    const fields = { ...entryFields(5), taskId: 't' };
    const rejected = { kind: 'rejected', at: 1, id: 'x', opId: 'o', reason: 'too-large' } as const;
    await db.journal.bulkAdd([
      { ...rejected, table: 'entries', fields },
      { ...rejected, table: 'harvest', fields: { amount: 3 } },
      { kind: 'restored', at: 2, rows: 7 },
      { kind: 'unreadable', at: 3, table: 'tasks', id: 'x' },
    ]);
    const { items, titles, earlier } = await readJournal(db, 10);
    expect(items.map((item) => (item.kind === 'notice' ? item.row.kind : item.about.name.title))).toEqual([
      'unreadable',
      'restored',
      null,
      'title of t',
    ]);
    expect(titles.get('t')).toBe('title of t');
    expect(earlier).toBe(0);
    expect(await readJournal(db, 1)).toMatchObject({ earlier: 3, items: [{ row: { kind: 'unreadable' } }] });
  });

  test('names what was refused by its time, also in a zone that this computer does not know', async () => {
    const { db } = await openTestWorkspace();
    const fields = { ...entryFields(5), zone: 'America/Atlantis', offset: -180 };
    const about = { table: 'entries', id: 'x', opId: 'o' } as const;
    await db.journal.add({ kind: 'rejected', at: 1, ...about, reason: 'too-large', fields });
    expect((await readJournal(db, 10)).items).toMatchObject([
      { about: { name: { start: { at: 5, zone: '-03:00' } } } },
    ]);
  });
});
