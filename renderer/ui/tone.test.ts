import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toneOf } from './tone.ts';

test('a project has one of eight colours, the same however its name was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      const tone = toneOf(name);
      if (name.normalize('NFKC').trim() === '') expect(tone).toBeNull();
      else expect([1, 2, 3, 4, 5, 6, 7, 8]).toContain(tone);
      expect(toneOf(` ${name.toUpperCase()} `)).toBe(toneOf(name.toUpperCase()));
    }),
  );
  expect(toneOf('ﾁﾗｼ')).toBe(toneOf('チラシ'));
  expect([toneOf(undefined), toneOf('')]).toEqual([null, null]);
});

test('all colours are used about as often', () => {
  const counts = new Map<number | null, number>();
  for (let n = 0; n < 4_000; n++) {
    const tone = toneOf(`見本の仕事${n}`);
    counts.set(tone, (counts.get(tone) ?? 0) + 1);
  }
  expect(counts.size).toBe(8);
  for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(120);
});
