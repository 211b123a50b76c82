import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ServerAccess } from '#electron/security/server-access.ts';
import { settingsFile } from '#electron/storage/settings-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'server-access-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = () => new ServerAccess(settingsFile(join(folder, 'settings.json')));

test('a new server holds from the next load on, and after a restart', async () => {
  const access = start();
  expect(access.headers()['content-security-policy']).toContain("connect-src 'self';");
  expect(await access.allow('https://npo.example')).toEqual({ reload: true });
  expect(await access.allow('https://npo.example/')).toEqual({ reload: true });
  expect(access.headers()['content-security-policy']).toContain("connect-src 'self' https://npo.example;");
  expect(await access.allow('https://npo.example')).toEqual({ reload: false });
  expect(start().headers()['content-security-policy']).toContain("connect-src 'self' https://npo.example;");
});

test('only one server is allowed at a time', async () => {
  const access = start();
  await access.allow('https://npo.example');
  await access.allow('http://localhost:4780');
  expect(access.headers()['content-security-policy']).toContain("connect-src 'self' http://localhost:4780;");
  expect(access.headers()['content-security-policy']).not.toContain('npo.example');
});

test.each([
  'http://npo.example',
  'https://a:b@npo.example',
  'https://npo.example; script-src *',
  'https://npo.example;script-src',
  'https://npo.example,default-src',
  'https://*.example',
  "https://'self'",
  '*',
  '',
])('%j is not allowed', async (address) => {
  const access = start();
  await expect(access.allow(address)).rejects.toThrow('not the address');
  expect(access.headers()['content-security-policy']).toContain("connect-src 'self';");
});

test.each(['https://日本.example', 'https://[2001:db8::1]:8443', 'https://npo_desk.example'])(
  '%s is allowed',
  async (address) => {
    const access = start();
    await access.allow(address);
    expect(access.headers()['content-security-policy']).toContain(
      `connect-src 'self' ${new URL(address).origin};`,
    );
  },
);
