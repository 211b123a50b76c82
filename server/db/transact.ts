import type { Db, Tx } from './connect.ts';
import { isVictim } from './errors.ts';

/** How often a transaction is tried before its error is thrown. */
const ATTEMPTS_MAX = 5;

type Config = Parameters<Db['transaction']>[1];

/** A transaction that reads everything from one snapshot. */
export const SNAPSHOT = {
  isolationLevel: 'repeatable read',
  accessMode: 'read only',
} as const satisfies Config;

/**
 * Runs `work` in a transaction. When the database aborts it because of concurrent ones, it is run again from its
 * beginning, so `work` must change nothing but the database.
 * @throws what `work` throws, or the database's error after the last attempt
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
