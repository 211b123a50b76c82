import { expect, test } from 'vitest';
import { optionNamed, optionsFor } from './combo-options.ts';

const options = [
  { id: 'logo', text: 'ロゴの下書き', detail: '花屋さんのサイト' },
  { id: 'flyer', text: 'ちらしの色' },
  { id: 'mail', text: 'Mail' },
];
const ids = (words: string, chosen: string | null = null) =>
  optionsFor(options, words, chosen).map(({ id }) => id);

test('what is typed is found in the words and in what is told beside them, however it was written', () => {
  expect(ids('')).toEqual(['logo', 'flyer', 'mail']);
  expect(ids('ﾛｺﾞ')).toEqual(['logo']);
  expect(ids('ろご　したがき')).toEqual([]);
  expect(ids('サイト 下書き')).toEqual(['logo']);
  expect(ids('ＭＡ')).toEqual(['mail']);
  expect(ids('nothing like it')).toEqual([]);
});

test('once one is chosen, all are offered again', () => {
  expect(ids('Mail', 'mail')).toEqual(['logo', 'flyer', 'mail']);
});

test('a list stays short enough to be looked through', () => {
  const many = Array.from({ length: 500 }, (_, index) => ({ id: String(index), text: `しごと${index}` }));
  expect(optionsFor(many, '', null).length).toBeLessThanOrEqual(50);
  expect(optionsFor(many, 'しごと499', null).map(({ id }) => id)).toEqual(['499']);
});

test('words name an option only in full', () => {
  expect(optionNamed(options, ' ちらしの色 ')?.id).toBe('flyer');
  expect(optionNamed(options, 'ろごの下書き')?.id).toBe('logo');
  expect(optionNamed(options, 'mAIL')?.id).toBe('mail');
  expect(optionNamed(options, 'ちらし')).toBeUndefined();
});
