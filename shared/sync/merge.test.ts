import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from './merge.ts';
import { EXISTENCE, type Operation, type SyncRecord } from './operation.ts';

const NOW = 1_000_000;
let made = 0;

/** An operation whose id grows with every call. */
function op(given: Partial<Operation>): Operation {
  return {
    opId: `op-${String(++made).padStart(6, '0')}`,
    device: 'a',
    table: 'tasks',
    id: 'row',
    kind: 'set',
    patch: {},
    base: {},
    at: NOW,
    schema: 1,
    ...given,
  };
}

/** Applies operations one after the other, as a server does; those of one device came in one push. */
function applied(...ops: Operation[]): SyncRecord {
  let record: SyncRecord | undefined;
  for (const [index, each] of ops.entries()) {
    const before = ops.slice(0, index).filter(({ device }) => device === each.device);
    const earlier = new Set(before.map(({ opId }) => opId));
    record = merge(record, each, { ver: index + 1, now: NOW, earlier }).record;
  }
  if (!record) throw new Error('nothing was applied');
  return record;
}

/** The context of an operation that came in a push of its own. */
function alone(ver: number) {
  return { ver, now: NOW, earlier: new Set<string>() };
}

const title = (value: string, given: Partial<Operation> = {}) => op({ patch: { title: value }, ...given });

describe('merge', () => {
  it('makes the row with the first write', () => {
    const write = title('first');
    const { record, outcome, lost } = merge(undefined, write, alone(7));
    expect({ outcome, lost }).toEqual({ outcome: 'applied', lost: [] });
    expect(record).toEqual({
      table: 'tasks',
      id: 'row',
      fields: { title: 'first' },
      vers: { title: { ver: 7, at: NOW, op: write.opId, device: 'a' } },
      seq: 7,
    });
  });

  it('makes the row with a write of no fields', () => {
    expect(merge(undefined, op({}), alone(1)).record).toMatchObject({ fields: {}, seq: 1 });
  });

  it('does not touch what it is given', () => {
    const before = applied(title('first'));
    const copy = structuredClone(before);
    merge(before, title('second', { base: { title: 1 } }), alone(2));
    merge(before, op({ kind: 'delete' }), alone(2));
    expect(before).toEqual(copy);
  });

  it('merges per field: what others wrote elsewhere stays', () => {
    const before = applied(title('first'));
    const theirs = merge(before, op({ device: 'b', patch: { note: 'theirs' } }), alone(2)).record;
    const mine = merge(theirs, op({ device: 'c', patch: { day: 'mine' } }), alone(3));
    expect(mine).toMatchObject({
      outcome: 'applied',
      record: { fields: { title: 'first', note: 'theirs', day: 'mine' }, seq: 3 },
    });
  });

  it('lets the later of two concurrent writes stand and reports the other', () => {
    const before = applied(title('early', { at: 10 }));
    const later = title('late', { device: 'b', at: 20 });
    const won = merge(before, later, alone(2));
    expect(won).toMatchObject({ outcome: 'merged', record: { fields: { title: 'late' }, seq: 2 } });
    expect(won.lost).toEqual([{ field: 'title', value: 'early', version: before.vers.title }]);

    const earlier = title('earliest', { device: 'b', at: 5 });
    const lost = merge(before, earlier, alone(2));
    expect(lost.record).toBe(before);
    expect(lost).toMatchObject({
      outcome: 'merged',
      lost: [{ field: 'title', value: 'earliest', version: { ver: 2, at: 5, device: 'b' } }],
    });
  });

  it('reports nothing when both wrote the same', () => {
    const before = applied(title('same', { at: 10 }));
    for (const at of [5, 20]) {
      const { outcome, lost, record } = merge(before, title('same', { device: 'b', at }), alone(2));
      expect({ outcome, lost, title: record.fields.title }).toEqual({
        outcome: 'applied',
        lost: [],
        title: 'same',
      });
    }
  });

  it('comes to the same winner in either order of arrival', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (atA, atB) => {
        const a = title('a', { at: atA });
        const b = title('b', { device: 'b', at: atB });
        expect(applied(a, b).fields).toEqual(applied(b, a).fields);
      }),
    );
  });

  it('tells two computers that go under one id apart: what neither had seen is concurrent', () => {
    const original = applied(title('original', { at: 20 }));
    for (const at of [10, 30]) {
      const { lost } = merge(original, title('copy', { at }), alone(2));
      expect(lost.map(({ value }) => value)).toEqual([at < 20 ? 'copy' : 'original']);
    }
  });

  it('keeps the order of one push, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (clock) => {
        const writes = clock.map((at, index) => title(String(index), { at }));
        expect(applied(...writes).fields.title).toBe(String(clock.length - 1));
      }),
    );
  });

  it('changes no field when it is applied again', () => {
    fc.assert(
      fc.property(fc.array(anyOp), anyOp, (before, again) => {
        const once = applied(...before, again);
        const twice = merge(once, again, alone(before.length + 2)).record;
        expect([twice.fields, twice.deleted]).toEqual([once.fields, once.deleted]);
      }),
    );
  });

  it('treats fields with inherited names like any other', () => {
    for (const field of ['constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
      const { record, outcome } = merge(undefined, op({ patch: { [field]: 'x' } }), alone(1));
      expect(outcome).toBe('applied');
      expect(Object.entries(record.fields)).toEqual([[field, 'x']]);
      const seen = op({ device: 'b', patch: { [field]: 'y' }, base: { [field]: 1 } });
      expect(merge(record, seen, alone(2)).record.fields[field]).toBe('y');
      const unseen = op({ device: 'b', patch: { [field]: 'z' }, at: 0 });
      expect(merge(record, unseen, alone(2)).lost).toHaveLength(1);
    }
  });

  it('I7: a write made after seeing another beats it, whatever both clocks say', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.nat(), (first, second, earlier) => {
        const seen = title('seen', { at: first });
        const after = title('after', { device: 'b', at: second, base: { title: 1 } });
        const record = applied(seen, after);
        expect(record.fields.title).toBe('after');
        // And a third that knows neither and was made before the first loses to it.
        const bound = Math.min(first, NOW);
        const third = title('third', { device: 'c', at: bound - 1 - earlier });
        expect(merge(record, third, alone(3)).record.fields.title).toBe('after');
      }),
    );
  });

  it('I7: no time is later than the server says it is, but by the writes it stands on', () => {
    fc.assert(
      fc.property(fc.array(anyOp, { minLength: 1 }), (ops) => {
        for (const { at } of Object.values(applied(...ops).vers)) {
          expect(at).toBeLessThanOrEqual(NOW + ops.length - 1);
        }
      }),
    );
  });

  it('I7: what is written upon a value always has the later time', () => {
    fc.assert(
      fc.property(fc.array(anyOp, { minLength: 1 }), anyOp, (ops, next) => {
        const before = applied(...ops);
        const base = Object.fromEntries(Object.entries(before.vers).map(([field, { ver }]) => [field, ver]));
        const { record } = merge(before, { ...next, base }, alone(ops.length + 1));
        for (const [field, { at, ver }] of Object.entries(record.vers)) {
          const current = before.vers[field];
          if (current && ver > current.ver) expect(at).toBeGreaterThan(current.at);
        }
      }),
    );
  });

  it('I8: deleting beats concurrent editing, and keeps what was edited', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.boolean(), (atDelete, atEdit, isDeleteFirst) => {
        const made = title('before', { at: 0 });
        const gone = op({ kind: 'delete', device: 'b', at: atDelete });
        const edit = title('edited', { device: 'c', at: atEdit, base: { title: 1 } });
        const record = applied(made, ...(isDeleteFirst ? [gone, edit] : [edit, gone]));
        expect(record.deleted).toBe(true);
        expect(record.fields.title).toBe('edited');
      }),
    );
  });

  it('I8: says to an edit of a deleted row that it met something', () => {
    const record = applied(title('before'), op({ kind: 'delete', device: 'b' }));
    const edit = merge(record, title('edited', { base: { title: 1 } }), alone(3));
    expect(edit).toMatchObject({ outcome: 'merged', record: { deleted: true }, lost: [] });
  });

  it('I8: tells the one who deletes what they had not seen, and nothing else', () => {
    const current = applied(title('first'), title('second', { device: 'c', base: { title: 1 } }));
    const gone = op({ kind: 'delete', device: 'b', base: { title: 2 } });
    expect(merge(current, gone, alone(3))).toMatchObject({ outcome: 'applied', lost: [] });
    const before = op({ kind: 'delete', device: 'b', base: { title: 1 } });
    const { lost, outcome } = merge(current, before, alone(3));
    expect({ outcome, lost: lost.map(({ field, value }) => [field, value]) }).toEqual({
      outcome: 'merged',
      lost: [['title', 'second']],
    });
  });

  it('I8: undoing a delete brings the content back', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (atDelete, atRestore) => {
        const made = title('before', { at: 0 });
        const gone = op({ kind: 'delete', device: 'b', at: atDelete });
        const undo = op({ kind: 'restore', device: 'c', at: atRestore, base: { [EXISTENCE]: 2 } });
        const record = applied(made, gone, undo);
        expect(record.fields).toEqual({ title: 'before' });
        expect('deleted' in record).toBe(false);
      }),
    );
  });

  it('I8: of a concurrent delete and restore the later stands', () => {
    const gone = applied(title('before'), op({ kind: 'delete', at: 10 }));
    const back = merge(gone, op({ kind: 'restore', at: 20, base: { [EXISTENCE]: 2 } }), alone(3)).record;
    const early = merge(
      back,
      op({ kind: 'delete', device: 'b', at: 15, base: { [EXISTENCE]: 2 } }),
      alone(4),
    );
    expect(early).toMatchObject({ outcome: 'merged', record: back });
    const late = merge(back, op({ kind: 'delete', device: 'b', at: 25, base: { [EXISTENCE]: 2 } }), alone(4));
    expect(late).toMatchObject({ outcome: 'merged', record: { deleted: true } });
  });
});

const anyOp: fc.Arbitrary<Operation> = fc
  .record({
    device: fc.constantFrom('a', 'b', 'c'),
    kind: fc.constantFrom('set', 'set', 'set', 'delete', 'restore'),
    patch: fc.dictionary(fc.constantFrom('title', 'note', 'day'), fc.constantFrom('x', 'y', 'z')),
    base: fc.dictionary(fc.constantFrom('title', 'note', 'day', EXISTENCE), fc.nat({ max: 10 })),
    at: fc.oneof(fc.integer(), fc.integer({ min: NOW - 3, max: NOW + 3 })),
  })
  .map((given) => op(given.kind === 'set' ? given : { ...given, patch: {} }));
