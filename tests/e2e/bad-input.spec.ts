import type { Page } from '@playwright/test';
import { button, expect, expectText, field, link, ready, test } from './fixture.ts';
import { openSmallDisk } from './small-disk.ts';

/** Enough to begin with, and soon full. */
const SMALL_DISK_BYTES = 260_000;

test.use({ register: 'en' });

test('a full disk is told about, and what was typed stays and can be kept once there is room', async ({
  playwright,
  npo,
  openApp,
  words,
}) => {
  const { context, room, close } = await openSmallDisk(playwright, npo.app.url);
  await room(SMALL_DISK_BYTES);
  const page = await openApp(context);
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  await field(page, words('today.add')).fill('あふれるメモ');
  await page.keyboard.press('Enter');
  await link(page, 'あふれるメモ').click();
  await ready(page, 'tasks');

  const note = field(page, words('tasks.note'));
  const alert = page.getByRole('alert');
  let round = 0;
  for (; round < 100 && (await alert.textContent()) === ''; round++) {
    await note.fill(text(round));
    await note.press('ControlOrMeta+Enter');
    await expect
      .poll(async () => (await alert.textContent()) !== '' || (await storedNote(page)) === text(round))
      .toBe(true);
  }
  await expectText(page, words('errors.disk-full'));
  const last = text(round - 1);
  await expect(note).toHaveValue(last);

  await room();
  await note.press('ControlOrMeta+Enter');
  await expect(alert).toBeEmpty();
  await page.reload();
  await expect(note).toHaveValue(last);
  await close();
});

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-';

/** A long note that no compression makes much smaller, another one for each `round`. */
function text(round: number): string {
  const letters = Array.from({ length: 9_900 }, (_, index) => {
    const scattered = Math.imul(index + round * 9_901 + 1, 2_654_435_761) >>> 0;
    return LETTERS[(scattered >>> 13) % LETTERS.length];
  });
  return letters.join('');
}

/** The note of the one task, as it lies in the database. */
function storedNote(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('kotsukotsu'));
    const [task] = await done(db.transaction('tasks').objectStore('tasks').getAll());
    db.close();
    return task.note;
  });
}
