import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from './bytes.ts';

describe('base64url without padding', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });

  test('is what others write as well, and comes back the same', () => {
    fc.assert(
      fc.property(bytes, (of) => {
        const text = toBase64Url(of);
        expect(text).toBe(Buffer.from(of).toString('base64url'));
        expect(fromBase64Url(text)).toEqual(of);
      }),
    );
  });

  test('has one form for the same bytes: no other is read', () => {
    fc.assert(
      fc.property(bytes, (of) => {
        const text = toBase64Url(of);
        for (const other of [`${text}=`, `${text}==`, `${text}\n`, ` ${text}`, `${text}+`, `${text}A===`]) {
          expect(() => fromBase64Url(other), other).toThrow();
        }
      }),
    );
    // A lone letter, and bits behind the last byte.
    for (const other of ['A', 'AAAAA', 'AB', 'AAB']) expect(() => fromBase64Url(other), other).toThrow();
  });
});
