import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { routes } from '#shared/http/contract.ts';
import { officeRoutes } from '#shared/http/office.ts';

/** The fixed beginning of each path of the contract. */
const beginnings = Object.values({ ...routes, ...officeRoutes }).map(
  ({ path }) => path.split('{')[0] ?? path,
);

test('paths of the server are named in the contract alone', () => {
  const files = globSync('{shared,renderer,electron,server,build,tests}/**/*.{ts,tsx,mjs}')
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('shared/http/'));
  const named = files.flatMap((file) => {
    const code = readFileSync(file, 'utf8');
    return beginnings.filter((path) => code.includes(path)).map((path) => `${file}: ${path}`);
  });
  expect(files.length).toBeGreaterThan(500);
  expect(named).toEqual([]);
});
