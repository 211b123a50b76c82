import type { Page } from '@playwright/test';
import type { TimeEntry } from '#shared/domain/time-entry.ts';

/** What is stored of the entries, as it is, in order of their start. */
export async function storedEntries(page: Page): Promise<TimeEntry[]> {
  const entries = (await storedRows(page, 'entries')) as TimeEntry[];
  return entries.toSorted((a, b) => a.startAt - b.startAt);
}

/** When the running block was last marked as seen, in UTC milliseconds; 0 when none ever was. */
export async function storedHeartbeat(page: Page): Promise<number> {
  const kept = (await storedRows(page, '_state')) as { key: string; value: { wallAt: number } }[];
  return kept.find(({ key }) => key === 'heartbeat')?.value.wallAt ?? 0;
}

function storedRows(page: Page, table: string): Promise<unknown[]> {
  return page.evaluate(
    (name) =>
      new Promise<unknown[]>((done, fail) => {
        const opening = indexedDB.open('kotsukotsu');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onerror = () => fail(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            done(reading.result);
          };
        };
      }),
    table,
  );
}
