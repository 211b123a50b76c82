import type { Page } from '@playwright/test';
import type { TimeEntry } from '#shared/domain/time-entry.ts';

/** What is stored of the entries, as it is, in order of their start. */
export function storedEntries(page: Page): Promise<TimeEntry[]> {
  return page.evaluate(
    () =>
      new Promise<TimeEntry[]>((done, fail) => {
        const opening = indexedDB.open('kotsukotsu');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const store = opening.result.transaction('entries').objectStore('entries');
          const reading = store.index('startAt').getAll();
          reading.onerror = () => fail(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            done(reading.result);
          };
        };
      }),
  );
}
