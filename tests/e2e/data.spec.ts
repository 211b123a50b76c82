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

test.describe('what is shown later is fetched ahead', () => {
  test.use({ fetchesAhead: true });

  test('a table in another language comes in by saying which column is what, without a network', async ({
    browser,
    openApp,
    words,
  }) => {
    const context = await browser.newContext();
    const fetched = context.waitForEvent('response', (response) => response.url().includes('file-worker'));
    const page = await openApp(context);
    await begin(page, words);
    await (await fetched).finished();
    await context.setOffline(true);
    await goTo(page, '/data', 'data');
    await choose(page, words, {
      name: 'heures.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'Jour;Début;Fin;Tâche;Remarque\n16/11/2026;9:00;10:30;Choisir les couleurs;au calme\n17/11/2026;13:00;14:15;Choisir les couleurs;\n',
      ),
    });
    await expectText(page, words('data.columnsText'));
    for (const [column, role] of [
      ['Tâche', 'data.columnTask'],
      ['Remarque', 'data.columnNote'],
    ] as const) {
      const row = page
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: column, exact: true }) });
      await row.getByRole('button').click();
      await page.getByRole('option', { name: words(role), exact: true }).click();
    }
    await button(page, words('data.bringIn', { count: '2' })).click();
    await expectText(page, words('data.broughtIn', { count: '2' }));
    await goTo(page, '/log/all', 'log-all');
    await expectText(page, words('log.found', { count: '2' }));
    await expectText(page, 'au calme');
    await goTo(page, '/data', 'data');
    expect(await everything(page, words)).toContain('"title":"Choisir les couleurs"');
    await context.close();
  });
});

test.describe('with the keyboard alone', () => {
  test.use({ register: 'ja-easy' });

  test('out, in, and a daily report', async ({ openApp, words }) => {
    const page = await openApp();
    await begin(page, words);
    await pressOn(page, link(page, words('app.settings')));
    await ready(page, 'settings');
    await pressOn(page, page.getByRole('main').getByRole('link', { name: named(words('data.title')) }));
    await ready(page, 'data');

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
