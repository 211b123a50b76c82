import type { TableName } from '#shared/sync/tables.ts';
import type { Db, WorkspaceDb } from './database.ts';

/**
 * Reads some tables as they are at one moment: in one transaction, since the database takes longer to begin one for each of
 * many reads. `read` can read these tables and no others; within another transaction it is part of that one.
 */
export function atOneMoment<T extends TableName, R>(
  db: WorkspaceDb,
  tables: ReadonlyArray<T>,
  read: (db: Db<T>) => Promise<R>,
): Promise<R> {
  return db.transaction(
    'r',
    tables.map((table) => db.rows(table)),
    // An async function: only then does Dexie keep the transaction alive across awaits.
    async () => read(db),
  );
}
