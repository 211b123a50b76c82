import { describe, expect, test } from 'vitest';
import { parseRuby, withoutReadings } from './ruby.ts';

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
