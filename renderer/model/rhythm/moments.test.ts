import { beforeEach, expect, test } from 'vitest';
import { fillIn } from '#renderer/model/fill/fill.ts';
import { addEntry } from '#renderer/model/log/entries.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { takeOver } from '#renderer/store/rebase-row.ts';
import { write } from '#renderer/store/write.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { KIND_NAME_MAX } from '#shared/domain/rhythm/kind-setting.ts';
import { kindOf } from '#shared/domain/rhythm/kinds.ts';
import { NOTE_MAX } from '#shared/domain/work/task.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { addKind, changeKind, readKinds } from './kinds.ts';
import { deleteMoment, editMoment, recordMoment } from './moments.ts';
import { addSleep } from './sleep.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
});

async function records() {
  const rows = parseRows('rhythm', await workspace.db.rows('rhythm').toArray());
  return rows.toSorted((a, b) => a.startAt - b.startAt);
}
const told = async () => (await records()).map(({ kind, startAt, endAt }) => [kind, startAt, endAt]);
const now = () => workspace.clocks.wallAt;

test('what is recorded now is corrected, deleted, and brought back', async () => {
  await recordMoment(workspace, 'meal');
  const [meal] = await records();
  if (!meal) throw new Error('nothing was recorded');
  expect(meal).toMatchObject({ kind: 'meal', startAt: now(), zone: 'Asia/Tokyo', offset: 540 });
  const startAt = now() - HOUR_MS;
  const back = await editMoment(workspace, meal, { kind: 'outing', startAt, note: 'park' });
  expect(await records()).toMatchObject([{ id: meal.id, kind: 'outing', startAt, note: 'park' }]);
  await write(workspace, back);
  expect(await told()).toEqual([['meal', now(), null]]);
  const undo = await deleteMoment(workspace, meal);
  expect(await told()).toEqual([]);
  await write(workspace, undo);
  expect(await told()).toEqual([['meal', now(), null]]);
});

test('nothing is recorded of what is to come', async () => {
  await expect(recordMoment(workspace, 'meal', now() + 1)).rejects.toMatchObject({
    code: 'rhythm-in-future',
  });
  expect(await records()).toEqual([]);
});

test('going to bed begins sleep, once, and getting up ends it', async () => {
  const bedAt = now();
  await recordMoment(workspace, 'bed');
  workspace.clocks.pass(HOUR_MS);
  await expect(recordMoment(workspace, 'bed')).rejects.toMatchObject({ code: 'in-bed-already' });
  workspace.clocks.pass(7 * HOUR_MS);
  const undo = await recordMoment(workspace, 'out-of-bed');
  expect(await told()).toEqual([['sleep', bedAt, now()]]);
  await write(workspace, undo);
  expect(await told()).toEqual([['sleep', bedAt, null]]);
});

test('going to bed is recorded anew after work or a meal, though getting up was not', async () => {
  const startAt = now();
  await recordMoment(workspace, 'bed');
  workspace.clocks.pass(8 * HOUR_MS);
  const undo = await recordMoment(workspace, 'meal');
  workspace.clocks.pass(HOUR_MS);
  const afterMeal = await recordMoment(workspace, 'bed');
  expect((await told()).map(([kind]) => kind)).toEqual(['sleep', 'meal', 'sleep']);
  await write(workspace, afterMeal);
  await write(workspace, undo);
  await addEntry(workspace, { startAt: now() - HOUR_MS, endAt: now(), taskId: null, note: '' });
  await recordMoment(workspace, 'bed');
  expect(await told()).toEqual([
    ['sleep', startAt, null],
    ['sleep', now(), null],
  ]);
});

test('what is noted of getting up joins what was noted of the sleep, as far as there is room', async () => {
  const note = async () => (await records()).map((record) => record.note);
  const bedAt = now();
  await addSleep(workspace, { startAt: bedAt, endAt: null });
  workspace.clocks.pass(7 * HOUR_MS);
  const undo = await recordMoment(workspace, 'out-of-bed', now(), 'woken by the phone');
  expect(await told()).toEqual([['sleep', bedAt, now()]]);
  expect(await note()).toEqual(['woken by the phone']);
  await write(workspace, undo);
  expect(await note()).toEqual(['']);

  workspace.clocks.pass(10 * HOUR_MS);
  await recordMoment(workspace, 'bed', now(), 'tired');
  workspace.clocks.pass(HOUR_MS);
  await recordMoment(workspace, 'out-of-bed', now(), 'x'.repeat(NOTE_MAX));
  expect((await note()).at(-1)).toBe(`tired\nx${'x'.repeat(NOTE_MAX - 7)}`);
});

test('getting up from no known sleep is recorded by itself, until the sleep is added', async () => {
  const upAt = now();
  await recordMoment(workspace, 'out-of-bed');
  const [up] = await records();
  if (!up) throw new Error('nothing was recorded');
  expect(up).toMatchObject({ kind: 'out-of-bed', startAt: upAt });
  const undo = await addSleep(workspace, { startAt: upAt - 7 * HOUR_MS, endAt: upAt }, up);
  expect(await told()).toEqual([['sleep', upAt - 7 * HOUR_MS, upAt]]);
  await write(workspace, undo);
  expect(await told()).toEqual([['out-of-bed', upAt, null]]);
});

test('going to bed that is added after a flight stays in the zone in which the member got up', async () => {
  let zone = 'Asia/Tokyo';
  workspace = await openTestWorkspace({ around: { zone: () => zone } });
  const upAt = now();
  await recordMoment(workspace, 'out-of-bed');
  const [up] = await records();
  zone = 'Europe/London';
  await addSleep(workspace, { startAt: upAt - 7 * HOUR_MS, endAt: upAt }, up);
  expect(await records()).toMatchObject([{ kind: 'sleep', zone: 'Asia/Tokyo', offset: 540 }]);
  // The same where a sheet makes getting up of a night, or a night of getting up.
  const day = { day: '2026-11-23', times: [] };
  const [night] = await records();
  const seen = [{ id: night?.id ?? '', from: 420, to: null }];
  const undo = await fillIn(workspace, [day.day], [{ ...day, column: 'bed', seen }], []);
  expect(await records()).toMatchObject([
    { kind: 'out-of-bed', startAt: upAt, zone: 'Asia/Tokyo', offset: 540 },
  ]);
  await write(workspace, undo);
  await fillIn(
    workspace,
    [day.day],
    [{ ...day, column: 'meal', times: [{ from: 270, to: null }], seen: [] }],
    [],
  );
  expect((await records()).find(({ kind }) => kind === 'meal')).toMatchObject({ zone, offset: 0 });
});

test('a kind is renamed, switched off and on, and taken back; its records stay', async () => {
  const [meal] = (await readKinds(workspace.db)).filter(({ id }) => id === 'meal');
  if (!meal) throw new Error('no such kind');
  await recordMoment(workspace, 'meal');
  await changeKind(workspace, meal, { name: ' ごはん ' });
  const undo = await changeKind(workspace, meal, { isOff: true });
  expect(kindOf(await readKinds(workspace.db), { kind: 'meal' })).toMatchObject({
    name: 'ごはん',
    isOff: true,
  });
  expect(await told()).toHaveLength(1);
  await write(workspace, undo);
  expect(kindOf(await readKinds(workspace.db), { kind: 'meal' })).toMatchObject({
    name: 'ごはん',
    isOff: false,
  });
  const long = { name: 'あ'.repeat(KIND_NAME_MAX + 1) };
  await expect(changeKind(workspace, meal, long)).rejects.toMatchObject({ code: 'kind-name-too-long' });
});

test('a kind of one’s own is recorded like any other', async () => {
  await expect(addKind(workspace, { name: ' ' })).rejects.toMatchObject({ code: 'title-empty' });
  const undo = await addKind(workspace, { name: '水やり', letter: '水', tone: 2 });
  const own = (await readKinds(workspace.db)).at(-1);
  expect(own).toMatchObject({ known: null, name: '水やり', sign: '水', tone: 3, isOff: false });
  await recordMoment(workspace, own?.id ?? '', now() - MINUTE_MS, 'bean');
  expect(await records()).toMatchObject([{ kind: own?.id, note: 'bean' }]);
  await write(workspace, undo);
  expect((await readKinds(workspace.db)).some(({ known }) => known === null)).toBe(false);
  expect(await records()).toHaveLength(1);
});

test('two devices that change one kind make one, field by field', async () => {
  const meal = { id: 'meal', known: 'meal' as const };
  await changeKind(workspace, meal, { name: 'ごはん' });
  const fromOther = { table: 'rhythmKinds', id: 'meal', fields: { tone: 4 }, vers: {}, seq: 1 };
  const { db } = workspace;
  await db.transaction('rw', [...db.domainTables, db.meta, db.outbox], () => takeOver(db, [fromOther]));
  expect(kindOf(await readKinds(db), { kind: 'meal' })).toMatchObject({ name: 'ごはん', tone: 5 });
});

test('a sheet is filled in as one step', async () => {
  const days = ['2026-11-21', '2026-11-22'];
  const cell = (day: string, column: string, ...minutes: number[]) => ({
    ...{ day, column },
    times: minutes.map((from) => ({ from, to: null })),
    seen: [],
  });
  const cells = [
    cell('2026-11-21', 'bed', 1_420),
    cell('2026-11-22', 'up', 480),
    cell('2026-11-22', 'meal', 540, 780),
  ];
  const at = (time: string) => Date.parse(`2026-11-${time}+09:00`);
  const undo = await fillIn(workspace, days, cells, []);
  expect(await told()).toEqual([
    ['sleep', at('21T23:40'), at('22T08:00')],
    ['meal', at('22T09:00'), null],
    ['meal', at('22T13:00'), null],
  ]);
  await write(workspace, undo);
  expect(await told()).toEqual([]);
  await expect(
    fillIn(workspace, ['2026-11-24'], [cell('2026-11-24', 'meal', 720)], []),
  ).rejects.toMatchObject({
    code: 'rhythm-in-future',
  });
});
