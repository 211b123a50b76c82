import { beforeEach, describe, expect, test } from 'vitest';
import { undo } from '#renderer/model/act/history.ts';
import { startWork } from '#renderer/model/clock/focus.ts';
import { readOneWork } from '#renderer/model/work/one-work.ts';
import { readTitles, readWork } from '#renderer/model/work/read-work.ts';
import { addRepeat, type RepeatEdit } from '#renderer/model/work/repeats.ts';
import { addTask, deleteTask, finishTask, noteTask, planTask } from '#renderer/model/work/tasks.ts';
import { addDays } from '#shared/domain/day/day.ts';
import { occurrenceId } from '#shared/domain/work/repeat.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import { openTestWorkspace, pulled, type TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { closeDay } from './close-day.ts';
import { checkIn, setDayPlan, writeLine } from './day-page.ts';
import { readDayPage } from './read-plan.ts';

const today = '2026-11-23';
const tomorrow = addDays(today, 1);
const daily: RepeatEdit = {
  title: '水をやる',
  rule: { kind: 'every', days: 1 },
  fromDay: today,
  untilDay: null,
  estimateMinutes: null,
  startMinutes: null,
  isAppointment: false,
  cue: '',
  project: '',
};

describe('the plan of a day', () => {
  let workspace: TestWorkspace;
  const planned = async (day: string) =>
    (await readWork(workspace.db, day)).items.filter((item) => item.day === day);
  const only = (items: WorkItem[]): WorkItem => {
    expect(items).toHaveLength(1);
    return items[0] ?? expect.fail();
  };

  beforeEach(async () => {
    workspace = await openTestWorkspace();
  });

  test('energy is told, told otherwise, and taken back', async () => {
    const back = await checkIn(workspace, today, { energy: 2 });
    await checkIn(workspace, today, { energy: 4 });
    expect((await readDayPage(workspace.db, today)).energy).toBe(4);
    expect(await workspace.db.rows('checkins').count()).toBe(1);
    await undo(workspace, back);
    expect((await readDayPage(workspace.db, today)).energy).toBeNull();
  });

  test('mood is told beside energy, each by itself', async () => {
    await checkIn(workspace, today, { mood: -1 });
    expect(await readDayPage(workspace.db, today)).toMatchObject({ energy: null, mood: -1 });
    await checkIn(workspace, today, { energy: 3 });
    await checkIn(workspace, today, { mood: null });
    expect(await readDayPage(workspace.db, today)).toMatchObject({ energy: 3, mood: null });
  });

  test('closing moves what is open, keeps the line, and is taken back whole', async () => {
    await addTask(workspace, 'a', today);
    const item = only(await planned(today));
    const before = await readDayPage(workspace.db, today);
    const closing = { line: ' 進んだ ', firstStep: '机に向かう', moves: [{ item, day: tomorrow }] };
    const back = await closeDay(workspace, today, closing);
    expect(await planned(today)).toEqual([]);
    expect(only(await planned(tomorrow)).id).toBe(item.id);
    const { plan } = await readDayPage(workspace.db, today);
    expect([plan.line, plan.closedAt]).toEqual(['進んだ', workspace.clocks.wallAt]);
    expect((await readDayPage(workspace.db, tomorrow)).plan.firstStep).toBe('机に向かう');

    await undo(workspace, back);
    expect(await readDayPage(workspace.db, today)).toEqual(before);
    expect(only(await planned(today)).id).toBe(item.id);
    expect((await readDayPage(workspace.db, tomorrow)).plan.firstStep).toBe('');
  });

  test('the line of a day can be written later, is taken back, and is refused when too long', async () => {
    const line = async () => (await readDayPage(workspace.db, today)).plan.line;
    await setDayPlan(workspace, today, { availableMinutes: 60 });
    const back = await writeLine(workspace, today, ' 静かな日 ');
    expect(await line()).toBe('静かな日');
    await expect(writeLine(workspace, today, 'x'.repeat(10_001))).rejects.toMatchObject({
      code: 'note-too-long',
    });
    expect(await line()).toBe('静かな日');
    await undo(workspace, back);
    expect((await readDayPage(workspace.db, today)).plan).toMatchObject({ line: '', availableMinutes: 60 });
  });

  test('closing stores nothing when a part of it does not fit', async () => {
    await addTask(workspace, 'a', today);
    const item = only(await planned(today));
    const closing = { line: 'x'.repeat(10_001), firstStep: '', moves: [{ item, day: null }] };
    await expect(closeDay(workspace, today, closing)).rejects.toMatchObject({ code: 'note-too-long' });
    expect(only(await planned(today)).id).toBe(item.id);
    expect(await workspace.db.rows('plans').count()).toBe(0);
  });

  test('an occurrence is there on each of its days, stored once it is touched, and nothing of it piles up', async () => {
    await addRepeat(workspace, daily);
    const item = only(await planned(today));
    expect(item.stored).toBe(false);
    await finishTask(workspace, item, true);
    expect(only(await planned(today))).toMatchObject({ id: item.id, stored: true });
    const [repeat] = await workspace.db.rows('repeats').toArray();
    expect(item.id).toBe(occurrenceId(repeat?.id ?? '', today));

    const next = only(await planned(tomorrow));
    await planTask(workspace, next, null);
    expect(await planned(tomorrow)).toEqual([]);
    const later = await readWork(workspace.db, addDays(today, 5));
    expect(later.items.map(({ day }) => day)).toEqual([addDays(today, 5)]);
  });

  test('an occurrence opens whole, is worked on under its name, and is let pass when it is deleted', async () => {
    await addRepeat(workspace, daily);
    const item = only(await planned(today));
    expect((await readOneWork(workspace.db, item.id))?.item).toEqual(item);
    await startWork(workspace, item);
    expect((await readTitles(workspace.db, [item.id])).get(item.id)).toBe('水をやる');

    const stored = only(await planned(today));
    const back = await deleteTask(workspace, stored);
    expect(await planned(today)).toEqual([]);
    await undo(workspace, back);
    expect(only(await planned(today)).id).toBe(item.id);

    const next = only(await planned(tomorrow));
    await deleteTask(workspace, next);
    expect(await planned(tomorrow)).toEqual([]);
    expect(await readOneWork(workspace.db, occurrenceId('nobody', today))).toBeNull();
  });

  test('an occurrence that is changed here does not open again where it was finished on another device', async () => {
    await addRepeat(workspace, daily);
    const item = only(await planned(today));
    await noteTask(workspace, item, '窓ぎわも');
    const fields = { title: daily.title, day: today, createdAt: 1, doneAt: 2, repeatId: item.repeatId };
    await pulled(workspace, 'tasks', item.id, fields);
    expect(only(await planned(today))).toMatchObject({
      note: '窓ぎわも',
      doneAt: 2,
      repeatId: item.repeatId,
    });
  });

  test('an appointment that has passed asks for nothing, and stands on its day', async () => {
    await addTask(workspace, '面談', today, { isAppointment: true, startMinutes: 600 });
    expect((await readWork(workspace.db, tomorrow)).items).toEqual([]);
    expect(only(await planned(today)).title).toBe('面談');
  });

  test('a repeat on no day of the week is told, and not stored', async () => {
    const edit: RepeatEdit = { ...daily, rule: { kind: 'weekdays', weekdays: [] } };
    await expect(addRepeat(workspace, edit)).rejects.toMatchObject({ code: 'repeat-no-days' });
    expect(await workspace.db.rows('repeats').count()).toBe(0);
  });

  test('the time there is stays when something else of the day is written', async () => {
    await setDayPlan(workspace, today, { availableMinutes: 90 });
    await setDayPlan(workspace, today, { isSlow: true });
    expect((await readDayPage(workspace.db, today)).plan).toMatchObject({
      availableMinutes: 90,
      isSlow: true,
    });
  });
});
