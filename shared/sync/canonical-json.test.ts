import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
// The published vectors: https://github.com/cyberphone/json-canonicalization, testdata, and section 3.2.3 of the RFC.
import vectors from './rfc8785.json' with { type: 'json' };

const key = fc.oneof(
  fc.nat().map(String),
  fc.constantFrom('__proto__', 'constructor', 'toString', '-0', '01', ''),
  fc.string({ unit: 'binary' }),
);

/** Any JSON, with keys that look like numbers and other names that objects treat in their own way. */
const { value: anyJson } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
    ),
    fc.constantFrom(null, true, false),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 6 }).map(Object.fromEntries),
  ),
}));

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, reversed(part)]),
  );
}

describe('canonicalJson', () => {
  it.each(vectors)('writes what RFC 8785 publishes: $name', ({ input, output }) => {
    expect(canonicalJson(JSON.parse(input))).toBe(output);
  });

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('writes keys by their UTF-16 code units, whatever they look like', () => {
    fc.assert(
      fc.property(fc.uniqueArray(key, { maxLength: 8 }), (keys) => {
        const value = Object.fromEntries(keys.map((name) => [name, 0]));
        const inOrder = keys.toSorted((a, b) => (a < b ? -1 : 1)).map((name) => `${JSON.stringify(name)}:0`);
        expect(canonicalJson(value)).toBe(`{${inOrder.join(',')}}`);
      }),
    );
  });

  it('writes texts and numbers as JSON does, and leaves out what has no value', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.double()), (value) => {
        expect(canonicalJson(value)).toBe(JSON.stringify(value));
      }),
    );
    expect(canonicalJson({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}');
  });

  it('tells different values apart', () => {
    const texts = [
      '{"a":1}',
      '{"a":"1"}',
      '{"a":null}',
      '{}',
      '[]',
      '{"__proto__":1}',
      '{"a":[1,2]}',
      '{"a":[2,1]}',
    ];
    const canonical = texts.map((text) => canonicalJson(JSON.parse(text)));
    expect(new Set(canonical).size).toBe(texts.length);
  });
});
