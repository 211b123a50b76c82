import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '#server/start-error.ts';

/** SQLite's code for a lock that somebody else has. */
const SQLITE_BUSY = 5;

/**
 * Makes this process the only server of a data folder: two engines on the same files would destroy them.
 *
 * The lock is that of an empty SQLite database in the folder. SQLite takes a lock of the system on the file itself, so
 * it holds however the folder is reached, and the system gives it up however the process ends; SQLite enforces it
 * within one process too. Nothing else may open the file in this process: on closing it, POSIX would drop the lock.
 * @returns a function that gives it up
 * @throws StartError when another server has the lock, or the file cannot be locked
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'server.lock');
  let lock: DatabaseSync | null = null;
  try {
    lock = new DatabaseSync(path);
    // In memory, a journal leaves no file behind when the process is killed.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY)
      throw new StartError(`The data folder ${folder} is in use by another running server.`);
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`${path} cannot be locked (${reason}). Check the file and its file system.`);
  }
  const held = lock;
  return () => held.close();
}
