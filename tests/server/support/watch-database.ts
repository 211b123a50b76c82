import { is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { vi } from 'vitest';
import type { Db } from '#server/db/connect.ts';
import * as schema from '#server/db/schema.ts';

const tables = Object.values(schema).filter((one) => is(one, PgTable));

/** How many bytes all rows of all tables take. */
export async function bytesStored(db: Db): Promise<number> {
  let bytes = 0;
  for (const table of tables) {
    const [row] = await db
      .select({ bytes: sql`coalesce(sum(pg_column_size(${table}.*)), 0)`.mapWith(Number) })
      .from(table);
    bytes += row?.bytes ?? 0;
  }
  return bytes;
}

/** Watches how long transactions take, and with them the locks that they hold. */
export function watchTransactions(db: Db): { longestMs(): number; end(): void } {
  const transaction = db.transaction.bind(db);
  let longest = 0;
  const spy = vi.spyOn(db, 'transaction').mockImplementation((work, config) =>
    transaction(async (tx) => {
      const from = performance.now();
      try {
        return await work(tx);
      } finally {
        longest = Math.max(longest, performance.now() - from);
      }
    }, config),
  );
  return { longestMs: () => longest, end: () => spy.mockRestore() };
}
