import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileOf, serveApp } from '#electron/security/app-protocol.ts';

let folder: string;
let root: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'app-protocol-'));
  root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'assets', 'page-a1.js'), 'export {};');
  writeFileSync(join(root, 'assets', 'き ろく.svg'), '<svg/>');
  writeFileSync(join(root, '..hidden.txt'), 'inside');
  writeFileSync(join(folder, 'secret.txt'), 'outside');
  mkdirSync(join(folder, 'renderer-old'));
  writeFileSync(join(folder, 'renderer-old', 'old.txt'), 'outside');
});
afterAll(() => rmSync(folder, { recursive: true }));

const get = (address: string, method = 'GET') =>
  serveApp(root, () => ({ 'x-held': 'now' }))(new Request(address, { method }));

describe('the files of the app', () => {
  test.each([
    ['app://kotsukotsu/', 'text/html; charset=utf-8'],
    ['app://kotsukotsu/index.html?x=1#/week', 'text/html; charset=utf-8'],
    ['app://kotsukotsu/assets/page-a1.js', 'text/javascript; charset=utf-8'],
    ['app://kotsukotsu/assets/%E3%81%8D%20%E3%82%8D%E3%81%8F.svg', 'image/svg+xml; charset=utf-8'],
    ['app://kotsukotsu/..hidden.txt', 'text/plain; charset=utf-8'],
  ])('%s is served as %s', async (address, type) => {
    const response = await get(address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('x-held')).toBe('now');
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0);
  });

  test.each([
    'app://kotsukotsu/missing.js',
    'app://kotsukotsu/assets',
    'app://kotsukotsu/..%2fsecret.txt',
    'app://kotsukotsu/assets/..%2f..%2fsecret.txt',
    'app://kotsukotsu/%2e%2e%2fsecret.txt',
    'app://kotsukotsu/..%2frenderer-old/old.txt',
    'app://kotsukotsu/index.html%00.txt',
    'app://kotsukotsu/%E0%A4%A',
    'app://kotsukotsu//etc/passwd',
    'app://elsewhere/index.html',
  ])('%s is not there', async (address) => {
    const response = await get(address);
    expect(response.status).toBe(404);
    expect(response.headers.get('x-held')).toBe('now');
  });

  test('only GET is answered', async () => {
    expect((await get('app://kotsukotsu/', 'POST')).status).toBe(404);
  });

  test('an address with a name in it is none of the app', () => {
    expect(fileOf(root, 'app://someone@kotsukotsu/index.html')).toBeNull();
  });

  test('an absolute path in the address stays below the root', () => {
    expect(fileOf('/srv/app', 'app://kotsukotsu//etc/passwd')).toBe('/srv/app/etc/passwd');
    expect(fileOf('/srv/app', 'app://kotsukotsu/%2fetc/passwd')).toBe('/srv/app/etc/passwd');
  });
});
