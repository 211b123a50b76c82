import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { readTitles, readWork } from '#renderer/model/work/read-work.ts';
import { addRepeat } from '#renderer/model/work/repeats.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
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
