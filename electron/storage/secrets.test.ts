import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Secrets, type Vault } from '#electron/storage/secrets.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  path = join(folder, 'secrets.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Seals with XOR, which is enough for a test; vaults with different keys cannot open each other's texts. */
function vault(isProtected: boolean, key = 0x5a): Vault & { reseal: boolean; seals: number } {
  const turn = (bytes: Uint8Array) => bytes.map((byte) => byte ^ key);
  return {
    reseal: false,
    seals: 0,
    isProtected: async () => isProtected,
    async seal(text) {
      this.seals++;
      return turn(new TextEncoder().encode(`seal:${text}`));
    },
    async open(sealed) {
      const text = new TextDecoder().decode(turn(sealed));
      if (!text.startsWith('seal:')) throw new Error('the key is another');
      return { text: text.slice('seal:'.length), reseal: this.reseal };
    },
  };
}

test('a secret is sealed, survives a restart, and can be forgotten', async () => {
  const secrets = new Secrets(path, vault(true));
  expect(await secrets.get('device.token')).toBeNull();
  expect(await secrets.set('device.token', 'とても秘密 🔑')).toEqual({ protected: true });
  expect(readFileSync(path, 'utf8')).not.toContain('秘密');
  expect(await new Secrets(path, vault(true)).get('device.token')).toBe('とても秘密 🔑');
  await secrets.remove('device.token');
  expect(await new Secrets(path, vault(true)).get('device.token')).toBeNull();
});

test('without protection it is kept all the same, and that is told', async () => {
  expect(await new Secrets(path, vault(false)).set('token', 'value')).toEqual({ protected: false });
  expect(await new Secrets(path, vault(false)).get('token')).toBe('value');
});

test('what may be kept sealed only is not kept without protection, and what is kept under its name stays', async () => {
  let isThere = false;
  const secrets = new Secrets(path, { ...vault(true), isProtected: async () => isThere });
  expect(await secrets.set('key.device', 'seed', true)).toEqual({ protected: false });
  expect(await secrets.get('key.device')).toBeNull();
  isThere = true;
  expect(await secrets.set('key.device', 'seed', true)).toEqual({ protected: true });
  isThere = false;
  expect(await secrets.set('key.device', 'another', true)).toEqual({ protected: false });
  expect(await secrets.get('key.device')).toBe('seed');
});

test('what was kept without protection is read after there is one', async () => {
  await new Secrets(path, vault(false)).set('token', 'value');
  expect(await new Secrets(path, vault(true)).get('token')).toBe('value');
});

test('a secret that cannot be opened is an error, never an absence', async () => {
  await new Secrets(path, vault(true)).set('token', 'value');
  await expect(new Secrets(path, vault(true, 0x21)).get('token')).rejects.toThrow('another');
});

test('a changed key of the system seals anew', async () => {
  const system = vault(true);
  const secrets = new Secrets(path, system);
  await secrets.set('token', 'value');
  system.reseal = true;
  expect(await secrets.get('token')).toBe('value');
  expect(system.seals).toBe(2);
});

test('secrets that are set at the same time are all kept', async () => {
  const secrets = new Secrets(path, vault(true));
  const names = Array.from({ length: 10 }, (_, index) => `key.${index}`);
  await Promise.all(names.map((name) => secrets.set(name, name)));
  expect(await Promise.all(names.map((name) => secrets.get(name)))).toEqual(names);
});

test('a name that every object has is still absent', async () => {
  expect(await new Secrets(path, vault(true)).get('constructor')).toBeNull();
});
