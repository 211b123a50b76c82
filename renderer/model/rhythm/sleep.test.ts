import { expect, test } from 'vitest';
import { startFocus } from '#renderer/model/clock/focus.ts';
import { addEntry, countAsSleep } from '#renderer/model/log/entries.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { write } from '#renderer/store/write.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { addSleep, countAsWork, joinSleep } from './sleep.ts';
import { endSleep, leaveSleepOpen, readSleepAtWork } from './sleep-at-work.ts';

async function sleepIn({ db }: TestWorkspace) {
  const records = parseRows('rhythm', await db.rows('rhythm').toArray());
  return records.toSorted((a, b) => a.startAt - b.startAt);
}

async function entriesIn({ db }: TestWorkspace) {
  return parseRows('entries', await db.rows('entries').toArray());
}

const times = (list: ReadonlyArray<{ startAt: number; endAt: number | null }>) =>
  list.map(({ startAt, endAt }) => [startAt, endAt]);

test('a night that two devices recorded becomes one, and can be taken apart again', async () => {
  const workspace = await openTestWorkspace();
  const now = workspace.clocks.wallAt;
  const nights = [
    { startAt: now - 9 * HOUR_MS, endAt: now - HOUR_MS },
    { startAt: now - 9 * HOUR_MS + 5 * MINUTE_MS, endAt: now - HOUR_MS + 5 * MINUTE_MS },
  ];
  for (const night of nights) await addSleep(workspace, night);
  const undo = await joinSleep(workspace, await sleepIn(workspace));
  expect(times(await sleepIn(workspace))).toEqual([[now - 9 * HOUR_MS, now - HOUR_MS + 5 * MINUTE_MS]]);
  await write(workspace, undo);
  expect(times(await sleepIn(workspace))).toEqual(times(nights));
});

test('work in the middle of a night leaves sleep before and after it, or a break in the work', async () => {
  const workspace = await openTestWorkspace();
  const now = workspace.clocks.wallAt;
  const night = { startAt: now - 9 * HOUR_MS, endAt: now - HOUR_MS };
  await addSleep(workspace, night);
  const work = { startAt: now - 6 * HOUR_MS, endAt: now - 5 * HOUR_MS };
  await addEntry(workspace, { ...work, taskId: null, note: '' });
  const [record] = await sleepIn(workspace);
  const [entry] = await entriesIn(workspace);
  if (!record || !entry) throw new Error('nothing recorded');
  const undo = await countAsWork(workspace, [record], entry);
  expect(times(await sleepIn(workspace))).toEqual([
    [night.startAt, work.startAt],
    [work.endAt, night.endAt],
  ]);
  await write(workspace, undo);
  expect(times(await sleepIn(workspace))).toEqual(times([night]));
  await countAsSleep(workspace, entry, [record]);
  expect(await entriesIn(workspace)).toEqual([]);
});

test('sleep in which work began is asked about until it has an end, or is left as it is', async () => {
  const workspace = await openTestWorkspace();
  const { db, clocks } = workspace;
  const bedAt = clocks.wallAt;
  await addSleep(workspace, { startAt: bedAt, endAt: null });
  clocks.pass(8 * HOUR_MS);
  await startFocus(workspace, null);
  const startAt = clocks.wallAt;
  const asked = await readSleepAtWork(db, startAt);
  expect(times(asked)).toEqual([[bedAt, null]]);
  // Work that began before is not work from sleep.
  expect(await readSleepAtWork(db, bedAt)).toEqual([]);
  // So long after going to bed nobody sleeps any more.
  expect(await readSleepAtWork(db, bedAt + 17 * HOUR_MS)).toEqual([]);
  const undo = await endSleep(workspace, asked, startAt);
  expect(times(await sleepIn(workspace))).toEqual([[bedAt, startAt]]);
  expect(await readSleepAtWork(db, startAt)).toEqual([]);
  await write(workspace, undo);
  expect(await readSleepAtWork(db, startAt)).toHaveLength(1);
  await leaveSleepOpen(workspace, asked);
  expect(await readSleepAtWork(db, startAt)).toEqual([]);
});
