import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';

const folder = fileURLToPath(new URL('peers', import.meta.url));

/** A program that does the same work, with a page and a server in `peers/`. */
export interface Peer {
  name: string;
  page: URL;
  server: string;
}

/** What sync is compared with. They are installed at the first run, in a folder of their own. */
export async function findPeers(): Promise<Peer[]> {
  if (!existsSync(join(folder, 'node_modules'))) {
    console.error('Installing RxDB and PouchDB, to compare with, into tests/bench/peers.');
    await promisify(execFile)('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund'], {
      shell: process.platform === 'win32',
    });
  }
  return Promise.all([peer('RxDB', 'rxdb'), peer('PouchDB', 'pouchdb')]);
}

async function peer(name: string, id: string): Promise<Peer> {
  const manifest = await readFile(join(folder, 'node_modules', id, 'package.json'), 'utf8');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest));
  return {
    name: `${name} ${version}`,
    page: new URL(`peers/${id}-page.mjs`, import.meta.url),
    server: join(folder, `${id}-server.mjs`),
  };
}
