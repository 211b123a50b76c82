import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonExcess } from './json-excess.ts';

const TOO_DEEP = 'Nested too deeply.';
const keys = (count: number) => `{${Array.from({ length: count }, (_, n) => `"k${n}":0`)}}`;
const list = (count: number, item = '0') => `[${Array.from({ length: count }, () => item)}]`;

describe('what there is too much of in JSON', () => {
  test.each([
    ['nothing', '', null],
    ['as deep as it may be', '['.repeat(64) + ']'.repeat(64), null],
    ['deeper', '{"a":'.repeat(65), TOO_DEEP],
    ['far deeper, and never closed', '['.repeat(1_000_000), TOO_DEEP],
    ['brackets side by side', list(1_000, '[]'), null],
    ['closed more often than opened', ']'.repeat(100) + '['.repeat(64), null],
    ['as many keys as there may be', keys(1_000), null],
    ['more keys', keys(1_001), 'An object may have 1000 keys.'],
    [
      'more keys around another object',
      keys(1_001).replace(':0', `:${keys(3)}`),
      'An object may have 1000 keys.',
    ],
    ['a long list', list(99_000), null],
    ['a longer list', list(101_000), 'A body may hold 100000 values.'],
    ['many small lists', list(50_001, '[]'), 'A body may hold 100000 values.'],
    ['a text full of signs', JSON.stringify('[{,"\\'.repeat(200_000)), null],
    ['a text that never ends', `"${'['.repeat(1_000)}`, null],
    ['a text that ends in a backslash', '"\\', null],
  ])('%s', (_, json, excess) => {
    expect(jsonExcess(json)).toBe(excess);
  });

  test('none in whatever is small', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 10 }), (json) => {
        expect(jsonExcess(json)).toBeNull();
      }),
    );
  });
});
