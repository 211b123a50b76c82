import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import { merge, mergeReuploaded } from './merge.ts';
import { EXISTENCE, type Operation, type SyncRecord } from './operation.ts';

const NOW = 1_000;

const field = fc.constantFrom('title', 'note', 'day');
/** Every write has an id of its own; one and the same write has the same value wherever it is held. */
const version = fc
  .record({
    at: fc.oneof(fc.integer({ min: 0, max: 2 * NOW }), fc.integer({ min: 0, max: 2 * DAY_MS })),
    write: fc.nat({ max: 30 }),
  })
  .map(({ at, write }) => ({ ver: 1, at, op: `op-${write}-${at}`, device: 'a' }));
const held = fc
  .record({ vers: fc.dictionary(field, version), existence: fc.option(version) })
  .map(({ vers, existence }): Omit<SyncRecord, 'seq'> => {
    const fields = Object.fromEntries(Object.entries(vers).map(([name, { op }]) => [name, `of ${op}`]));
    const known = { table: 'tasks', id: 'row', fields };
    if (!existence) return { ...known, vers };
    // Whether it deleted or restored follows from the write as well.
    const isDelete = Number(existence.op.split('-')[1]) % 2 === 1;
    return { ...known, vers: { ...vers, [EXISTENCE]: existence }, ...(isDelete ? { deleted: true } : {}) };
  });

/** The result of reuploads in this order: values, and who wrote them, without `ver`, which the server gives. */
function currentAfter(records: ReadonlyArray<Omit<SyncRecord, 'seq'>>) {
  let record: SyncRecord | undefined;
  for (const [index, one] of records.entries()) {
    record = mergeReuploaded(record, one, { ver: index + 1, now: NOW });
  }
  return {
    fields: record?.fields ?? {},
    deleted: record?.deleted ?? false,
    writes: Object.fromEntries(
      Object.entries(record?.vers ?? {}).map(([name, { op, at }]) => [name, { op, at }]),
    ),
  };
}

describe('merging what devices hold from a former epoch', () => {
  it('I9: comes to the same in whatever order they are sent again, and however often', () => {
    fc.assert(
      fc.property(
        fc
          .array(held, { minLength: 1, maxLength: 5 })
          .chain((records) =>
            fc.tuple(
              fc.constant(records),
              fc.shuffledSubarray([...records, ...records], { minLength: 2 * records.length }),
            ),
          ),
        ([records, shuffled]) => {
          expect(currentAfter(shuffled)).toEqual(currentAfter(records));
        },
      ),
    );
  });

  it('I9: sending once more changes nothing, and says so', () => {
    fc.assert(
      fc.property(held, held, (one, two) => {
        const first = mergeReuploaded(undefined, one, { ver: 1, now: NOW });
        const second = mergeReuploaded(first, two, { ver: 2, now: NOW });
        expect(mergeReuploaded(second, two, { ver: 3, now: NOW })).toBe(second);
        expect(mergeReuploaded(second, one, { ver: 3, now: NOW })).toBe(second);
      }),
    );
  });

  it('I9: takes a later write of a field before an earlier one, whatever the clocks said', () => {
    const op = fc.record({
      patch: fc.record({ title: fc.string() }),
      at: fc.integer({ min: 0, max: 3 * NOW }),
      device: fc.constantFrom('a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(op, { minLength: 2, maxLength: 8 }), fc.nat(), (ops, from) => {
        // Each was written after seeing the one before.
        const states: SyncRecord[] = [];
        for (const [index, given] of ops.entries()) {
          const whole: Operation = {
            ...given,
            opId: `op-${ops.length - index}`,
            table: 'tasks',
            id: 'row',
            kind: 'set',
            base: { title: index },
            schema: 1,
          };
          states.push(merge(states.at(-1), whole, { ver: index + 1, now: NOW, earlier: new Set() }).record);
        }
        const last = states.at(-1);
        const earlier = states[from % (states.length - 1)];
        if (!last || !earlier) throw new Error('no states');
        for (const records of [
          [earlier, last],
          [last, earlier],
        ]) {
          expect(currentAfter(records).writes.title?.op).toBe(last.vers.title?.op);
        }
      }),
    );
  });

  it('I7: no time is further ahead of the server than a day', () => {
    fc.assert(
      fc.property(held, (one) => {
        const { vers = {} } = mergeReuploaded(undefined, one, { ver: 1, now: NOW }) ?? {};
        for (const { at } of Object.values(vers)) expect(at).toBeLessThanOrEqual(NOW + DAY_MS);
      }),
    );
  });

  it('passes over fields that nobody is said to have written', () => {
    const one = { table: 'tasks', id: 'row', fields: { title: 'from nowhere' }, vers: {} };
    expect(mergeReuploaded(undefined, one, { ver: 1, now: NOW })).toBeUndefined();
  });
});
