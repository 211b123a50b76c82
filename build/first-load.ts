import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { normalizePath, type Rolldown } from 'vite';
import * as z from 'zod';
import { rendererDist } from './paths.ts';

/** The most JavaScript that may be loaded until Today is usable, gzipped, fonts aside. */
const LIMIT_BYTES = 250_000;

const Chunk = z.object({
  file: z.string(),
  isEntry: z.boolean().optional(),
  imports: z.array(z.string()).default([]),
});
const Manifest = z.record(z.string(), Chunk);

const entry = normalizePath(fileURLToPath(new URL('../renderer/main.tsx', import.meta.url)));

/**
 * Gathers what the entry imports, at any remove, in one chunk: it compresses better than a hundred, and is asked for
 * once. The entry itself stays outside, because it waits for chunks that import this one.
 * @throws when the entry is not in the bundle
 */
export function firstLoadGroup(): Rolldown.CodeSplittingNameFunction {
  const first = new Set<string>();
  return (id, bundle) => {
    const add = (module: string): void => {
      if (first.has(module)) return;
      first.add(module);
      const info = bundle.getModuleInfo(module);
      if (!info) throw new Error(`first load: ${module} is not in the bundle`);
      // A copy, as the next module is described in the same list.
      [...info.importedIds].forEach(add);
    };
    add(entry);
    return first.has(id) && id !== entry ? 'first' : null;
  };
}

/**
 * Adds up what the first load takes: the entry, with Today, and the heaviest first words, each with all that it
 * imports. Returns a line to print. @throws when it is over the limit
 */
export async function checkFirstLoad(): Promise<string> {
  const manifest = Manifest.parse(
    JSON.parse(await readFile(join(rendererDist, '.vite/manifest.json'), 'utf8')),
  );
  const languages = Object.keys(manifest).filter((name) => /^locales\/[^/]+\/first\.ts$/.test(name));
  const roots = Object.keys(manifest).filter((name) => manifest[name]?.isEntry);
  if (roots.length === 0 || languages.length === 0)
    throw new Error('first load: entry or languages not found');
  const sizes = await Promise.all(languages.map((language) => weigh(manifest, [...roots, language])));
  const bytes = Math.max(...sizes);
  const line = `first load: ${(bytes / 1000).toFixed(1)} kB of JavaScript, gzipped (limit ${LIMIT_BYTES / 1000} kB)`;
  if (bytes > LIMIT_BYTES) throw new Error(`${line}: too heavy`);
  return line;
}

async function weigh(manifest: z.infer<typeof Manifest>, roots: string[]): Promise<number> {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports.forEach(visit);
  };
  roots.forEach(visit);
  let bytes = 0;
  for (const file of files) {
    if (file.endsWith('.js'))
      bytes += gzipSync(await readFile(join(rendererDist, file)), { level: 9 }).length;
  }
  return bytes;
}
