import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { breaks } from '#tests/mutants/breaks.ts';
import { projectDir } from './paths.ts';

test('each fault of `npm run test:mutants` has its one place in the code as it is', () => {
  const times = ({ file, from }: (typeof breaks)[number]) =>
    readFileSync(join(projectDir, file), 'utf8').split(from).length - 1;
  expect(breaks.filter((fault) => times(fault) !== 1).map(({ name }) => name)).toEqual([]);
});

test('no two faults have the same name', () => {
  expect(new Set(breaks.map(({ name }) => name)).size).toBe(breaks.length);
});
