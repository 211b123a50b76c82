import { expect, onTestFinished, test, vi } from 'vitest';
import { readGoalsToday, readHappened } from '#renderer/model/goals/index.ts';
import { readDays } from '#renderer/model/log/index.ts';
import { readDayPages } from '#renderer/model/plan/index.ts';
import { addTask, readWork } from '#renderer/model/work/index.ts';
import { openTestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { atOneMoment } from './at-one-moment.ts';
import type { WorkspaceDb } from './database.ts';

const TODAY = '2026-11-23';

test('what is read at one moment is as it was before whatever is written meanwhile', async () => {
  const workspace = await openTestWorkspace();
  const { db } = workspace;
  await addTask(workspace, 'before', TODAY);
  const reading = atOneMoment(db, ['tasks', 'plans'], async (db) => {
    const before = await db.rows('tasks').count();
    await db.rows('plans').count();
    return [before, await db.rows('tasks').count()];
  });
  await addTask(workspace, 'meanwhile', TODAY);
  expect(await reading).toEqual([1, 1]);
  expect(await db.rows('tasks').count()).toBe(2);
});

test('a table that was not named cannot be read within it', async () => {
  const { db } = await openTestWorkspace();
  await expect(atOneMoment(db, ['tasks'], () => db.rows('plans').count())).rejects.toThrow();
});

test.each([
  ['the work of a day', (db) => readWork(db, TODAY)],
  ['what was recorded of a day', (db) => readDays(db, [TODAY])],
  ['what was written about a day', (db) => readDayPages(db, [TODAY])],
  ['what happened lately', (db) => readHappened(db, { today: TODAY, now: Date.parse(TODAY), starts: [] })],
  [
    'the goals of a day',
    (db) => readGoalsToday(db, { today: TODAY, now: Date.parse(TODAY), zone: 'Asia/Tokyo', starts: [] }),
  ],
] satisfies [string, (db: WorkspaceDb) => Promise<unknown>][])(
  '%s is read in one transaction',
  async (_what, read) => {
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
    onTestFinished(() => begun.mockRestore());
    const { db } = await openTestWorkspace();
    begun.mockClear();
    await read(db);
    expect(begun).toHaveBeenCalledTimes(1);
  },
);
