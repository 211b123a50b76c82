import { beforeEach, describe, expect, test } from 'vitest';
import { undo } from '#renderer/model/act/history.ts';
import { startWork } from '#renderer/model/clock/focus.ts';
import { addEntry } from '#renderer/model/log/entries.ts';
import { addSleep } from '#renderer/model/rhythm/sleep.ts';
import { readRowName } from '#renderer/model/sync/row-name.ts';
import { readOneWork } from '#renderer/model/work/one-work.ts';
import { readWork } from '#renderer/model/work/read-work.ts';
import { addTask, finishTask } from '#renderer/model/work/tasks.ts';
import { toStoredRow } from '#renderer/store/database.ts';
import { addDays } from '#shared/domain/day/day.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { Goal } from '#shared/domain/goals/goal.ts';
import { goalMarkId } from '#shared/domain/goals/goal-mark.ts';
import type { Fields } from '#shared/sync/operation.ts';
import { goalEdit } from '#tests/component/given.ts';
import {
  entryFields,
  openTestWorkspace,
  pulled,
  type TestWorkspace,
  taskFields,
} from '#tests/fixtures/test-workspace.ts';
import {
  addGoal,
  bringBackGoal,
  deleteGoal,
  editGoal,
  endGoal,
  type GoalEdit,
  stopReminding,
} from './goals.ts';
import { markGoal, sayAmount } from './marks.ts';
import { pauseGoals, resumeGoals } from './pauses.ts';
import { goalTaskId, planGoal } from './plan-goal.ts';
import { readGoals, readGoalsOn, readGoalsToday, readGoalViews } from './read-goals.ts';
import { readHappened } from './read-happened.ts';

const TODAY = '2026-11-23';
const ZONE = 'Asia/Tokyo';
const edit = goalEdit('線を1本ひく');

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
});

const at = (today = TODAY) => ({ today, now: workspace.clocks.wallAt, zone: ZONE, starts: [] });

async function made(fields: Partial<GoalEdit> = {}, today = TODAY): Promise<Goal> {
  workspace.clocks.pass(1);
  await addGoal(workspace, { ...edit, ...fields }, today);
  const { going } = await readGoals(workspace.db);
  return going.at(-1) ?? expect.fail();
}

async function view(goal: Pick<Goal, 'id'>, today = TODAY) {
  const { going, pauses } = await readGoals(workspace.db);
  const views = await readGoalViews(workspace.db, going, pauses, at(today));
  return views.find((one) => one.goal.id === goal.id) ?? expect.fail();
}

describe('a goal', () => {
  test('is added, changed and taken back; without a name or the amount it needs, it is refused', async () => {
    const goal = await made({ title: ' 描く ' });
    expect(goal).toMatchObject({ title: '描く', fromDay: TODAY, perWeek: 7 });
    const back = await editGoal(workspace, goal, { ...edit, title: '塗る', perWeek: 3 });
    expect((await readGoals(workspace.db)).going[0]).toMatchObject({ title: '塗る', perWeek: 3 });
    await undo(workspace, back);
    expect((await readGoals(workspace.db)).going).toEqual([goal]);
    await expect(addGoal(workspace, { ...edit, title: ' ' }, TODAY)).rejects.toMatchObject({
      code: 'title-empty',
    });
    const work = { ...edit, target: { kind: 'work', measure: 'blocks' } as const };
    await expect(addGoal(workspace, work, TODAY)).rejects.toMatchObject({ code: 'goal-amount-needed' });
  });

  test('that was ended and is taken up again has lost nothing meanwhile', async () => {
    const goal = await made({ isStrengthShown: true }, addDays(TODAY, -20));
    for (let ago = 15; ago >= 5; ago--) {
      const day = addDays(TODAY, -ago);
      await markGoal(workspace, goal, { day, reason: null, isOverruled: false }, 'done');
    }
    const end = addDays(TODAY, -5);
    const before = await view(goal, end);
    await endGoal(workspace, goal, end);
    const { going, ended } = await readGoals(workspace.db);
    expect([going, ended.map(({ endedDay }) => endedDay)]).toEqual([[], [end]]);
    await bringBackGoal(workspace, ended[0] ?? goal, TODAY);
    const after = await view(goal);
    expect([after.last, after.strength]).toEqual([before.last, before.strength]);
    expect(after.week.map(({ state }) => state)).toEqual([
      'done',
      'done',
      ...Array(4).fill('paused'),
      'blank',
    ]);
  });

  test('that was paused, ended and is taken up again does not rest, until that is taken back', async () => {
    const goal = await made({}, addDays(TODAY, -20));
    await pauseGoals(workspace, goal.id, addDays(TODAY, -10));
    await endGoal(workspace, goal, addDays(TODAY, -8));
    const [ended = goal] = (await readGoals(workspace.db)).ended;
    const back = await bringBackGoal(workspace, ended, TODAY);
    const states = async () => (await view(goal)).week.map(({ state }) => state);
    expect(await states()).toEqual([...Array(6).fill('paused'), 'blank']);
    await undo(workspace, back);
    const { ended: again, pauses } = await readGoals(workspace.db);
    expect([again, pauses.map(({ until }) => until)]).toEqual([[ended], [null]]);
  });

  test('is deleted with its marks and pauses, and brought back with them', async () => {
    const [goal, other] = [await made(), await made()];
    await markGoal(workspace, goal, (await view(goal)).today, 'done');
    await markGoal(workspace, other, (await view(other)).today, 'done');
    await pauseGoals(workspace, goal.id, addDays(TODAY, 1));
    const rows = () =>
      Promise.all(
        (['goals', 'goalMarks', 'goalPauses'] as const).map((table) => workspace.db.rows(table).count()),
      );
    expect(await rows()).toEqual([2, 2, 1]);
    const back = await deleteGoal(workspace, goal);
    expect(await rows()).toEqual([1, 1, 0]);
    await undo(workspace, back);
    expect(await rows()).toEqual([2, 2, 1]);
  });

  test('reminds no more once that was said, until it is taken back', async () => {
    const goal = await made({ remindAtMinutes: 540 });
    const back = await stopReminding(workspace, goal);
    expect((await readGoals(workspace.db)).going[0]?.remindAtMinutes).toBeNull();
    await undo(workspace, back);
    expect((await readGoals(workspace.db)).going[0]?.remindAtMinutes).toBe(540);
  });
});

describe('marks', () => {
  test('of the same goal and day are one row, whichever device makes them', async () => {
    const goal = await made();
    const { today } = await view(goal);
    const back = await markGoal(workspace, goal, today, 'done');
    // As a second device that has not heard of the first one.
    const other = await openTestWorkspace();
    await markGoal(other, goal, today, 'smallest');
    const ids = (one: TestWorkspace) => one.db.rows('goalMarks').toCollection().primaryKeys();
    expect(await ids(other)).toEqual(await ids(workspace));
    await markGoal(workspace, goal, today, 'let-pass');
    expect(await workspace.db.rows('goalMarks').count()).toBe(1);
    expect((await view(goal)).today.state).toBe('let-pass');
    await undo(workspace, back);
    expect((await view(goal)).today.state).toBe('blank');
  });

  test('are known by the name of their goal, also once it was deleted', async () => {
    const goal = await made({ title: '描く' });
    await markGoal(workspace, goal, (await view(goal)).today, 'done');
    const name = () => readRowName(workspace.db, 'goalMarks', goalMarkId(goal.id, TODAY), {});
    expect((await name()).title).toBe('描く');
    await deleteGoal(workspace, goal);
    expect((await name()).title).toBe('描く');
  });

  test('hold an amount, which is done from the wanted one on', async () => {
    const goal = await made({ amount: 20, unit: 'ページ' });
    const today = async () => (await view(goal)).today;
    await sayAmount(workspace, goal, await today(), 12);
    expect(await today()).toMatchObject({ state: 'blank', amount: 12 });
    await sayAmount(workspace, goal, await today(), 20);
    expect(await today()).toMatchObject({ state: 'done', amount: 20 });
    await markGoal(workspace, goal, await today(), 'none');
    expect(await today()).toMatchObject({ state: 'blank', amount: null });
  });
});

describe('a goal that points at records', () => {
  const block = (hours: number, taskId: string | null = null) => {
    const startAt = workspace.clocks.wallAt - hours * HOUR_MS;
    return addEntry(workspace, { taskId, startAt, endAt: startAt + 25 * MINUTE_MS, note: '' });
  };

  test('marks itself and says why, is overruled, and follows the records again', async () => {
    const goal = await made({ target: { kind: 'work', measure: 'blocks' }, amount: 2 });
    const today = async () => (await view(goal)).today;
    await block(3);
    expect(await today()).toMatchObject({ state: 'blank', amount: 1 });
    await block(2);
    expect(await today()).toMatchObject({ state: 'done', reason: { kind: 'blocks', count: 2 } });
    await markGoal(workspace, goal, await today(), 'none');
    expect(await today()).toMatchObject({ state: 'blank', reason: null, isOverruled: true });
    await markGoal(workspace, goal, await today(), 'done');
    expect(await today()).toMatchObject({ state: 'done', reason: { count: 2 }, isOverruled: false });
    expect((await readGoalsToday(workspace.db, at()))[0]?.today.state).toBe('done');
  });

  test('an amount that the member enters holds against the records', async () => {
    const goal = await made({ amount: 20, unit: 'ページ' });
    const today = async () => (await view(goal)).today;
    await planGoal(workspace, goal, TODAY);
    const work = await readOneWork(workspace.db, goalTaskId(goal, TODAY));
    await finishTask(workspace, work?.item ?? expect.fail(), true);
    expect(await today()).toMatchObject({ state: 'done', reason: { kind: 'finished' } });
    await sayAmount(workspace, goal, await today(), 5);
    expect(await today()).toMatchObject({ state: 'blank', amount: 5, isOverruled: true });
    await sayAmount(workspace, goal, await today(), 6);
    expect(await today()).toMatchObject({ state: 'blank', amount: 6, isOverruled: true });
    await sayAmount(workspace, goal, await today(), 20);
    expect(await today()).toMatchObject({ state: 'done', amount: 20, isOverruled: false });
  });

  test('is done by sleep from which the member got up in time', async () => {
    const target = {
      kind: 'rhythm',
      record: 'out-of-bed',
      before: 12 * 60,
      after: null,
      weekdays: [],
    } as const;
    const goal = await made({ target: { ...target, weekdays: [] } });
    const upAt = Date.parse(`${TODAY}T11:30:00+09:00`);
    await addSleep(workspace, { startAt: upAt - 9 * HOUR_MS, endAt: upAt });
    expect((await view(goal)).today.reason).toEqual({ kind: 'recorded', at: upAt, zone: ZONE });
  });

  test('is done by the task that it was planned as', async () => {
    const goal = await made();
    const other = await openTestWorkspace();
    for (const one of [workspace, other]) await planGoal(one, goal, TODAY);
    const ids = (one: TestWorkspace) => one.db.rows('tasks').toCollection().primaryKeys();
    expect(await ids(workspace)).toEqual([goalTaskId(goal, TODAY)]);
    expect(await ids(other)).toEqual(await ids(workspace));
    const work = await readOneWork(workspace.db, goalTaskId(goal, TODAY));
    await finishTask(workspace, work?.item ?? expect.fail(), true);
    expect((await view(goal)).today).toMatchObject({ state: 'done', reason: { kind: 'finished' } });
  });
});

test('a goal that is planned here does not open again what was finished on another device', async () => {
  const goal = await made({ cue: { kind: 'words', text: '朝' } });
  await planGoal(workspace, goal, TODAY);
  const id = goalTaskId(goal, TODAY);
  const fields = { title: '描く', day: TODAY, createdAt: 1, note: '青で', doneAt: workspace.clocks.wallAt };
  await pulled(workspace, 'tasks', id, fields);
  const item = (await readOneWork(workspace.db, id))?.item;
  expect(item).toMatchObject({ title: goal.title, cue: '朝', note: '青で', doneAt: fields.doneAt });
  expect((await view(goal)).today.state).toBe('done');
});

describe('a pause', () => {
  test('of all, made on two devices on the same day, is one row; resumed, the days in between do not count', async () => {
    const goal = await made({}, addDays(TODAY, -10));
    const marked = addDays(TODAY, -6);
    await markGoal(workspace, goal, { day: marked, reason: null, isOverruled: false }, 'done');
    const from = addDays(TODAY, -5);
    const before = await view(goal, from);
    await pauseGoals(workspace, null, from);
    await pauseGoals(workspace, null, from);
    expect(await workspace.db.rows('goalPauses').count()).toBe(1);
    expect((await view(goal)).today.state).toBe('paused');
    const back = await resumeGoals(workspace, null, TODAY);
    const after = await view(goal);
    expect([after.today.state, after.last]).toEqual(['blank', before.last]);
    await undo(workspace, back);
    expect((await view(goal)).today.state).toBe('paused');
  });

  test('that is resumed on its first day has not been', async () => {
    const goal = await made();
    await pauseGoals(workspace, goal.id, TODAY);
    await resumeGoals(workspace, goal.id, TODAY);
    expect(await workspace.db.rows('goalPauses').count()).toBe(0);
  });

  test('of one goal leaves the others', async () => {
    const [goal, other] = [await made(), await made()];
    await pauseGoals(workspace, goal.id, TODAY);
    expect([(await view(goal)).today.state, (await view(other)).today.state]).toEqual(['paused', 'blank']);
  });
});

test('of a week that is over, its own seven days are counted, the last one too', async () => {
  const goal = await made({}, addDays(TODAY, -30));
  const days = Array.from({ length: 7 }, (_, index) => addDays(TODAY, index - 10));
  for (const day of [addDays(TODAY, -11), addDays(TODAY, -9), addDays(TODAY, -3)]) {
    await markGoal(workspace, goal, { day, reason: null, isOverruled: false }, 'done');
  }
  const of = async (asked: ReadonlyArray<string>) =>
    (await readGoalsOn(workspace.db, [goal], [], asked, at()))[0] ?? expect.fail();
  const past = await of(days);
  expect([past.week.map(({ day }) => day), past.last]).toEqual([days, { done: 1, of: 7 }]);
  // Of the present week there is nothing to see after today.
  const present = await of([addDays(TODAY, -1), TODAY, addDays(TODAY, 1)]);
  expect([present.week.length, present.last]).toEqual([2, { done: 0, of: 1 }]);
});

test('seven days that count are found however many were let pass', async () => {
  const goal = await made({}, addDays(TODAY, -100));
  for (let ago = 1; ago <= 60; ago++) {
    const day = addDays(TODAY, -ago);
    await markGoal(workspace, goal, { day, reason: null, isOverruled: false }, 'let-pass');
  }
  for (let ago = 61; ago <= 64; ago++) {
    const day = addDays(TODAY, -ago);
    await markGoal(workspace, goal, { day, reason: null, isOverruled: false }, 'done');
  }
  expect((await view(goal)).last).toEqual({ done: 4, of: 7 });
});

test('a goal of so many days a week is wanted until it was done on so many of the last seven', async () => {
  const goal = await made({ perWeek: 2 }, addDays(TODAY, -10));
  const isWanted = async () => (await readGoalsToday(workspace.db, at()))[0]?.isWanted;
  const mark = (ago: number) =>
    markGoal(workspace, goal, { day: addDays(TODAY, -ago), reason: null, isOverruled: false }, 'done');
  for (const ago of [3, 7]) await mark(ago);
  expect([await isWanted(), (await view(goal)).isWanted]).toEqual([true, true]);
  const back = await mark(6);
  expect([await isWanted(), (await view(goal)).isWanted]).toEqual([false, false]);
  await undo(workspace, back);
  await mark(0);
  expect(await isWanted()).toBe(false);
});

test('of three years in which a goal rested nothing is read, and it is seen as it was before', async () => {
  const first = addDays(TODAY, -1_200);
  const work = await made({ target: { kind: 'work', measure: 'blocks' }, amount: 1 }, first);
  const alone = await made({}, first);
  // On every day there was a block, a mark of the other goal, and a task that was finished.
  const days = Array.from({ length: 1_200 }, (_, index) => addDays(first, index));
  const noon = (day: string) => Date.parse(`${day}T12:00:00+09:00`);
  const { db } = workspace;
  const put = (table: 'entries' | 'goalMarks' | 'tasks', fieldsOf: (day: string) => Fields) =>
    db.rows(table).bulkPut(days.map((day) => toStoredRow(table, `${table}:${day}`, fieldsOf(day))));
  await put('entries', (day) => entryFields(noon(day)));
  await put('goalMarks', (day) => ({ goalId: alone.id, day, state: 'done' }));
  await put('tasks', (day) => ({ ...taskFields('描く'), doneAt: noon(day) }));
  await pauseGoals(workspace, work.id, addDays(first, 20));
  await resumeGoals(workspace, work.id, addDays(TODAY, -3));

  const read = { entries: 0, goalMarks: 0, tasks: 0 };
  for (const table of ['entries', 'goalMarks', 'tasks'] as const) {
    db.rows(table).hook('reading', (row) => {
      read[table]++;
      return row;
    });
  }
  const { going, pauses } = await readGoals(db);
  const [ofWork, ofAlone] = await readGoalViews(db, going, pauses, at());
  const states = ofWork?.week.map(({ state }) => state);
  expect(states).toEqual(['done', 'done', 'done', 'done', 'done', 'done', 'blank']);
  expect([ofWork?.last, ofAlone?.last]).toEqual([
    { done: 7, of: 7 },
    { done: 7, of: 7 },
  ]);
  // Of the work: the last days, those before the pause, and a month before each of both.
  expect(read.entries).toBeGreaterThan(20);
  expect(read.entries).toBeLessThan(100);
  expect(read.goalMarks).toBeLessThan(60);
  expect(read.tasks).toBeLessThan(40);
});

test('what happened lately is told, and nothing older', async () => {
  const now = workspace.clocks.wallAt;
  const ended = (agoMs: number) => ({
    ...{ taskId: null, startAt: now - HOUR_MS, endAt: now - agoMs, note: '' },
  });
  await addEntry(workspace, ended(20 * MINUTE_MS));
  expect(await readHappened(workspace.db, at())).toEqual([]);
  await addEntry(workspace, ended(2 * MINUTE_MS));
  expect(await readHappened(workspace.db, at())).toEqual([{ event: 'block-end', at: now - 2 * MINUTE_MS }]);
});

test('work that began lately is told, by a block that runs too', async () => {
  const work = await addTask(workspace, '描く', TODAY).then(() => readWork(workspace.db, TODAY));
  await startWork(workspace, work.items[0] ?? expect.fail());
  const startAt = workspace.clocks.wallAt;
  workspace.clocks.pass(MINUTE_MS);
  expect(await readHappened(workspace.db, at())).toEqual([{ event: 'work-start', at: startAt }]);
});
