import type { Db, Tx } from './connect.ts';
import { isVictim } from './errors.ts';

/** So often a transaction is tried, before whoever asked is told to come back later. */
const ATTEMPTS_MAX = 5;

type Config = Parameters<Db['transaction']>[1];

/** Reads everything from one moment. */
export const SNAPSHOT = {
  isolationLevel: 'repeatable read',
  accessMode: 'read only',
} as const satisfies Config;

/**
 * Runs `work` in a transaction. One that the database ended in favour of others, because they waited for each other, is
 * run again from its beginning; so `work` changes nothing but the database.
 * @throws what `work` throws, and what the database says of a transaction that it ended again and again
 */
export async function transact<T>(db: Db, work: (tx: Tx) => Promise<T>, config?: Config): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(work, config);
    } catch (error) {
      if (!isVictim(error) || attempt === ATTEMPTS_MAX) throw error;
    }
  }
}
