import { describe, expect, test } from 'vitest';
import type { Operation, SyncRecord } from '#shared/sync/operation.ts';
import { Ledger, type Outcome } from './ledger.ts';
import { SimulationError } from './simulation-error.ts';

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

function recordOf(op: string, deleted?: true): SyncRecord {
  const version = { ver: 1, at: 0, op, device: 'd' };
  const vers = deleted ? { title: { ...version, op: 'a' }, $: version } : { title: version };
  return { table: 'tasks', id: 'row', fields: { title: op }, vers, seq: 1, ...(deleted ? { deleted } : {}) };
}

function outcome(given: Partial<Outcome> & { record?: SyncRecord }): Outcome {
  return {
    current: (row) => (given.record && row === ROW ? [given.record] : []),
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
    ledgerOf(['a', null]).judge(outcome({ record: recordOf('a') }));
    ledgerOf(['a', null], ['b', 'a'], ['c', 'b']).judge(outcome({ record: recordOf('c') }));
    ledgerOf(['a', null], ['b', null]).judge(
      outcome({ record: recordOf('b'), isKeptAside: ({ opId }) => opId === 'a' }),
    );
  });

  test('misses a write that is nowhere', () => {
    const nowhere = outcome({});
    expect(() => ledgerOf(['a', null]).judge(nowhere)).toThrow(SimulationError);
    const beaten = outcome({ record: recordOf('b') });
    expect(() => ledgerOf(['a', null], ['b', null]).judge(beaten)).toThrow(SimulationError);
  });

  test('I7: a journal does not excuse a write that was beaten by what it had seen', () => {
    const ledger = ledgerOf(['a', null], ['b', 'a'], ['c', 'b']);
    const older = outcome({ record: recordOf('a'), isKeptAside: () => true });
    expect(() => ledger.judge(older)).toThrow(SimulationError);
    const result = { opId: 'c', outcome: 'merged' as const, record: recordOf('a') };
    const lost = [{ field: 'title', value: 'c', version: { ver: 2, at: 0, op: 'c', device: 'd' } }];
    expect(() => ledger.hear(0, { ...result, lost }, 0)).toThrow('I7');
    expect(() => ledger.hear(0, { ...result, record: recordOf('x'), lost }, 0)).not.toThrow();
  });

  test('excuses what a disaster destroyed, and only that', () => {
    const ledger = ledgerOf(['a', null], ['b', null]);
    for (const intent of ledger.all()) intent.isGone = intent.opId === 'a';
    expect(() => ledger.judge(outcome({}))).toThrow(/\(b\)/);
  });

  test('I8: a row that is gone has to have been deleted by somebody, and forgotten', () => {
    const ledger = ledgerOf(['a', null]);
    ledger.note(0, [title('gone', '', 'delete')], () => null, true);
    ledger.judge(outcome({ record: recordOf('gone', true) }));
    ledger.judge(outcome({ wasCollected: true }));
    expect(() => ledger.judge(outcome({}))).toThrow(SimulationError);
    expect(() => ledgerOf(['a', null]).judge(outcome({ wasCollected: true }))).toThrow(SimulationError);
  });
});
