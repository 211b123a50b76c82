import { globSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Font packages declare one `@font-face` for each range of characters; `?common` and `?rare` ask for some of them. */
const STYLE_SHEET = /[\\/]@fontsource[\\/].*\.css\?(common|rare)$/;
const FACE = /@font-face \{[^}]*\}/g;
const RANGE = /U\+([\da-f]+)(?:-([\da-f]+))?/gi;
/** Removed, because every browser that runs the app reads woff2. */
const WOFF = /,\s*url\([^)]*\) format\('woff'\)/g;

/**
 * Lets a font's style sheet be asked for in two parts: `?common` declares the faces that the app's own texts are
 * written with, `?rare` all others, which only text written by members can need. A style sheet imported without either
 * stays whole.
 */
export function fontFaces(): Plugin {
  let common: ReadonlySet<number> | null = null;
  return {
    name: 'font-faces',
    enforce: 'pre',
    transform(code, id) {
      const part = STYLE_SHEET.exec(id)?.[1];
      if (!part) return null;
      common ??= charactersOfTexts();
      return facesOf(code, common, part === 'common');
    },
  };
}

/**
 * The `@font-face` rules of a style sheet that cover at least one of `characters` (`holding`), or none of them, with
 * woff2 as their only format.
 * @param characters code points
 */
export function facesOf(css: string, characters: ReadonlySet<number>, holding: boolean): string {
  return [...css.matchAll(FACE)]
    .map(([face]) => face.replace(WOFF, ''))
    .filter((face) => holdsAny(face, characters) === holding)
    .join('\n');
}

function holdsAny(face: string, characters: ReadonlySet<number>): boolean {
  const ranges = [...face.matchAll(RANGE)].map(([, from = '', to = from]) => [from, to].map(toCodePoint));
  return [...characters].some((one) => ranges.some(([from = 0, to = 0]) => from <= one && one <= to));
}

function toCodePoint(hex: string): number {
  return Number.parseInt(hex, 16);
}

function charactersOfTexts(): Set<number> {
  const texts = globSync('renderer/locales/{en,ja,ja-easy}/**/*.ts').map((file) =>
    readFileSync(file, 'utf8'),
  );
  return new Set([...texts.join('')].flatMap((character) => character.codePointAt(0) ?? []));
}
