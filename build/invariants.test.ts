import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { simulated } from '#tests/sim/simulated.ts';

/** The number of an invariant at the beginning of a test's name, with a colon behind it. */
const NAMED = /\b(?:it|test|describe)(?:\.each\([\s\S]{0,2000}?\))?\(\s*['"`](I\d+(?:,? I\d+)*)\b/g;
const ROW = /^\| (I\d+) \| .* \| (.*) \|$/gm;

/** The files whose tests carry the number of an invariant, and the simulation, which is a step of its own. */
function tested(): Map<string, Set<string>> {
  const files = new Map<string, Set<string>>();
  for (const file of globSync('{shared,renderer,server,electron,build,tests}/**/*.ts', {
    exclude: (path) => path.includes('node_modules'),
  })) {
    for (const [, numbers = ''] of readFileSync(file, 'utf8').matchAll(NAMED)) {
      for (const number of numbers.split(/,? /)) {
        files.set(number, (files.get(number) ?? new Set()).add(file.replaceAll('\\', '/')));
      }
    }
  }
  for (const number of simulated) files.set(number, (files.get(number) ?? new Set()).add('npm run test:sim'));
  return files;
}

/** In one order, so that a failing test shows the file that differs and nothing else. */
function sorted(files: ReadonlyMap<string, ReadonlySet<string>>): Record<string, string[]> {
  return Object.fromEntries([...files].map(([number, names]) => [number, [...names].sort()]));
}

test('the table in docs/sync.md names the tests of every invariant, and no others', () => {
  const documented = new Map(
    [...readFileSync('docs/sync.md', 'utf8').matchAll(ROW)].map(([, number = '', files = '']) => [
      number,
      new Set([...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file)),
    ]),
  );
  expect([...documented.keys()]).toEqual(Array.from({ length: 14 }, (_, index) => `I${index + 1}`));
  expect(sorted(documented)).toEqual(sorted(tested()));
});
