import fc from 'fast-check';
import { expect, test } from 'vitest';
import { undo } from '#renderer/model/act/history.ts';
import { type Change, write } from '#renderer/store/write.ts';
import { planImport } from '#shared/formats/imports/plan-import.ts';
import type { TimeLine } from '#shared/formats/imports/time-lines.ts';
import { type FileRow, readWorkspace, writeWorkspace } from '#shared/formats/workspace-json.ts';
import { isSealed, type TableName, tableNames } from '#shared/sync/tables.ts';
import { arbitraryRows } from '#tests/fixtures/arbitrary-rows.ts';
import {
  entryFields,
  openTestWorkspace,
  type TestWorkspace,
  taskFields,
} from '#tests/fixtures/test-workspace.ts';
import { compareRows, readEverything, readKnown } from './everything.ts';
import { importRows, importTimes } from './import.ts';

const own = tableNames.filter(isSealed);
const untold = () => {};

async function fill(workspace: TestWorkspace, tables: Partial<Record<TableName, FileRow[]>>): Promise<void> {
  const changes = Object.entries(tables).flatMap(([table, rows]) =>
    rows.map(({ id, ...patch }) => ({ table, id, kind: 'set', patch }) as Change),
  );
  await write(workspace, changes);
}

async function exported(workspace: TestWorkspace): Promise<string> {
  return [...writeWorkspace(await readEverything(workspace.db), 0)].join('');
}

function rowsOf(text: string) {
  return readWorkspace(text)?.rows ?? expect.fail();
}

test('a workspace comes back exactly in an empty one, and importing again changes nothing', async () => {
  const any = fc.record(Object.fromEntries(own.map((table) => [table, arbitraryRows(table, 3)])));
  await fc.assert(
    fc.asyncProperty(any, async (tables) => {
      const [from, to] = [await openTestWorkspace(), await openTestWorkspace()];
      await fill(from, tables);
      const file = await exported(from);
      const inverse = await importRows(to, rowsOf(file), untold);
      expect(await exported(to)).toBe(file);
      expect(await importRows(to, rowsOf(file), untold)).toEqual([]);
      await undo(to, inverse);
      expect(await exported(to)).toBe(await exported(await openTestWorkspace()));
      expect(await to.db.outbox.count()).toBeGreaterThanOrEqual(await from.db.outbox.count());
    }),
    { numRuns: 30 },
  );
});

test('into a full one it merges by id: what the file says goes in, what it does not say stays', async () => {
  const [from, to] = [await openTestWorkspace(), await openTestWorkspace()];
  await fill(from, {
    tasks: [
      { id: 'a', ...taskFields('new words') },
      { id: 'b', ...taskFields('same') },
      { id: 'd', ...taskFields('was deleted') },
    ],
  });
  const here = [
    { id: 'a', ...taskFields('old words'), cue: 'coffee' },
    { id: 'b', ...taskFields('same') },
    { id: 'c', ...taskFields('only here') },
  ];
  await fill(to, { tasks: [...here, { id: 'd', ...taskFields('was deleted') }] });
  await write(to, [{ table: 'tasks', id: 'd', kind: 'delete' }]);
  const before = await exported(to);

  const rows = rowsOf(await exported(from));
  expect(await compareRows(to.db, rows)).toMatchObject({
    ...{ added: 1, changed: 1, same: 1 },
    rows: [{ id: 'a' }, { id: 'd' }],
  });
  const inverse = await importRows(to, rows, untold);
  const titles = (await to.db.rows('tasks').toArray()).map(({ id, title, cue }) => [id, title, cue ?? null]);
  expect(titles).toEqual([
    ['a', 'new words', 'coffee'],
    ['b', 'same', null],
    ['c', 'only here', null],
    ['d', 'was deleted', null],
  ]);

  await undo(to, inverse);
  expect(await exported(to)).toBe(before);
});

test('a file from the time when a block ran does not open it again', async () => {
  const workspace = await openTestWorkspace();
  const at = workspace.clocks.wallAt;
  await fill(workspace, { entries: [{ id: 'e', ...entryFields(at, null) }] });
  const then = rowsOf(await exported(workspace));
  await write(workspace, [{ table: 'entries', id: 'e', kind: 'set', patch: { endAt: at + 1_000 } }]);
  expect(await compareRows(workspace.db, then)).toEqual({ added: 0, changed: 0, same: 1, rows: [] });
});

test('one row that does not fit leaves everything as it was', async () => {
  const workspace = await openTestWorkspace();
  const good = Array.from({ length: 600 }, (_, index) => ({
    table: 'tasks' as const,
    id: `t${index}`,
    fields: taskFields('x'),
  }));
  const rows = [...good, { table: 'tasks' as const, id: 'bad', fields: { title: '' } }];
  await expect(importRows(workspace, rows, untold)).rejects.toMatchObject({ code: 'invalid-value' });
  expect(await workspace.db.rows('tasks').count()).toBe(0);
  expect(await workspace.db.outbox.count()).toBe(0);
});

test('a time log is imported once, can be taken back, and be imported again', async () => {
  const workspace = await openTestWorkspace();
  const startAt = workspace.clocks.wallAt - 7_200_000;
  const line = (title: string, n: number): TimeLine => ({
    ...{
      line: n,
      startAt,
      endAt: startAt + 60_000,
      pauses: [],
      zone: 'Asia/Tokyo',
      title,
      project: '',
      note: '',
    },
    identity: ['toggl', n],
  });
  const lines = [line('写真', 1), line('写真', 2), line('', 3)];
  const plan = async () => {
    const known = await readKnown(workspace.db);
    return planImport(lines, { ...known, secret: known.secret || 'made at the first import' });
  };
  const shares: number[] = [];
  const inverse = await importTimes(workspace, await plan(), false, (share) => shares.push(share));
  expect(shares.at(-1)).toBe(1);
  expect(await workspace.db.rows('entries').count()).toBe(3);
  expect(await workspace.db.rows('tasks').count()).toBe(1);
  expect(await plan()).toMatchObject({ entries: [], tasks: [], known: 3 });
  await undo(workspace, inverse);
  expect(await workspace.db.rows('entries').count()).toBe(0);
  await importTimes(workspace, await plan(), false, untold);
  expect(await workspace.db.rows('entries').count()).toBe(3);
  expect(await workspace.db.rows('tasks').count()).toBe(1);
});

test('other words of a file are taken only if the member wants it, and can be taken back', async () => {
  const workspace = await openTestWorkspace();
  const startAt = workspace.clocks.wallAt - 7_200_000;
  const line = (title: string, note: string): TimeLine => ({
    ...{
      line: 1,
      startAt,
      endAt: startAt + 60_000,
      pauses: [],
      zone: 'Asia/Tokyo',
      title,
      project: '',
      note,
    },
    identity: ['toggl', startAt],
  });
  const plan = async (title: string, note: string) =>
    planImport([line(title, note)], { ...(await readKnown(workspace.db)), secret: 'secret' });
  await importTimes(workspace, await plan('写真', ''), false, untold);
  const before = await exported(workspace);
  expect(await importTimes(workspace, await plan('地図', '#急ぎ'), false, untold)).toEqual([]);
  expect(await exported(workspace)).toBe(before);

  const inverse = await importTimes(workspace, await plan('地図', '#急ぎ'), true, untold);
  const [map] = await workspace.db
    .rows('tasks')
    .filter(({ title }) => title === '地図')
    .toArray();
  expect(await workspace.db.rows('entries').toArray()).toMatchObject([
    { startAt, taskId: map?.id, note: '#急ぎ' },
  ]);
  expect(await plan('地図', '#急ぎ')).toMatchObject({ entries: [], changes: [] });
  await undo(workspace, inverse);
  expect(await exported(workspace)).toBe(before);
});
