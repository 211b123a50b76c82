import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELDS_MAX } from './limits.ts';
import { byteLength, EXISTENCE, Operation } from './operation.ts';

describe('byteLength', () => {
  it('counts what UTF-8 takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(byteLength(text.toWellFormed())).toBe(Buffer.byteLength(text.toWellFormed()));
      }),
    );
  });
});

describe('Operation', () => {
  const op = {
    opId: '0190a0a0-0000-7000-8000-000000000001',
    device: 'device',
    table: 'tasks',
    id: 'row',
    kind: 'set',
    patch: { title: 'a' },
    base: { title: 0, [EXISTENCE]: 3 },
    at: 0,
    schema: 1,
  };
  const isOperation = (change: object) => Operation.safeParse({ ...op, ...change }).success;

  it('takes what a device writes', () => {
    expect(isOperation({})).toBe(true);
    expect(isOperation({ patch: { note: { deep: [1, null, 'x'] } } })).toBe(true);
  });

  it.each([
    ['an unknown key', { extra: 1 }],
    ['existence as a field', { patch: { [EXISTENCE]: 1 } }],
    ['a field that JSON cannot carry', { patch: { title: () => 1 } }],
    ['a base below zero', { base: { title: -1 } }],
    ['a time that no date has', { at: 9e15 }],
    ['an id of its own making', { opId: '1' }],
    [
      'too many fields',
      { patch: Object.fromEntries(Array.from({ length: FIELDS_MAX + 1 }, (_, n) => [`f${n}`, n])) },
    ],
  ])('refuses %s', (_, change) => {
    expect(isOperation(change)).toBe(false);
  });
});
