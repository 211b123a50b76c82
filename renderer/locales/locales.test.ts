import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import en from './en/index.ts';
import ja from './ja/index.ts';
import easy from './ja-easy/index.ts';
import { lintTexts, type TextFiles } from './lint.ts';

describe('the texts', () => {
  test('keep the rules of language in every register', () => {
    expect(lintTexts({ en, ja, 'ja-easy': easy })).toEqual([]);
  });

  test('are each used by the app', () => {
    const sources = globSync('renderer/**/*.{ts,tsx}', { exclude: ['renderer/locales/{en,ja,ja-easy}/**'] })
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    // The errors are named by codes, which the compiler compares with the texts.
    const { errors: _, ...named } = en;
    const keys = Object.entries(named).flatMap(([namespace, texts]) =>
      Object.keys(texts).map((key) => `${namespace}.${key.replace(/_(one|other)$/, '')}`),
    );
    const isUsed = (key: string) => sources.includes(`'${key}'`) || sources.includes(`"${key}"`);
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });
});

describe('the lint of the texts', () => {
  const check = (texts: { en?: string; ja?: string; easy?: string }) => {
    const files = (text: string): TextFiles => ({ app: { greeting: text } });
    return lintTexts({
      en: files(texts.en ?? 'Good day'),
      ja: files(texts.ja ?? 'こんにちは'),
      'ja-easy': files(texts.easy ?? 'こんにちは'),
    });
  };

  test('finds nothing in good texts', () => {
    expect(check({})).toEqual([]);
  });

  test.each([
    [{ easy: '仕事です' }, 'kanji without reading'],
    [{ easy: '{仕事|シゴト}です' }, 'not in hiragana'],
    [
      { easy: 'これは　とても　ながくて　よむのに　たいへん　じかんが　かかる　ぶんです。' },
      'longer than 25',
    ],
    [{ easy: '{書|か}かなければ　なりません' }, 'holds なければ'],
    [{ en: '{{minutes}} min', ja: '{{minutes}}分', easy: '{{minutes}}{分|ふん}' }, 'by its number'],
    [{ en: '{{n}} left' }, 'has other variables'],
    [{ en: 'This is overdue' }, 'holds'],
    [{ ja: '失敗しました' }, 'holds 失敗'],
    [{ ja: ' ' }, 'is empty'],
    [{ en: '{{count}} tasks', ja: '{{count}}つのしごと', easy: 'しごと　{{count}}こ' }, 'counts with つ'],
  ])('finds %j', (texts, finding) => {
    expect(check(texts).join('\n')).toContain(finding);
  });

  test('finds missing and surplus keys', () => {
    const findings = lintTexts({
      en: { app: { a: 'A', b_one: 'one', b_other: 'more' } },
      ja: { app: { a: 'あ', b_other: 'い' } },
      'ja-easy': { app: { c: 'う', b_other: 'い' } },
    });
    expect(findings).toEqual(['ja-easy app.a: is missing', 'ja-easy app.c: is not in English']);
  });
});
