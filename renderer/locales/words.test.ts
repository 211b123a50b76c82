import { existsSync, globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import firstWords from './en/first.ts';
import en from './en/index.ts';

/** Imports as the formatter writes them. Type imports are left out: nothing of them is loaded. */
const STATIC_IMPORT = /^(?:import|export) (?!type )[^;]*?'([#.][^']+)';/gm;
const PART = /lazily\(\(\) =>\s*(?:withWords\(\s*\[([^\]]*)\],\s*)?import\('([^']+)'\)/g;

/** A module of the renderer with all that it imports, directly or indirectly, except for the texts themselves. */
function reached(root: string, files = new Set<string>()): Set<string> {
  if (files.has(root) || !existsSync(root) || /^renderer\/locales\/(?:en|ja|ja-easy)\//.test(root))
    return files;
  files.add(root);
  for (const [, from = ''] of readFileSync(root, 'utf8').matchAll(STATIC_IMPORT)) {
    reached(resolve(root, from), files);
  }
  return files;
}

function resolve(file: string, from: string): string {
  return from.startsWith('#') ? from.slice(1) : posix.join(posix.dirname(file), from);
}

/** The namespaces of the texts that are named in a module or in what it imports. */
function wordsOf(root: string): string[] {
  const sources = [...reached(root)].map((file) => readFileSync(file, 'utf8')).join('\n');
  return Object.keys(en).filter((name) => new RegExp(`['"\`]${name}\\.[\\w$]`).test(sources));
}

const atStart = wordsOf('renderer/main.tsx');

test('every part of the app comes with the words it shows, and with no others', () => {
  const parts = globSync('renderer/**/*.{ts,tsx}').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(PART)].map(([, named = '', from = '']) => ({
      part: from,
      named: [...named.matchAll(/'(\w+)'/g)].map(([, name]) => name),
      used: wordsOf(resolve(file.replaceAll('\\', '/'), from)).filter((name) => !(name in firstWords)),
    })),
  );
  expect(parts.length).toBeGreaterThan(15);
  for (const { part, named, used } of parts) expect.soft(named.toSorted(), part).toEqual(used.toSorted());
});

test('the first words are those of the frame and of Today', () => {
  expect(Object.keys(firstWords).toSorted()).toEqual(atStart.toSorted());
});
