import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JournalRow } from '#renderer/store/database.ts';
import { takeOver } from '#renderer/store/rebase-row.ts';
import { write } from '#renderer/store/write.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
import { EXISTENCE, type Fields, type SyncRecord, type Version } from '#shared/sync/operation.ts';
import {
  assignmentFields,
  entryFields,
  openTestWorkspace,
  type TestWorkspace,
  taskFields,
} from '#tests/fixtures/test-workspace.ts';
import {
  bringBack,
  type Conflict,
  putAway,
  putBack,
  type Rejection,
  retryRejected,
  takeOther,
} from './journal.ts';

const ID = 'row';

function version(device: string): Version {
  return { ver: 1, at: Date.parse('2026-11-22T05:00Z'), op: crypto.randomUUID(), device };
}

/** A row as the server sends it, every field written by another device. */
async function arrives({ db }: TestWorkspace, table: string, fields: Fields, deleted?: true) {
  const vers = Object.fromEntries([...Object.keys(fields), EXISTENCE].map((key) => [key, version('other')]));
  const record: SyncRecord = { table, id: ID, fields, vers, seq: 1, ...(deleted ? { deleted } : {}) };
  await db.transaction('rw', [...db.domainTables, db.meta, db.outbox], () => takeOver(db, [record]));
}

/** A conflict in which values of this device gave way. */
async function conflict({ db, device }: TestWorkspace, table: string, lost: Fields): Promise<Conflict> {
  const row: Conflict = {
    kind: 'conflict',
    at: Date.parse('2026-11-23T05:00Z'),
    table,
    id: ID,
    opId: crypto.randomUUID(),
    lost: Object.entries(lost).map(([field, value]) => ({ field, value, version: version(device) })),
  };
  return { ...row, n: await db.journal.add(row) };
}

async function rejection({ db }: TestWorkspace, about: Partial<Rejection>): Promise<Rejection> {
  const row: Rejection = {
    kind: 'rejected',
    at: Date.parse('2026-11-23T05:00Z'),
    table: 'tasks',
    id: ID,
    opId: crypto.randomUUID(),
    reason: 'too-large',
    fields: {},
    ...about,
  };
  return { ...row, n: await db.journal.add(row) };
}

async function shown({ db }: TestWorkspace) {
  return {
    tasks: await db.rows('tasks').toArray(),
    assignments: await db.rows('assignments').toArray(),
    entries: await db.rows('entries').toArray(),
  };
}

const journal = ({ db }: TestWorkspace): Promise<JournalRow[]> => db.journal.toArray();

async function only(workspace: TestWorkspace): Promise<Conflict> {
  const [row] = await journal(workspace);
  if (row?.kind !== 'conflict') throw new Error('no conflict');
  return row;
}

function lostOf(row: Conflict, field: string) {
  const lost = row.lost.find((one) => one.field === field);
  if (!lost) throw new Error(`${field} lost nothing`);
  return lost;
}

const valuesOf = ({ lost }: Conflict) => lost.map(({ field, value }) => [field, value]);

describe('the other value', () => {
  const contents = fc.record({
    title: fc.string({ minLength: 1, maxLength: 20 }),
    note: fc.string({ maxLength: 20 }),
    day: fc.constantFrom(null, '2026-11-23', '2026-11-24'),
  });

  test('taking it twice comes to nothing, taking it back to nothing at all, and neither value is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        contents,
        contents,
        fc.subarray(['title', 'note', 'day'], { minLength: 1 }),
        fc.boolean(),
        async (current, lost, fields, isPending) => {
          const workspace = await openTestWorkspace();
          await arrives(workspace, 'tasks', { ...taskFields('any'), ...current });
          // What is shown may itself wait to be sent.
          const patch = { title: 'typed meanwhile', note: 'typed meanwhile' };
          if (isPending) await write(workspace, [{ table: 'tasks', id: ID, kind: 'set', patch }]);
          const row = await conflict(workspace, 'tasks', lost);
          const before = await shown(workspace);
          const [task] = before.tasks;

          const chosenIn = (of: Conflict) => fields.map((field) => lostOf(of, field));
          const inverse = await takeOther(workspace, row, chosenIn(row));
          const swapped = await only(workspace);
          for (const field of ['title', 'note', 'day']) {
            const isTaken = fields.includes(field);
            const pair = [(await shown(workspace)).tasks[0]?.[field], lostOf(swapped, field).value];
            const asBefore = [task?.[field], lostOf(row, field).value];
            expect(pair).toEqual(isTaken ? asBefore.toReversed() : asBefore);
          }

          await putBack(workspace, row, inverse ?? []);
          expect(await shown(workspace)).toEqual(before);
          expect(await journal(workspace)).toEqual([row]);

          await takeOther(workspace, row, chosenIn(row));
          await takeOther(workspace, swapped, chosenIn(await only(workspace)));
          expect(await shown(workspace)).toEqual(before);
          expect(valuesOf(await only(workspace))).toEqual(valuesOf(row));
          workspace.db.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is known by who wrote it, and a second press on what has gone does nothing', async () => {
    const workspace = await openTestWorkspace();
    await arrives(workspace, 'tasks', taskFields('from elsewhere'));
    const row = await conflict(workspace, 'tasks', { title: 'from here' });
    const pressed = await Promise.all([0, 1, 2].map(() => takeOther(workspace, row, [lostOf(row, 'title')])));
    expect(pressed.slice(1)).toEqual([null, null]);
    const swapped = await only(workspace);
    expect(lostOf(swapped, 'title')).toMatchObject({
      value: 'from elsewhere',
      version: { device: 'other', at: Date.parse('2026-11-22T05:00Z') },
    });
    expect(await workspace.db.outbox.count()).toBe(1);
    await takeOther(workspace, swapped, [lostOf(swapped, 'title')]);
    expect(lostOf(await only(workspace), 'title')).toMatchObject({
      value: 'from here',
      version: { device: workspace.device, at: workspace.clocks.wallAt },
    });
  });

  test('that does not fit is refused, and stays where it is', async () => {
    const workspace = await openTestWorkspace();
    await arrives(workspace, 'tasks', taskFields('stands'));
    const row = await conflict(workspace, 'tasks', { title: '' });
    const taking = takeOther(workspace, row, [lostOf(row, 'title')]);
    await expect(taking).rejects.toMatchObject({ code: 'invalid-value' });
    expect(await journal(workspace)).toEqual([row]);
    expect(await workspace.db.outbox.count()).toBe(0);
  });

  test('of a table that this version does not know is refused', async () => {
    const workspace = await openTestWorkspace();
    const row = await conflict(workspace, 'harvest', { amount: 1 });
    const taking = takeOther(workspace, row, [lostOf(row, 'amount')]);
    await expect(taking).rejects.toMatchObject({ code: 'invalid-value' });
  });

  test('that opens a block of this device ends the one before it', async () => {
    const workspace = await openTestWorkspace();
    const { device, clocks } = workspace;
    const block = (startAt: number, endAt: number | null) => ({
      ...entryFields(startAt, endAt),
      source: 'focus' as const,
      device,
    });
    const earlier = block(clocks.wallAt - 2 * HOUR_MS, null);
    await write(workspace, [{ table: 'entries', id: 'earlier', kind: 'set', patch: earlier }]);
    await arrives(workspace, 'entries', block(clocks.wallAt - HOUR_MS, clocks.wallAt));
    const row = await conflict(workspace, 'entries', { endAt: null });
    await takeOther(workspace, row, [lostOf(row, 'endAt')]);
    const { entries } = await shown(workspace);
    expect(entries.map(({ id, endAt }) => [id, endAt])).toEqual([
      ['earlier', clocks.wallAt - HOUR_MS],
      [ID, null],
    ]);
  });
});

describe('a row that was deleted elsewhere', () => {
  test('I8: is brought back with what was written to it; taken back, it is gone again and the journal has it', async () => {
    const workspace = await openTestWorkspace();
    await arrives(workspace, 'tasks', { ...taskFields('kept'), note: 'written elsewhere' }, true);
    const row = await conflict(workspace, 'tasks', { note: 'written here' });
    await expect(takeOther(workspace, row, [lostOf(row, 'note')])).rejects.toMatchObject({
      code: 'invalid-value',
    });
    const inverse = await bringBack(workspace, row);
    expect((await shown(workspace)).tasks).toMatchObject([{ id: ID, title: 'kept', note: 'written here' }]);
    expect(await journal(workspace)).toEqual([]);
    expect(await bringBack(workspace, row)).toBeNull();
    await putBack(workspace, row, inverse ?? []);
    expect((await shown(workspace)).tasks).toEqual([]);
    expect(await journal(workspace)).toEqual([row]);
  });

  test('is not brought back when the NPO took it away', async () => {
    const workspace = await openTestWorkspace();
    await arrives(workspace, 'assignments', assignmentFields('taken back'), true);
    const row = await conflict(workspace, 'assignments', { answer: 'accepted' });
    await expect(bringBack(workspace, row)).rejects.toMatchObject({ code: 'invalid-value' });
    expect(await journal(workspace)).toEqual([row]);
  });
});

describe('what the server did not take', () => {
  test('is written anew, once, and that can be taken back', async () => {
    const workspace = await openTestWorkspace();
    await arrives(workspace, 'tasks', taskFields('stands'));
    const row = await rejection(workspace, { fields: { note: 'again' } });
    const [inverse, again] = await Promise.all([0, 1].map(() => retryRejected(workspace, row)));
    expect(again).toBeNull();
    expect((await shown(workspace)).tasks).toMatchObject([{ note: 'again' }]);
    expect(await workspace.db.outbox.count()).toBe(1);
    expect(await journal(workspace)).toEqual([]);
    await putBack(workspace, row, inverse ?? []);
    expect((await shown(workspace)).tasks).toMatchObject([{ note: '' }]);
    expect(await journal(workspace)).toEqual([row]);
  });

  test('may have been a delete or a restore', async () => {
    const workspace = await openTestWorkspace();
    await arrives(workspace, 'tasks', taskFields('here'));
    await retryRejected(workspace, await rejection(workspace, { intent: 'delete' }));
    expect((await shown(workspace)).tasks).toEqual([]);
    await retryRejected(workspace, await rejection(workspace, { intent: 'restore' }));
    expect((await shown(workspace)).tasks).toMatchObject([{ title: 'here' }]);
  });

  test('stays in the journal when too little of the row is left', async () => {
    const workspace = await openTestWorkspace();
    const row = await rejection(workspace, { fields: { note: 'to what is gone' }, reason: 'not-found' });
    await expect(retryRejected(workspace, row)).rejects.toMatchObject({ code: 'invalid-value' });
    expect(await journal(workspace)).toEqual([row]);
  });
});

test('a journal row is put away, and comes back in its place', async () => {
  const workspace = await openTestWorkspace();
  const first = await rejection(workspace, {});
  const second = await rejection(workspace, {});
  expect(await Promise.all([putAway(workspace, first), putAway(workspace, first)])).toEqual([[], null]);
  expect(await journal(workspace)).toEqual([second]);
  await putBack(workspace, first, []);
  expect(await journal(workspace)).toEqual([first, second]);
});
