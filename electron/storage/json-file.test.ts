import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { JsonFile } from '#electron/storage/json-file.ts';
import { settingsFile } from '#electron/storage/settings-file.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'json-file-'));
  path = join(folder, 'count.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => new JsonFile(path, z.object({ count: z.number() }), { count: 0 });
const more = ({ count }: { count: number }) => ({ count: count + 1 });

test('starts empty, keeps what was written, and is for this account alone', async () => {
  const file = open();
  expect(file.read()).toEqual({ count: 0 });
  await file.update(more);
  expect(open().read()).toEqual({ count: 1 });
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(existsSync(`${path}.new`)).toBe(false);
});

test('changes at the same time all count', async () => {
  const file = open();
  await Promise.all(Array.from({ length: 20 }, () => file.update(more)));
  expect(open().read()).toEqual({ count: 20 });
});

test.each(['{"count":', '{"count":"many"}', ''])(
  'a file that says %j is set aside, not lost',
  async (text) => {
    writeFileSync(path, text);
    const file = open();
    expect(file.read()).toEqual({ count: 0 });
    await file.update(more);
    expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe(text);
    expect(open().read()).toEqual({ count: 1 });
  },
);

test('a failed write changes nothing, and the next one works', async () => {
  const file = open();
  await file.update(more);
  const failing = file.update(() => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(file.read()).toEqual({ count: 1 });
  await file.update(more);
  expect(open().read()).toEqual({ count: 2 });
});

test('a folder that cannot be written is told', async () => {
  const file = new JsonFile(join(folder, 'missing', 'x.json'), z.object({ count: z.number() }), { count: 0 });
  await expect(file.update(more)).rejects.toThrow('ENOENT');
});

test('settings with a server that is no origin are not believed', () => {
  writeFileSync(path, JSON.stringify({ serverOrigin: 'https://npo.example; script-src *', theme: 'dark' }));
  expect(settingsFile(path).read()).toEqual({ serverOrigin: null, theme: 'system' });
});
