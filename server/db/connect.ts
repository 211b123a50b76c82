import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import pg from 'pg';
import type { Logger } from 'pino';
import { StartError } from '#server/start-error.ts';
import { codeOf } from './errors.ts';

/** The database, whichever engine runs it; a transaction of it has the same type's methods. */
export type Db = PgDatabase<PgQueryResultHKT>;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export interface Database {
  db: Db;
  /**
   * Begins to clear away what was deleted from tables; an engine that does so by itself does nothing more. Afterwards, with
   * `plain`, its space can be used again; with `full`, which writes every table anew, it is in no file any more.
   */
  vacuum(how: 'plain' | 'full'): void;
  /** Finishes what was begun. */
  close(): Promise<void>;
}

/** So long a connection, or a free one of those there are, is waited for: less than a member's app waits for an answer. */
export const CONNECT_MS = 20_000;
/** Any number that nothing else in the database locks. */
const MIGRATION_LOCK = 4_780_001;
export const casing = 'snake_case';
export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Connects to a PostgreSQL server and brings its database to the present schema.
 * @throws StartError when it cannot be reached or refuses us
 */
export async function connectPostgres(url: string, log: Logger): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  // Whether a connection is lost within a transaction or while idle, the pool replaces it; unheard, either of these
  // events would end the process. An idle one's is told by both.
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
  // PostgreSQL's autovacuum needs no telling.
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
