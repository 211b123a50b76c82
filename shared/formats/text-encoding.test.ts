import { expect, test } from 'vitest';
import { decodeText, type Encoding } from './text-encoding.ts';

const TEXT = 'Project,Description\n見本の花屋,写真をえらぶ\n';
const utf8 = new TextEncoder().encode(TEXT);
/** 「見本,花」 in Shift_JIS. */
const shiftJis = Uint8Array.of(0x8c, 0xa9, 0x96, 0x7b, 0x2c, 0x89, 0xd4);

function utf16(text: string, isBig: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), !isBig);
  return bytes;
}

test.each<[string, Uint8Array, string, Encoding]>([
  ['UTF-8', utf8, TEXT, 'utf-8'],
  ['UTF-8 with its mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8), TEXT, 'utf-8'],
  ['UTF-16 LE with its mark', utf16(`\uFEFF${TEXT}`, false), TEXT, 'utf-16le'],
  ['UTF-16 BE with its mark', utf16(`\uFEFF${TEXT}`, true), TEXT, 'utf-16be'],
  ['UTF-16 LE', utf16(TEXT, false), TEXT, 'utf-16le'],
  ['UTF-16 BE', utf16(TEXT, true), TEXT, 'utf-16be'],
  ['Shift_JIS', shiftJis, '見本,花', 'shift_jis'],
  ['nothing', new Uint8Array(), '', 'utf-8'],
])('%s is read', (_name, bytes, text, encoding) => {
  expect(decodeText(bytes)).toEqual({ text, encoding });
});

test.each([
  ['NUL', Uint8Array.of(...new TextEncoder().encode('a,b\n1,'), 0, 0x32)],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48)],
  [
    'a spreadsheet',
    Uint8Array.of(0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 0, 0, 0x21, 0, 0x9f, 0xff, 0xfe, 0x80),
  ],
  ['noise', Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 256)],
])('%s is no text', (_name, bytes) => {
  expect(decodeText(bytes)).toBeNull();
});
