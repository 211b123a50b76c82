import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { facesOf } from './font-faces.ts';

const css = readFileSync(createRequire(import.meta.url).resolve('@fontsource/biz-udpgothic/400.css'), 'utf8');
const faces = (text: string) => text.match(/@font-face/g)?.length ?? 0;

test('each face of a font is either common or rare, and is woff2 alone', () => {
  const characters = new Set([...'今日 Today'].map((one) => one.codePointAt(0) ?? 0));
  const [common, rare] = [true, false].map((holding) => facesOf(css, characters, holding)) as [
    string,
    string,
  ];
  expect(faces(common)).toBeGreaterThan(1);
  expect(faces(common)).toBeLessThan(5);
  expect(faces(common) + faces(rare)).toBe(faces(css));
  expect(`${common}${rare}`.match(/format\('\w+'\)/g)?.every((format) => format === "format('woff2')")).toBe(
    true,
  );
});

test('a character at either end of a range belongs to its face', () => {
  const face = "@font-face { src: url(a.woff2) format('woff2'); unicode-range: U+41-43,U+3042; }";
  for (const [character, isIn] of [
    ['@', false],
    ['A', true],
    ['C', true],
    ['D', false],
    ['あ', true],
    ['い', false],
  ] as const) {
    expect(faces(facesOf(face, new Set([character.codePointAt(0) ?? 0]), true)), character).toBe(
      isIn ? 1 : 0,
    );
  }
});
