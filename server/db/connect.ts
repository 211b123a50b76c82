import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import pg from 'pg';
import type { Logger } from 'pino';
import { StartError } from '#server/start-error.ts';
import { codeOf } from './errors.ts';

/** The database, whichever engine runs it; a transaction has the same methods. */
export type Db = PgDatabase<PgQueryResultHKT>;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export interface Database {
  db: Db;
  /**
   * Starts a vacuum in the background; does nothing on PostgreSQL, which has its own. After `plain`, the space of
   * deleted rows can be used again; after `full`, which rewrites every table, they are in no file any more.
   */
  vacuum(how: 'plain' | 'full'): void;
  /** Finishes running work and closes the database. */
  close(): Promise<void>;
}

/**
 * How long to wait for a new connection, or for a free one of the pool: less than a member's app waits for an answer.
 */
export const CONNECT_MS = 20_000;
/** The key of the advisory lock: any number that nothing else in the database uses for one. */
const MIGRATION_LOCK = 4_780_001;
export const casing = 'snake_case';
export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Connects to a PostgreSQL server and brings its database to the present schema.
 * @throws StartError when it cannot be reached or refuses us
 */
export async function connectPostgres(url: string, log: Logger): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  // The pool replaces a connection that is lost, in a transaction or while idle. Without a listener, either of these
  // events would end the process. The loss of an idle one emits both; only the client's own is logged.
  pool.on('connect', (client) =>
    client.on('error', (error) => log.warn({ code: codeOf(error) }, 'database connection lost')),
  );
  pool.on('error', () => undefined);
  const { host, pathname } = new URL(url);
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    throw new StartError(
      `The database ${pathname.slice(1)} at ${host} cannot be reached (${codeOf(error)}). Check DATABASE_URL.`,
    );
  }
  try {
    await migrateAlone(pool);
  } catch (error) {
    await pool.end();
    throw new StartError(
      `The database ${pathname.slice(1)} at ${host} cannot be brought up to date (${codeOf(error)}).`,
    );
  }
  // PostgreSQL has its autovacuum.
  return { db: drizzle({ client: pool, casing }), vacuum() {}, close: () => pool.end() };
}

/** Of several servers that start at once on one database, one brings it to the present schema and the others wait. */
async function migrateAlone(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle({ client, casing }), { migrationsFolder });
  } finally {
    // Ends the session, and with it the lock.
    client.release(true);
  }
}
