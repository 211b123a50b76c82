import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepIdentity } from './keep-identity.ts';

const row = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  title: fc.constantFrom('one', 'two'),
  parts: fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 2 }),
});
const data = fc.record({
  rows: fc.uniqueArray(row, { selector: ({ id }) => id }),
  names: fc
    .array(fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.integer({ min: 0, max: 2 })))
    .map((pairs) => new Map(pairs)),
  nothing: fc.constantFrom(null, undefined, 0),
});

describe('what is read anew', () => {
  test('is what was read, whatever was there before', () => {
    fc.assert(
      fc.property(fc.oneof(data, fc.anything()), data, (before, now) => {
        const copy = structuredClone(now);
        const kept = keepIdentity(before, now);
        expect(kept).toEqual(copy);
        expect([...kept.names]).toEqual([...copy.names]);
      }),
    );
  });

  test('is the same object when nothing changed', () => {
    fc.assert(
      fc.property(data, (before) => {
        expect(keepIdentity(before, structuredClone(before))).toBe(before);
      }),
    );
  });

  test('keeps each row that did not change, wherever it stands now', () => {
    fc.assert(
      fc.property(data, data, (before, now) => {
        const kept = keepIdentity(before, structuredClone(now));
        for (const one of kept.rows) {
          const former = before.rows.find(({ id }) => id === one.id);
          const isSame = JSON.stringify(former) === JSON.stringify(one);
          expect(Object.is(former, one)).toBe(isSame);
        }
      }),
    );
  });

  test('is taken as it is where it is no plain data', () => {
    const now = { at: new Date(1) };
    expect(keepIdentity({ at: new Date(1) }, now).at).toBe(now.at);
  });
});
