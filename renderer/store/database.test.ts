import { expect, test } from 'vitest';
import { storedShapes, VERSION } from './database.ts';

test('the stored shapes change only together with their version', () => {
  expect({ VERSION, ...storedShapes() }).toEqual({
    VERSION: 6,
    assignments: 'id, handedOverAt, _open',
    tasks: 'id, day, doneAt, _open',
    entries: 'id, startAt, _open',
    rhythm: 'id, startAt, _open',
    repeats: 'id',
    plans: 'id, startMinutes',
    checkins: 'id',
    preferences: 'id',
    _meta: '[table+id], stale',
    _outbox: '++n, &opId, [table+id], [lane+n]',
    _state: 'key',
    _journal: '++n, at',
    _locked: '[table+id]',
    _keys: 'name',
  });
});
