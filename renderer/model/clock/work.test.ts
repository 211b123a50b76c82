import { describe, expect, test } from 'vitest';
import { addEntry, deleteEntries, editEntry } from '#renderer/model/log/entries.ts';
import { addSleep, editSleep } from '#renderer/model/rhythm/sleep.ts';
import { acceptOffer, declineOffer, handOver, startedChanges } from '#renderer/model/work/assignments.ts';
import { readFinished, readWork } from '#renderer/model/work/read-work.ts';
import {
  addTask,
  deleteTask,
  finishTask,
  noteTask,
  planTask,
  renameTask,
} from '#renderer/model/work/tasks.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { takeOver } from '#renderer/store/rebase-row.ts';
import { write } from '#renderer/store/write.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import { assignmentFields, openTestWorkspace, type TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { startWork } from './focus.ts';

const TODAY = '2026-11-23';

async function items({ db }: TestWorkspace): Promise<WorkItem[]> {
  return (await readWork(db, TODAY)).items;
}

async function item(workspace: TestWorkspace): Promise<WorkItem> {
  const [one] = await items(workspace);
  if (!one) throw new Error('no work');
  return one;
}

/** A stage is offered and arrives. */
async function offer(workspace: TestWorkspace, id: string, seq = 1) {
  const { db } = workspace;
  const fields = assignmentFields(id);
  await db.transaction('rw', [...db.domainTables, db.meta, db.outbox], () =>
    takeOver(db, [{ table: 'assignments', id, fields, vers: {}, seq }]),
  );
  const { assignments } = await readWork(db, TODAY);
  const offered = assignments.find((assignment) => assignment.id === id);
  if (!offered) throw new Error('no offer');
  return offered;
}

describe('own tasks', () => {
  test('add, rename, note, plan, finish, and undo of each', async () => {
    const workspace = await openTestWorkspace();
    await addTask(workspace, '  call the printer  ', null);
    expect(await item(workspace)).toMatchObject({ title: 'call the printer', day: null, doneAt: null });
    const steps = [
      () => item(workspace).then((of) => renameTask(workspace, of, 'write to the printer')),
      () => item(workspace).then((of) => noteTask(workspace, of, 'ask for paper')),
      () => item(workspace).then((of) => planTask(workspace, of, TODAY)),
      () => item(workspace).then((of) => finishTask(workspace, of, true)),
    ];
    for (const step of steps) {
      const before = await item(workspace);
      const undo = await step();
      const after = await items(workspace);
      expect(after).not.toEqual([before]);
      const redo = await write(workspace, undo);
      expect(await items(workspace)).toEqual([before]);
      await write(workspace, redo);
    }
    expect(await item(workspace)).toMatchObject({
      title: 'write to the printer',
      note: 'ask for paper',
      day: TODAY,
      doneAt: workspace.clocks.wallAt,
    });
  });

  test.each([
    ['', 'title-empty'],
    ['　 ', 'title-empty'],
    ['x'.repeat(10_000), 'title-too-long'],
  ])('a title like %j is refused, nothing is stored', async (title, code) => {
    const workspace = await openTestWorkspace();
    await expect(async () => addTask(workspace, title, null)).rejects.toMatchObject({ code });
    expect(await items(workspace)).toEqual([]);
  });

  test('a finished task leaves the open list and is found again, whenever it was made', async () => {
    const workspace = await openTestWorkspace();
    await addTask(workspace, 'made long ago', null);
    const old = await item(workspace);
    workspace.clocks.pass(HOUR_MS);
    for (const title of ['a', 'b', 'c']) {
      await addTask(workspace, title, null);
      const added = (await items(workspace)).find((of) => of.title === title);
      if (added) await finishTask(workspace, added, true);
    }
    workspace.clocks.pass(HOUR_MS);
    await finishTask(workspace, old, true);
    expect(await items(workspace)).toEqual([]);
    const finished = await readFinished(workspace.db, 2);
    expect(finished.map(({ title }) => title)).toEqual(['made long ago', expect.any(String)]);
  });

  test('deleting a task keeps its entries', async () => {
    const workspace = await openTestWorkspace();
    await addTask(workspace, 'gone soon', null);
    const task = await item(workspace);
    const { wallAt } = workspace.clocks;
    await addEntry(workspace, { taskId: task.id, startAt: wallAt - HOUR_MS, endAt: wallAt, note: '' });
    await deleteTask(workspace, task);
    expect(await items(workspace)).toEqual([]);
    expect(await workspace.db.rows('entries').count()).toBe(1);
  });
});

describe('assignments', () => {
  test('accept, start, hand over; each answer can be undone', async () => {
    const workspace = await openTestWorkspace();
    const offered = await offer(workspace, 'front-page');
    const undo = await acceptOffer(workspace, offered);
    expect(await item(workspace)).toMatchObject({ id: 'front-page', stored: false });
    await write(workspace, undo);
    expect(await items(workspace)).toEqual([]);
    await acceptOffer(workspace, offered);
    await startWork(workspace, await item(workspace));
    const { assignment: started } = await item(workspace);
    expect(started).toMatchObject({ startedAt: workspace.clocks.wallAt });
    if (started) expect(startedChanges(started, workspace.clocks.wallAt)).toEqual([]);
    if (started) await handOver(workspace, started, { note: 'all in the folder', links: [] });
    expect(await items(workspace)).toEqual([]);
    expect(await readFinished(workspace.db, 5)).toMatchObject([{ id: 'front-page' }]);
  });

  test('only the answers are open; planning it stays sealed', async () => {
    const workspace = await openTestWorkspace();
    await acceptOffer(workspace, await offer(workspace, 'front-page'));
    await planTask(workspace, await item(workspace), TODAY);
    const ops = await workspace.db.outbox.toArray();
    expect(ops.map(({ table, lane, op }) => [table, lane, Object.keys(op.patch)])).toEqual([
      ['assignments', 'open', ['answer', 'answeredAt']],
      ['tasks', 'held', expect.arrayContaining(['day', 'title'])],
    ]);
  });

  test('planning an assignment, undoing it, and planning it again shows it planned', async () => {
    const workspace = await openTestWorkspace();
    await acceptOffer(workspace, await offer(workspace, 'front-page'));
    const undo = await planTask(workspace, await item(workspace), TODAY);
    await write(workspace, undo);
    expect(await item(workspace)).toMatchObject({ day: null, stored: false });
    await planTask(workspace, await item(workspace), TODAY);
    expect(await item(workspace)).toMatchObject({ day: TODAY, stored: true });
  });

  test('taking back the yes to planned work leaves no task behind, and saying yes again finds the plan', async () => {
    const workspace = await openTestWorkspace();
    const undo = await acceptOffer(workspace, await offer(workspace, 'front-page'));
    await planTask(workspace, await item(workspace), TODAY);
    const again = await write(workspace, undo);
    expect(await items(workspace)).toEqual([]);
    await write(workspace, again);
    expect(await item(workspace)).toMatchObject({ day: TODAY });
  });

  test('a declined offer is gone from what is open, and its undo brings it back', async () => {
    const workspace = await openTestWorkspace();
    const undo = await declineOffer(workspace, await offer(workspace, 'front-page'));
    expect((await readWork(workspace.db, TODAY)).assignments).toEqual([]);
    await write(workspace, undo);
    expect((await readWork(workspace.db, TODAY)).assignments).toHaveLength(1);
  });

  test('what was handed over today stays on the plan of the day, done', async () => {
    const workspace = await openTestWorkspace();
    await acceptOffer(workspace, await offer(workspace, 'front-page'));
    await planTask(workspace, await item(workspace), TODAY);
    const { assignment } = await item(workspace);
    if (assignment) await handOver(workspace, assignment, { note: '', links: [] });
    expect(await item(workspace)).toMatchObject({ day: TODAY, doneAt: workspace.clocks.wallAt });
  });
});

describe('time entries by hand', () => {
  async function entry({ db }: TestWorkspace): Promise<TimeEntry> {
    const [one] = parseRows('entries', await db.rows('entries').toArray());
    if (!one) throw new Error('no entry');
    return one;
  }

  test('add, edit, delete, and undo', async () => {
    const workspace = await openTestWorkspace();
    const { wallAt } = workspace.clocks;
    const edit = { taskId: null, startAt: wallAt - HOUR_MS, endAt: wallAt, note: '' };
    await addEntry(workspace, edit);
    const added = await entry(workspace);
    expect(await editEntry(workspace, added, edit)).toEqual([]);
    const undo = await editEntry(workspace, added, { ...edit, note: 'longer', endAt: wallAt - 1 });
    await write(workspace, undo);
    expect(await entry(workspace)).toEqual(added);
    await write(workspace, await deleteEntries(workspace, [added.id]));
    expect(await entry(workspace)).toEqual(added);
  });

  test('breaks are added, corrected and removed; one outside the times is refused', async () => {
    const workspace = await openTestWorkspace();
    const { wallAt } = workspace.clocks;
    const edit = { taskId: null, startAt: wallAt - HOUR_MS, endAt: wallAt, note: '' };
    const pause = (from: number, to: number | null) => ({
      startAt: edit.startAt + from * MINUTE_MS,
      endAt: to === null ? null : edit.startAt + to * MINUTE_MS,
    });
    const refused = { code: 'entry-break-outside' };
    await addEntry(workspace, { ...edit, pauses: [pause(10, 20)] });
    const added = await entry(workspace);
    expect(added.pauses).toEqual([pause(10, 20)]);
    for (const odd of [pause(-1, 5), pause(50, 61), pause(20, 20), pause(30, 25), pause(30, null)])
      await expect(editEntry(workspace, added, { ...edit, pauses: [odd] })).rejects.toMatchObject(refused);
    const undo = await editEntry(workspace, added, { ...edit, pauses: [pause(15, 25), pause(40, 45)] });
    expect((await entry(workspace)).pauses).toEqual([pause(15, 25), pause(40, 45)]);
    await write(workspace, undo);
    expect(await entry(workspace)).toEqual(added);
    // A break that the new times leave outside stays, in case they are changed back, and does not count.
    await editEntry(workspace, added, { ...edit, startAt: pause(30, null).startAt });
    expect((await entry(workspace)).pauses).toEqual([pause(10, 20)]);
    await editEntry(workspace, added, { ...edit, pauses: [] });
    expect((await entry(workspace)).pauses).toEqual([]);
  });

  test('an end before the start, a time in the future and an endless note are refused', async () => {
    const workspace = await openTestWorkspace();
    const { wallAt } = workspace.clocks;
    const edit = { taskId: null, startAt: wallAt - HOUR_MS, endAt: wallAt, note: '' };
    const add = async (odd: Partial<typeof edit>) => addEntry(workspace, { ...edit, ...odd });
    await expect(add({ endAt: edit.startAt })).rejects.toMatchObject({ code: 'entry-ends-before-start' });
    await expect(add({ startAt: wallAt + 1 })).rejects.toMatchObject({ code: 'entry-in-future' });
    await expect(add({ endAt: wallAt + 1 })).rejects.toMatchObject({ code: 'entry-in-future' });
    await expect(add({ note: 'x'.repeat(10_001) })).rejects.toMatchObject({ code: 'entry-note-too-long' });
    expect(await workspace.db.rows('entries').count()).toBe(0);
  });

  test('an entry made while the clock was ahead can still get a note', async () => {
    const workspace = await openTestWorkspace();
    const { wallAt } = workspace.clocks;
    await addEntry(workspace, { taskId: null, startAt: wallAt - HOUR_MS, endAt: wallAt, note: '' });
    workspace.clocks.wallAt -= 2 * HOUR_MS;
    const ahead = await entry(workspace);
    await editEntry(workspace, ahead, { ...ahead, note: 'later' });
    expect((await entry(workspace)).note).toBe('later');
    await expect(editEntry(workspace, ahead, { ...ahead, endAt: wallAt - 1 })).rejects.toMatchObject({
      code: 'entry-in-future',
    });
  });
});

test('sleep can be entered without its end, and gets it later', async () => {
  const workspace = await openTestWorkspace();
  const { wallAt } = workspace.clocks;
  await addSleep(workspace, { startAt: wallAt, endAt: null });
  const [sleep] = parseRows('rhythm', await workspace.db.rows('rhythm').toArray());
  if (!sleep) throw new Error('no sleep');
  const correct = async (endAt: number) => editSleep(workspace, sleep, { startAt: wallAt, endAt });
  await expect(correct(wallAt)).rejects.toMatchObject({ code: 'sleep-ends-before-start' });
  await expect(correct(wallAt + 8 * HOUR_MS)).rejects.toMatchObject({ code: 'rhythm-in-future' });
  workspace.clocks.wallAt += 8 * HOUR_MS;
  await correct(wallAt + 8 * HOUR_MS);
  expect(await workspace.db.rows('rhythm').where('_far').equals(1).count()).toBe(0);
});
