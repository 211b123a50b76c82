import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Logger } from 'pino';
import { StartError } from '#server/start-error.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { casing, type Database, migrationsFolder } from './connect.ts';
import { DurableFs, syncDirectory, syncFolder } from './durable-fs.ts';
import { codeOf } from './errors.ts';
import { lockFolder } from './folder-lock.ts';

/** PGlite's defaults turn fsync off; of several settings for the same name the last one counts. */
const START_PARAMS = [
  ...PGlite.defaultStartParams,
  ...['fsync=on', 'wal_sync_method=fsync', 'synchronous_commit=on', 'full_page_writes=on'].flatMap(setting),
  // A log segment that is no longer needed is deleted with its content, not reused.
  ...setting('wal_recycle=off'),
];
/** A checkpoint is made when this much log was written since the last one, checked this often. */
const LOG_BYTES = 16 * 1024 * 1024;
const CHECKPOINT_EVERY_MS = MINUTE_MS;

/**
 * Opens the embedded database in a folder and brings it to the present schema. What it has committed is on disk. PGlite
 * runs none of Postgres' background processes, so their work is done here: checkpoints, and `vacuum` when it is called.
 * @throws StartError when another server uses the folder, or it cannot be opened
 */
export async function openEmbedded(dataDir: string, log: Logger): Promise<Database> {
  const folder = join(dataDir, 'database');
  const unlock = lockFolder(dataDir);
  try {
    const client = await openCluster(folder);
    const db = drizzle({ client, casing });
    await migrate(db, { migrationsFolder });
    /** Settles when all that was begun in the background is done. */
    let background = Promise.resolve();
    const begin = (work: (client: PGlite) => Promise<void>): void => {
      background = background
        .then(() => work(client))
        .catch((error: unknown) => log.error({ err: error }, 'the database could not be tidied up'));
    };
    const checkpoints = setInterval(() => begin(checkpointWhenDue), CHECKPOINT_EVERY_MS).unref();
    return {
      db,
      vacuum: (how) => begin(() => vacuum(client, how)),
      async close() {
        clearInterval(checkpoints);
        await background;
        await client.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw new StartError(`The database in ${folder} cannot be opened (${codeOf(error)}).`);
  }
}

function setting(text: string): [string, string] {
  return ['-c', text];
}

/**
 * Opens the files of the database, and creates them where there are none. A database whose creation was interrupted is
 * created anew.
 */
async function openCluster(folder: string): Promise<PGlite> {
  // The marker lies in the folder itself, so that replacing the folder by a backup removes it.
  const unfinished = join(folder, 'unfinished');
  if (existsSync(unfinished)) await rm(folder, { recursive: true, force: true });
  const isNew = !existsSync(join(folder, 'PG_VERSION'));
  await mkdir(folder, { recursive: true });
  if (isNew) {
    await writeFile(unfinished, '', { flush: true });
    await syncDirectory(folder);
  }
  let reason = 'unknown reason';
  const files = new DurableFs(folder, () => endProcess(folder, reason));
  const client = await PGlite.create({
    fs: files,
    startParams: START_PARAMS,
    onStderr(text) {
      reason = text.match(/PANIC: +(.*)/)?.[1] ?? reason;
      return false;
    },
  });
  if (isNew) {
    // PGlite has made them in memory and copied them here.
    await syncFolder(folder);
    await rm(unfinished);
    await syncDirectory(folder);
  }
  return client;
}

/**
 * After a PANIC, Postgres exits and recovers from its log at the next start. Inside this process it cannot exit alone,
 * and would never answer again: so the process ends.
 */
function endProcess(folder: string, reason: string): never {
  process.stderr.write(
    `The database in ${folder} cannot go on (${reason}). Check the disk, then start the server again: nothing that was saved is lost.\n`,
  );
  process.exit(1);
}

/** Writes what has changed into the tables' files, and deletes the log up to there, when there is much of it. */
async function checkpointWhenDue(client: PGlite): Promise<void> {
  const { rows } = await client.query<{ due: boolean }>(
    'select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) >= $1 as due from pg_control_checkpoint()',
    [LOG_BYTES],
  );
  if (rows[0]?.due) await client.exec('checkpoint');
}

/**
 * Vacuums table by table, so that requests can run in between; then starts a new log segment and deletes the old ones.
 */
async function vacuum(client: PGlite, how: 'plain' | 'full'): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of rows) await client.exec(`vacuum ${how === 'full' ? '(full)' : ''} ${name}`);
  await client.exec('select pg_switch_wal()');
  await client.exec('checkpoint');
}
