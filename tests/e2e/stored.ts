import type { Page } from '@playwright/test';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';

/** What is stored of the entries, as it is, in order of their start. */
export async function storedEntries(page: Page): Promise<TimeEntry[]> {
  const entries = (await storedRows(page, 'entries')) as TimeEntry[];
  return entries.toSorted((a, b) => a.startAt - b.startAt);
}

/** When the running block was last marked as seen, in UTC milliseconds; 0 when none ever was. */
export async function storedHeartbeat(page: Page): Promise<number> {
  const heartbeat = (await storedState(page, 'heartbeat')) as { wallAt: number } | undefined;
  return heartbeat?.wallAt ?? 0;
}

/** What the app keeps of its own state under a key. */
export async function storedState(page: Page, key: string): Promise<unknown> {
  const kept = (await storedRows(page, '_state')) as { key: string; value: unknown }[];
  return kept.find((one) => one.key === key)?.value;
}

/** How many operations still wait for the server. */
export async function storedOperations(page: Page): Promise<number> {
  return (await storedRows(page, '_outbox')).length;
}

/** The rows of a table of the workspace, as they are. */
export function storedRows(page: Page, table: string): Promise<unknown[]> {
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
