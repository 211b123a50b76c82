import { describe, expect, test } from 'vitest';
import type { Operation, SyncRecord } from '#shared/sync/operation.ts';
import { Failure } from './failure.ts';
import { Ledger, type Outcome } from './ledger.ts';

const ROW = '0/tasks/row';

function title(opId: string, value: string, kind: Operation['kind'] = 'set') {
  const op: Operation = {
    opId,
    device: 'd',
    table: 'tasks',
    id: 'row',
    kind,
    patch: kind === 'set' ? { title: value } : {},
    base: {},
    at: 0,
    schema: 1,
  };
  return { table: 'tasks' as const, id: 'row', op };
}

/** A ledger of writes, each with the operation it saw. */
function ledgerOf(...writes: [opId: string, saw: string | null][]): Ledger {
  const ledger = new Ledger();
  for (const [opId, saw] of writes) ledger.note(0, [title(opId, opId)], () => saw, true);
  return ledger;
}

function standing(op: string, deleted?: true): SyncRecord {
  const version = { ver: 1, at: 0, op, device: 'd' };
  const vers = deleted ? { title: { ...version, op: 'a' }, $: version } : { title: version };
  return { table: 'tasks', id: 'row', fields: { title: op }, vers, seq: 1, ...(deleted ? { deleted } : {}) };
}

function outcome(given: Partial<Outcome> & { record?: SyncRecord }): Outcome {
  return {
    standing: (row) => (given.record && row === ROW ? [given.record] : []),
    isWaiting: () => false,
    isKeptAside: () => false,
    isRefused: () => false,
    wasSetBack: false,
    wasCollected: false,
    ...given,
  };
}

describe('the ledger', () => {
  test('is content when every write stands, was seen by one that does, or is in a journal', () => {
    ledgerOf(['a', null]).judge(outcome({ record: standing('a') }));
    ledgerOf(['a', null], ['b', 'a'], ['c', 'b']).judge(outcome({ record: standing('c') }));
    ledgerOf(['a', null], ['b', null]).judge(
      outcome({ record: standing('b'), isKeptAside: ({ opId }) => opId === 'a' }),
    );
  });

  test('misses a write that is nowhere', () => {
    const nowhere = outcome({});
    expect(() => ledgerOf(['a', null]).judge(nowhere)).toThrow(Failure);
    const beaten = outcome({ record: standing('b') });
    expect(() => ledgerOf(['a', null], ['b', null]).judge(beaten)).toThrow(Failure);
  });

  test('I7: a journal does not excuse a write that was beaten by what it had seen', () => {
    const ledger = ledgerOf(['a', null], ['b', 'a'], ['c', 'b']);
    const older = outcome({ record: standing('a'), isKeptAside: () => true });
    expect(() => ledger.judge(older)).toThrow(Failure);
    const result = { opId: 'c', outcome: 'merged' as const, record: standing('a') };
    const lost = [{ field: 'title', value: 'c', version: { ver: 2, at: 0, op: 'c', device: 'd' } }];
    expect(() => ledger.hear(0, { ...result, lost }, 0)).toThrow('I7');
    expect(() => ledger.hear(0, { ...result, record: standing('x'), lost }, 0)).not.toThrow();
  });

  test('excuses what a disaster destroyed, and only that', () => {
    const ledger = ledgerOf(['a', null], ['b', null]);
    for (const intent of ledger.all()) intent.isGone = intent.opId === 'a';
    expect(() => ledger.judge(outcome({}))).toThrow(/\(b\)/);
  });

  test('I8: a row that is gone has to have been deleted by somebody, and forgotten', () => {
    const ledger = ledgerOf(['a', null]);
    ledger.note(0, [title('gone', '', 'delete')], () => null, true);
    ledger.judge(outcome({ record: standing('gone', true) }));
    ledger.judge(outcome({ wasCollected: true }));
    expect(() => ledger.judge(outcome({}))).toThrow(Failure);
    expect(() => ledgerOf(['a', null]).judge(outcome({ wasCollected: true }))).toThrow(Failure);
  });
});
