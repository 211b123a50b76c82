import type { Page } from '@playwright/test';
import { button, expect, expectText, field, goTo, link, ready, test } from './fixture.ts';
import { openSmallDisk } from './small-disk.ts';

const LONG = 'あ'.repeat(10_000);
/** Enough to begin with, and soon full. */
const SMALL_DISK_BYTES = 260_000;
const ODD = '👩‍👩‍👧‍👦 {漢字|かんじ} {{title}} <b>x</b> مرحبا שלום';

for (const register of ['ja', 'ja-easy', 'en'] as const) {
  test.describe(register, () => {
    test.use({ register });

    test('a title of 10,000 characters is told about, and stays to be shortened', async ({
      openApp,
      words,
    }) => {
      const page = await openApp();
      await button(page, words('onboarding.local')).click();
      await ready(page, 'today');
      await field(page, words('today.add')).fill(LONG);
      await button(page, words('today.addButton')).click();
      await expectText(page, words('problems.title-too-long'));
      await expect(field(page, words('today.add'))).toHaveValue(LONG);
      await field(page, words('today.add')).fill('みじかく');
      await button(page, words('today.addButton')).click();
      await expect(link(page, 'みじかく')).toBeVisible();
      await expect(page.getByRole('alert')).toBeEmpty();
    });

    test('an entry that ends before it starts is told about, and nothing typed is lost', async ({
      openApp,
      words,
    }) => {
      const page = await openApp();
      await button(page, words('onboarding.local')).click();
      await ready(page, 'today');
      await goTo(page, '/log/2026-11-20', 'log');
      await button(page, words('log.add')).click();
      await field(page, words('log.start')).fill('15:00');
      await field(page, words('log.endDay')).fill('2026-11-20');
      await field(page, words('log.end')).fill('9:00');
      await field(page, words('log.note')).fill('だいじなメモ');
      await button(page, words('common.save')).click();
      await expectText(page, words('problems.entry-ends-before-start'));
      await expect(field(page, words('log.note'))).toHaveValue('だいじなメモ');
      await field(page, words('log.end')).fill('15:45');
      await button(page, words('common.save')).click();
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expectText(page, 'だいじなメモ');
    });

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
      await expectText(page, words('problems.disk-full'));
      const last = text(round - 1);
      await expect(note).toHaveValue(last);

      await room();
      await note.press('ControlOrMeta+Enter');
      await expect(alert).toBeEmpty();
      await page.reload();
      await expect(note).toHaveValue(last);
      await close();
    });
  });
}

test('emoji, markup and right-to-left text are kept to the letter', async ({ openApp, words }) => {
  const page = await openApp();
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  await field(page, words('today.add')).fill(ODD);
  await page.keyboard.press('Enter');
  await expect(link(page, ODD)).toBeVisible();
  await button(page, words('today.startItem', { title: ODD }))
    .first()
    .click();
  await button(page, words('focus.stop')).click();
  await expect(page.getByRole('timer')).toHaveCount(0);
  await page.reload();
  await expect(link(page, ODD)).toBeVisible();
  await goTo(page, '/tasks', 'tasks');
  await link(page, ODD).click();
  await expect(field(page, words('tasks.name'))).toHaveValue(ODD);
});

test('an input method: Enter that ends a composition adds nothing', async ({ openApp, words }) => {
  const page = await openApp();
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  await field(page, words('today.add')).focus();
  const browser = await page.context().newCDPSession(page);
  await browser.send('Input.imeSetComposition', { text: 'しゃしん', selectionStart: 4, selectionEnd: 4 });
  await browser.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Process',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  });
  await browser.send('Input.dispatchKeyEvent', {
    type: 'keyUp',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 13,
  });
  await browser.send('Input.insertText', { text: '写真' });
  await expect(field(page, words('today.add'))).toHaveValue('写真');
  await expect(link(page, '写真')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(link(page, '写真')).toBeVisible();
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
