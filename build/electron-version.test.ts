import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';

const Version = z.string().regex(/^\d+\.\d+\.\d+$/);

const locked = z
  .object({ packages: z.object({ 'node_modules/electron': z.object({ version: Version }) }) })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages['node_modules/electron'].version;

/** The table of docs/desktop.md that tells of the Electron in use. */
const stated = z
  .object({
    'in use': Version,
    'released on': z.iso.date(),
    'supported until': z.iso.date(),
    'lowest that may be used': Version,
  })
  .parse(
    Object.fromEntries(
      [...readFileSync('docs/desktop.md', 'utf8').matchAll(/^\| Electron, (.+?) \| (\S+?) \|/gm)].map(
        ([, name, value]) => [name, value],
      ),
    ),
  );

/** Below zero when `one` is older than `other`. */
function compare(one: string, other: string): number {
  return new Intl.Collator('en', { numeric: true }).compare(one, other);
}

test('docs/desktop.md names the Electron that is in use', () => {
  expect(stated['in use']).toBe(locked);
});

test('the Electron in use is not older than the lowest that may be used', () => {
  expect(compare(locked, stated['lowest that may be used'])).toBeGreaterThanOrEqual(0);
  expect(compare('45.10.0', '45.9.1')).toBeGreaterThan(0);
  expect(compare('9.4.0', '45.0.0')).toBeLessThan(0);
});

test('the Electron in use was released before its support ends', () => {
  expect(stated['released on'] < stated['supported until']).toBe(true);
});
