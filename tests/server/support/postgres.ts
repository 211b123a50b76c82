import { execFile, execFileSync } from 'node:child_process';
import { accessSync, chownSync, constants, globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

export interface Postgres {
  version: string;
  /** A connection string of a new, empty database. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** The folder of PostgreSQL's programs on this machine, or null. */
export function findPostgres(): string | null {
  const folders = [
    ...globSync('/usr/lib/postgresql/*/bin').toSorted().toReversed(),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return (
    folders.find((folder) => ['initdb', 'pg_ctl'].every((name) => isProgram(join(folder, name)))) ?? null
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts a PostgreSQL server of our own in a temporary folder, on a free port. */
export async function startPostgres(bin: string): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'kotsukotsu-postgres-'));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const call = (program: string, args: string[]) =>
    run(join(bin, program), args, { ...(user ?? {}), cwd: folder });
  await call('initdb', ['-D', data, '-U', 'npo', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']);
  const port = await startOnFreePort((free) => {
    const options = `-p ${free} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`;
    return call('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-o', options, '-w', 'start']);
  });

  const urlOf = (database: string) => `postgresql://npo@127.0.0.1:${port}/${database}`;
  const admin = new pg.Client(urlOf('postgres'));
  await admin.connect();
  const { rows } = await admin.query<{ server_version: string }>('show server_version');
  let count = 0;
  return {
    version: rows[0]?.server_version ?? '',
    async newDatabase() {
      const name = `npo_${++count}`;
      await admin.query(`create database ${name}`);
      return urlOf(name);
    },
    async stop() {
      await admin.end();
      await call('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: then it gets another user of this machine. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString());
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user; the next one.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is no other user to run it.');
}

/** Between being found free and being taken, a port may go to another program: then another one is tried. */
async function startOnFreePort(start: (port: number) => Promise<unknown>, tries = 3): Promise<number> {
  const port = await freePort();
  try {
    await start(port);
    return port;
  } catch (error) {
    if (tries === 1) throw error;
    return startOnFreePort(start, tries - 1);
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
