import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';

/** What is imported when the code runs: all but `import type`. */
const IMPORT =
  /^(?:import|export)(?! type )(?:[^'";]*\bfrom)? '([^'\n]+)';|\bimport\(\s*'([^'\n]+)'\)|^import '([^'\n]+)';/gm;
const Manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

/** The packages that the server imports, also by way of `shared/`. */
function packagesFrom(entry: string): Set<string> {
  const packages = new Set<string>();
  const files = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const found of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const name = found.slice(1).find((one) => one !== undefined) ?? '';
      if (name.startsWith('node:')) continue;
      const path = name.startsWith('#') ? name.slice(1) : posix.join(posix.dirname(file), name);
      if (/^[#.]/.test(name)) visit(path);
      else packages.add(name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
    }
  };
  visit(entry);
  expect(files.size).toBeGreaterThan(100);
  for (const file of files) expect(existsSync(file) && /^(server|shared)\//.test(file), file).toBe(true);
  return packages;
}

test('the server installs alone: its packages are the dependencies, all others are for development', () => {
  const { dependencies } = Manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  expect([...packagesFrom('server/main.ts')].toSorted()).toEqual(Object.keys(dependencies).toSorted());
});
