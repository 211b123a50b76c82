import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText, searchWords } from './fold-text.ts';

test('case, width and kana make no difference', () => {
  for (const same of [
    ['ロゴ', 'ﾛｺﾞ', 'ろご'],
    ['Draft ABC', 'ｄｒａｆｔ ａｂｃ', 'DRAFT abc'],
    ['第１回', '第1回'],
  ]) {
    expect(new Set(same.map(foldText)).size).toBe(1);
  }
  expect(foldText('花')).not.toBe(foldText('はな'));
});

test('folding what is folded changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ロゴｶﾞろgGＧ１1 花ー') }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});

test('words stand apart by any white space', () => {
  expect(searchWords('　ロゴ  Draft\t')).toEqual(['ろご', 'draft']);
  expect(searchWords('　 ')).toEqual([]);
});
