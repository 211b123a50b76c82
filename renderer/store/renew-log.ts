/** An empty database that exists only for a moment. */
const SCRATCH_NAME = 'kotsukotsu-scratch';

/**
 * Makes Chromium begin a new log for this origin's databases. To be awaited at every start, before anything is written.
 *
 * Chromium goes on with the log of the last session, wherever that ended. After a crash or a power cut this may be in
 * the middle of a record. What is written behind such a half record cannot be read at the start after this one, and
 * then Chromium deletes all databases of the origin. Deleting a database makes Chromium compact its files and begin a
 * new log, while the old one can still be read.
 */
export function renewLog(): Promise<void> {
  return new Promise((done) => {
    const opening = indexedDB.open(SCRATCH_NAME);
    // A precaution only: when there is no room for it, the app starts without.
    opening.onerror = () => done();
    opening.onsuccess = () => {
      opening.result.close();
      const deleting = indexedDB.deleteDatabase(SCRATCH_NAME);
      deleting.onerror = () => done();
      deleting.onsuccess = () => done();
    };
  });
}
