import { expect, test } from 'vitest';
import { remember, undoStep } from '#renderer/model/act/history.ts';
import { readTitles, readWork } from '#renderer/model/work/read-work.ts';
import { addRepeat } from '#renderer/model/work/repeats.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
import { InputError } from '#shared/domain/input-error.ts';
import { openTestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { addEntry, editEntries, editEntry } from './entries.ts';
import { readEntries } from './read-entries.ts';

const TODAY = '2026-11-23';

test('an entry about something that repeats keeps its name once the day is over', async () => {
  const workspace = await openTestWorkspace();
  const { db, clocks } = workspace;
  const from = { fromDay: TODAY, untilDay: null, rule: { kind: 'every', days: 1 } } as const;
  const words = { estimateMinutes: null, startMinutes: null, isAppointment: false, cue: '', project: '' };
  for (const title of ['水やり', '散歩', '片づけ']) await addRepeat(workspace, { ...from, ...words, title });
  const ids = new Map((await readWork(db, TODAY)).items.map(({ title, id }) => [title, id]));
  const idOf = (title: string) => ids.get(title) ?? expect.fail();

  const times = { startAt: clocks.wallAt - HOUR_MS, endAt: clocks.wallAt, note: '' };
  await addEntry(workspace, { ...times, taskId: idOf('水やり') });
  const reach = { startAt: times.startAt, endAt: times.endAt };
  const [entry = expect.fail()] = (await readEntries(db, reach)).rows;
  await editEntry(workspace, entry, { ...times, taskId: idOf('散歩') });
  await editEntries(workspace, [entry.id], { taskId: idOf('片づけ') });
  expect([...(await readTitles(db, [...ids.values()])).values()].toSorted()).toEqual(
    ['水やり', '散歩', '片づけ'].toSorted(),
  );
});

test('an entry and the new task that it names are one action, and taken back by one undo', async () => {
  const workspace = await openTestWorkspace();
  const { db, clocks } = workspace;
  const times = { startAt: clocks.wallAt - HOUR_MS, endAt: clocks.wallAt, note: '', taskId: null };
  const read = async () => {
    const [entries, { items }] = [(await readEntries(db, times)).rows, await readWork(db, TODAY)];
    const titles = new Map(items.map(({ id, title, day }) => [id, day === null ? title : day]));
    return entries.map(({ taskId }) => taskId && titles.get(taskId)).concat(`of ${items.length}`);
  };
  await remember(addEntry(workspace, { ...times, newTask: ' 電話 ' }));
  expect(await read()).toEqual(['電話', 'of 1']);
  const [entry = expect.fail()] = (await readEntries(db, times)).rows;
  await remember(editEntry(workspace, entry, { ...times, newTask: '手紙' }));
  expect(await read()).toEqual(['手紙', 'of 2']);
  await remember(editEntries(workspace, [entry.id], { newTask: '見積もり' }));
  expect(await read()).toEqual(['見積もり', 'of 3']);
  await undoStep(workspace);
  await undoStep(workspace);
  expect(await read()).toEqual(['電話', 'of 1']);
  await undoStep(workspace);
  expect(await read()).toEqual(['of 0']);
});

test('a new task with a title that is too long refuses the entry, and nothing is stored', async () => {
  const workspace = await openTestWorkspace();
  const { db, clocks } = workspace;
  const times = { startAt: clocks.wallAt - HOUR_MS, endAt: clocks.wallAt, note: '', taskId: null };
  await expect(addEntry(workspace, { ...times, newTask: 'あ'.repeat(501) })).rejects.toThrow(InputError);
  expect((await readEntries(db, times)).rows).toEqual([]);
  expect((await readWork(db, TODAY)).items).toEqual([]);
});
