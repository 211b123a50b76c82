import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { NEAR_MS } from '#shared/sync/tables.ts';
import { storedShapes, toStoredRow, VERSION, WorkspaceDb } from './database.ts';

test('the stored shapes change only together with their version', () => {
  expect({ VERSION, ...storedShapes() }).toEqual({
    VERSION: 9,
    assignments: 'id, handedOverAt, _open',
    shares: 'id',
    tasks: 'id, day, doneAt, _open',
    entries: 'id, startAt, taskId, _open, _far',
    rhythm: 'id, startAt, _far',
    rhythmKinds: 'id',
    repeats: 'id',
    plans: 'id, startMinutes',
    checkins: 'id',
    reviews: 'id',
    goals: 'id',
    goalMarks: 'id, day',
    goalPauses: 'id',
    preferences: 'id',
    _meta: '[table+id], stale',
    _outbox: '++n, &opId, [table+id], [lane+n]',
    _state: 'key',
    _journal: '++n, at',
    _locked: '[table+id]',
    _keys: 'name',
  });
});

test('a database of the former version opens with all that it holds, and is found by the new indexes', async () => {
  const former = new Dexie('former');
  former.version(VERSION - 1).stores({ ...storedShapes(), plans: 'id', entries: 'id, _open' });
  const plan = toStoredRow('plans', 'plan', { startMinutes: 540 });
  const { _far, ...open } = toStoredRow('entries', 'open', { startAt: 1_000, endAt: null });
  const long = { id: 'long', startAt: 1_000, endAt: 1_000 + NEAR_MS + 1 };
  const short = { id: 'short', startAt: 1_000, endAt: 2_000 };
  const pending = { n: 1, opId: 'op', lane: 'open', table: 'plans', id: 'plan' };
  await former.table('plans').put(plan);
  await former.table('entries').bulkPut([open, long, short]);
  await former.table('_outbox').put(pending);
  former.close();

  const db = new WorkspaceDb('former');
  expect(await db.rows('plans').where('startMinutes').equals(540).toArray()).toEqual([plan]);
  expect(await db.rows('entries').where('startAt').above(0).toArray()).toEqual([
    { ...long, _far },
    { ...open, _far },
    short,
  ]);
  expect(await db.rows('entries').where('_open').equals(1).primaryKeys()).toEqual(['open']);
  expect(await db.rows('entries').where('_far').equals(1).primaryKeys()).toEqual(['long', 'open']);
  expect(await db.outbox.toArray()).toEqual([pending]);
  db.close();
});
