import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRuby, rubyPieces, withoutReadings } from './ruby.ts';

describe('ruby markup', () => {
  test('splits readings from text', () => {
    expect(parseRuby('きょうの{仕事|しごと}です')).toEqual([
      { text: 'きょうの', reading: null },
      { text: '仕事', reading: 'しごと' },
      { text: 'です', reading: null },
    ]);
  });

  test('leaves text without markup as it is', () => {
    expect(parseRuby('plain {braces} | bars')).toEqual([{ text: 'plain {braces} | bars', reading: null }]);
    expect(parseRuby('')).toEqual([]);
  });

  test('drops readings for plain text', () => {
    expect(withoutReadings('{日|ひ}ごとの{記録|きろく}')).toBe('日ごとの記録');
  });
});

test('a number stays with the unit after it, and all of a text is in the pieces', () => {
  const texts = (markup: string) => rubyPieces(markup).map((parts) => parts.map(({ text }) => text));
  expect(texts('1{時間|じかん}13{分|ふん}')).toEqual([
    ['1', '時間'],
    ['13', '分'],
  ]);
  expect(texts('あと 5{分|ふん}です')).toEqual([['あと '], ['5', '分'], ['です']]);
  expect(texts('2 {分|ふん}')).toEqual([['2 '], ['分']]);
  expect(texts('{漢|かん}{字|じ}3')).toEqual([['漢'], ['字'], ['3']]);
  const words = fc.array(fc.constantFrom('1', '20', 'あ', ' ', '{分|ふん}', '{1日|いちにち}'));
  fc.assert(
    fc.property(words, (parts) => {
      const markup = parts.join('');
      const plain = (list: ReadonlyArray<{ text: string }>) => list.map(({ text }) => text).join('');
      expect(plain(rubyPieces(markup).flat())).toBe(withoutReadings(markup));
      for (const [number, unit, ...more] of rubyPieces(markup)) {
        if (unit)
          expect([number?.text, unit.reading, more]).toEqual([
            expect.stringMatching(/^\d+$/),
            expect.any(String),
            [],
          ]);
      }
    }),
  );
});
