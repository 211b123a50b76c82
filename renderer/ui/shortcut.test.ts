import { expect, test } from 'vitest';
import { shortcutLetter } from './shortcut.ts';

test.each([
  ['English', 'z', 'KeyZ', 'z'],
  ['English with Shift or Caps Lock', 'Z', 'KeyZ', 'z'],
  ['German, where Z and Y are exchanged', 'z', 'KeyY', 'z'],
  ['French, the key of W', 'z', 'KeyW', 'z'],
  ['Dvorak, the key of Z', ';', 'KeyZ', null],
  ['Bépo, the key of Z', 'à', 'KeyZ', null],
  ['Russian', 'я', 'KeyZ', 'z'],
  ['Russian with Shift', 'Я', 'KeyZ', 'z'],
  ['Greek', 'ζ', 'KeyZ', 'z'],
  ['Korean', 'ㅋ', 'KeyZ', 'z'],
  ['Arabic', 'ن', 'KeyK', 'k'],
  ['Hebrew', 'ז', 'KeyZ', 'z'],
  ['Thai', 'ผ', 'KeyZ', 'z'],
  ['kana', 'つ', 'KeyZ', 'z'],
  ['kana in half width', 'ﾉ', 'KeyK', 'k'],
  ['full width', 'Ｋ', 'KeyK', 'k'],
  ['one that tells nothing', 'Unidentified', 'KeyK', 'k'],
  ['a named key', 'Enter', 'Enter', null],
  ['a letter where English has none', 'ж', 'Semicolon', null],
])('the letter of a shortcut on a keyboard: %s', (_keyboard, key, code, letter) => {
  expect(shortcutLetter({ key, code })).toBe(letter);
});
