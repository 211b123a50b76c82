import type { Page } from '@playwright/test';
import { named } from '#tests/words.ts';
import { begin, choose, everything, saved, TOGGL } from './files.ts';
import { button, expect, expectAccessible, expectText, field, goTo, link, ready, test } from './fixture.ts';
import { pressOn, typeIn } from './keyboard.ts';

test('everything leaves in one file, and is the same in a fresh profile', async ({ openApp, words }) => {
  const page = await openApp();
  await begin(page, words);
  await field(page, words('today.add')).fill('写真をえらぶ {漢字|かんじ} =1+1');
  await page.keyboard.press('Enter');
  await goTo(page, '/log', 'log');
  await button(page, words('log.bedNow')).click();
  await goTo(page, '/report', 'report');
  await page.getByText(words('data.columnOutput'), { exact: true }).click();
  await goTo(page, '/data', 'data');
  await choose(page, words, TOGGL);
  await button(page, words('data.bringIn', { count: '5' })).click();
  await expectText(page, words('data.broughtIn', { count: '5' }));
  const file = await saved(page, words('data.allSave'));
  expect(file.name).toMatch(/^kotsukotsu-\d{4}-\d\d-\d\d-all\.json$/);
  const first = await everything(page, words);
  expect(first).toContain('"title":"写真をえらぶ {漢字|かんじ} =1+1"');
  expect(first).toContain('"reportColumns":["output"]');

  const other = await openApp();
  await begin(other, words);
  await goTo(other, '/data', 'data');
  await choose(other, words, {
    name: file.name,
    mimeType: 'application/json',
    buffer: Buffer.from(file.text),
  });
  const rows = file.text.split('\n').filter((line) => line.startsWith('      {')).length;
  await button(other, words('data.bringIn', { count: String(rows) })).click();
  await expectText(other, words('data.broughtIn', { count: String(rows) }));
  expect(await everything(other, words)).toBe(first);

  // Once more: all of it is here already.
  await choose(other, words, {
    name: file.name,
    mimeType: 'application/json',
    buffer: Buffer.from(file.text),
  });
  await expectText(other, words('data.nothingNew'));
  await expect(button(other, words('data.bringIn', { count: String(rows) }))).toHaveCount(0);
});

test('a time log of Toggl comes in once, and can be taken back', async ({ openApp, words }) => {
  const page = await openApp();
  await begin(page, words);
  await goTo(page, '/data', 'data');
  await choose(page, words, TOGGL);
  await expect(page.getByRole('table')).toContainText('トップページの下書きを開く');
  await button(page, words('data.bringIn', { count: '5' })).click();
  await expectText(page, words('data.broughtIn', { count: '5' }));
  const once = await everything(page, words);

  // The same again, and the same as an old Excel writes it.
  for (const file of [TOGGL, 'tests/fixtures/imports/toggl-shift-jis.csv']) {
    await choose(page, words, file);
    await expect(page.getByText(words('data.known'))).toBeVisible();
    await expect(button(page, words('data.bringIn', { count: '5' }))).toHaveCount(0);
    await button(page, words('common.cancel')).click();
  }
  expect(await everything(page, words)).toBe(once);

  await goTo(page, '/log/2026-11-16', 'log');
  await expectText(page, 'トップページの下書きを開く');
  await goTo(page, '/data', 'data');
  await choose(page, words, 'tests/fixtures/imports/kimai.csv');
  await button(page, words('data.bringIn', { count: '4' })).click();
  await button(page, words('common.undo')).click();
  await expect.poll(() => everything(page, words)).toBe(once);
});

test.describe('what is shown later is fetched ahead', () => {
  test.use({ fetchesAhead: true });

  test('files go out and come in without a network', async ({ browser, openApp, words }) => {
    const context = await browser.newContext();
    const fetched = context.waitForEvent('response', (response) => response.url().includes('file-worker'));
    const page = await openApp(context);
    await begin(page, words);
    await (await fetched).finished();
    await context.setOffline(true);
    await goTo(page, '/data', 'data');
    await choose(page, words, TOGGL);
    await button(page, words('data.bringIn', { count: '5' })).click();
    await expectText(page, words('data.broughtIn', { count: '5' }));
    expect(await everything(page, words)).toContain('トップページの下書きを開く');
    await context.close();
  });
});

test('tables and files for other programs hold what was done, and no formulas', async ({
  openApp,
  words,
}) => {
  const page = await openApp();
  await begin(page, words);
  await goTo(page, '/data', 'data');
  await choose(page, words, TOGGL);
  await button(page, words('data.bringIn', { count: '5' })).click();
  await expectText(page, words('data.broughtIn', { count: '5' }));

  const entries = await saved(page, words('data.entries'));
  expect(entries.text).toMatch(/^\uFEFFdate,start,end,/);
  expect(entries.text).toContain(`,"'=HYPERLINK(""http://example.invalid"",""x"")",`);
  await page.getByText(words('data.forExcel')).click();
  expect((await saved(page, words('data.tasks'))).text).toMatch(/^title,project,/);
  const toggl = await saved(page, 'Toggl Track');
  expect(toggl.text.split('\r\n')[0]).toBe(
    'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags',
  );
  const solidtime = await saved(page, 'solidtime');
  expect(solidtime.text).toContain(',2026-11-16T00:05:12Z,2026-11-16T00:50:12Z,');
  const calendar = await saved(page, words('data.calendar'));
  expect(calendar.text.match(/BEGIN:VEVENT/g)).toHaveLength(5);
  expect(calendar.text).toContain('\r\nCLASS:PRIVATE\r\n');

  // What comes every week is in it for thirteen weeks; the one of today is done, and there once.
  await goTo(page, '/repeats', 'repeats');
  await button(page, words('plan.addRepeat')).click();
  await field(page, words('plan.what')).fill('花に水をやる');
  await page.keyboard.press('Enter');
  await expectText(page, '花に水をやる');
  await goTo(page, '/', 'today');
  const box = page.getByRole('checkbox', { name: named(words('today.finish', { title: '花に水をやる' })) });
  await box.press('Space');
  await expect(box).toBeChecked();
  await goTo(page, '/data', 'data');
  const again = await saved(page, words('data.calendar'));
  const events = again.text.match(/^SUMMARY:花に水をやる\r$/gm) ?? [];
  const ids = again.text.match(/^UID:.*$/gm) ?? [];
  expect(new Set(ids).size).toBe(ids.length);
  expect(events).toHaveLength(13);
});

test('a hostile file gets a clear word, and the page goes on', async ({ openApp, words }) => {
  const page = await openApp();
  await begin(page, words);
  await goTo(page, '/data', 'data');
  const before = await everything(page, words);
  const refused = async (name: string, buffer: Buffer, message: string) => {
    await choose(page, words, { name, mimeType: 'text/csv', buffer });
    await expect(page.getByRole('status').filter({ hasText: name })).toContainText(message, {
      useInnerText: true,
    });
    await expect(button(page, words('common.cancel'))).toHaveCount(0);
  };
  await refused('picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), words('data.fileNotText'));
  await refused('empty.csv', Buffer.alloc(0), words('data.fileEmpty'));
  await refused('table.json', Buffer.from('name,age\n1,2\n'), words('data.fileUnknown'));
  await refused(
    'half.json',
    Buffer.from('{"format":"kotsukotsu-workspace","tables":{"ta'),
    words('data.fileOtherJson'),
  );
  // Made in the page: carrying them there would hold it up by itself.
  const million = {
    name: 'million.csv',
    head: 'Start date,Start time,Duration\n',
    line: '2026-11-16,09:00,1:00\n',
  };
  await giveMany(page, { ...million, lines: 1_000_000 });
  await expectText(page, words('data.fileTooManyLines'));
  await giveMany(page, { ...million, name: 'large.csv', lines: 4_500_000 });
  await expectText(page, words('data.fileTooLarge'));
  // A large file is read beside the page, which goes on answering meanwhile.
  const beside = page.waitForEvent('worker', (worker) => worker.url().includes('file-worker'));
  await giveMany(page, { ...million, name: 'most.csv', lines: 99_999 });
  await beside;
  await expect(button(page, words('data.bringIn', { count: '99999' }))).toBeVisible({ timeout: 90_000 });

  // Another one may be chosen while a large one is read: it is the one that is shown.
  await giveMany(page, { ...million, name: 'most.csv', lines: 99_999 });
  await expectText(page, words('data.reading', { name: 'most.csv' }));
  await choose(page, words, 'tests/fixtures/imports/hostile.csv');
  await expectText(page, words('data.lineProblem', { line: '10', reason: words('data.lineQuotes') }));
  await button(page, words('data.bringIn', { count: '2' })).click();
  await expectText(page, words('data.broughtIn', { count: '2' }));
  await expect(page.getByText('_proto_')).toHaveCount(0);
  expect(await everything(page, words)).not.toBe(before);
});

/** Gives the page a large file. */
async function giveMany(
  page: Page,
  file: { name: string; head: string; line: string; lines: number },
): Promise<void> {
  await page.evaluate(({ name, head, line, lines }) => {
    const thousand = new Blob([line.repeat(1_000)]);
    const parts = [
      head,
      ...Array.from({ length: lines / 1_000 }, () => thousand),
      line.repeat(lines % 1_000),
    ];
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    const files = new DataTransfer();
    files.items.add(new File(parts, name));
    if (!input) throw new Error('no way in');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, file);
}

test.describe('with the keyboard alone', () => {
  test.use({ register: 'ja-easy' });

  test('out, in, and a daily report', async ({ openApp, words }) => {
    const page = await openApp();
    await begin(page, words);
    await pressOn(page, link(page, words('app.settings')));
    await ready(page, 'settings');
    await pressOn(page, page.getByRole('main').getByRole('link', { name: named(words('data.title')) }));
    await ready(page, 'data');
    await expectAccessible(page, 'Out and in');

    const download = page.waitForEvent('download');
    await pressOn(page, button(page, words('data.allSave')));
    const name = (await download).suggestedFilename();
    await expectText(page, words('data.saved', { name }));

    const chooser = page.waitForEvent('filechooser');
    await pressOn(page, button(page, words('data.choose')));
    await (await chooser).setFiles('tests/fixtures/imports/clockify-german.csv');
    await expect(page.getByRole('table')).toContainText('Draw the map');
    await expect(button(page, words('data.chooseOther'))).toBeFocused();
    await expectAccessible(page, 'a time log');
    const order = page.getByRole('button', {
      name: new RegExp(named(words('data.order')).source.replace(/^\^|\$$/g, '')),
    });
    await pressOn(page, order);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.locator('dl').first()).toContainText('2026');
    await pressOn(page, button(page, words('data.bringIn', { count: '2' })));
    await expectText(page, words('data.broughtIn', { count: '2' }));
    await expectAccessible(page, 'what was brought in');

    await pressOn(page, link(page, words('data.reportGo')));
    await ready(page, 'report');
    await expectAccessible(page, 'an empty report');
    for (const column of [
      'data.columnDate',
      'data.columnStart',
      'data.columnTask',
      'data.columnSelf',
    ] as const) {
      await pressOn(page, page.getByRole('checkbox', { name: named(words(column)) }), 'Space');
    }
    await typeIn(page, field(page, words('data.columnSelf')), 'しずかに はかどった。');
    await expect(page.getByRole('definition')).toHaveText('しずかに はかどった。');
    await expectAccessible(page, 'a report');
  });
});
