import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AppServer, serveApp } from './serve-app.ts';

const FILES = { 'index.html': '<title>app</title>', 'assets/first-abc123.js': '1;', 'icon.svg': '<svg/>' };
const INVITATION = { join: 'kotsukotsu://join?code=abc', workspace: 'demo', records: '{}' };

describe('the browser host', () => {
  let folder: string;
  let app: AppServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kotsukotsu-app-'));
    for (const [name, text] of Object.entries(FILES)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    app = await serveApp({ port: 0, root: folder, launch: async () => INVITATION });
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  const kept = async (path: string) => {
    const answer = await fetch(app.url + path);
    return [answer.status, answer.headers.get('cache-control')];
  };

  test('lets the browser keep what changes its name with its content, and ask again for the rest', async () => {
    expect(await kept('/assets/first-abc123.js')).toEqual([200, 'public, max-age=31536000, immutable']);
    for (const path of ['/', '/index.html', '/icon.svg']) expect(await kept(path)).toEqual([200, 'no-cache']);
  });

  test('does not let it keep that a file was not there', async () => {
    expect(await kept('/assets/first-older.js')).toEqual([404, 'no-cache']);
  });

  test('tells the invitation to pages of this computer alone', async () => {
    const { port } = new URL(app.url);
    const told = (host: string) =>
      new Promise<unknown>((resolve, reject) => {
        const headers = { host };
        request(`${app.url}/launch.json`, { headers }, (answer) => {
          let text = '';
          answer.on('data', (part) => (text += part));
          answer.on('end', () => resolve(JSON.parse(text)));
        })
          .on('error', reject)
          .end();
      });
    expect(await told(`localhost:${port}`)).toEqual(INVITATION);
    expect(await told(`127.0.0.1:${port}`)).toEqual(INVITATION);
    expect(await told('elsewhere.example')).toEqual({ join: null, workspace: null, records: null });
    expect(await told(`localhost.elsewhere.example:${port}`)).toEqual({
      join: null,
      workspace: null,
      records: null,
    });
  });
});
