import { named } from '#tests/words.ts';
import { begin, choose, TOGGL } from './files.ts';
import { button, expect, expectText, field, goTo, test } from './fixture.ts';

test('a report prints what is seen, and nothing else', async ({ openApp, words }) => {
  const page = await openApp();
  await begin(page, words);
  await goTo(page, '/data', 'data');
  await choose(page, words, TOGGL);
  await button(page, words('data.bringIn', { count: '5' })).click();
  await expectText(page, words('data.broughtIn', { count: '5' }));
  await goTo(page, '/report/2026-11-16', 'report');
  const sheet = page.getByRole('region', { name: named(words('data.reportSheet')) });
  await expect(sheet).toHaveText(new RegExp(words('data.reportChoose')));
  for (const column of ['data.columnStart', 'data.columnTask', 'data.columnContacts'] as const) {
    await page.getByRole('checkbox', { name: named(words(column)) }).press('Space');
  }
  await expect(sheet.getByRole('columnheader')).toHaveText([
    words('data.columnStart'),
    words('data.columnTask'),
  ]);
  await expect(sheet.getByRole('row')).toHaveCount(3);
  await field(page, words('data.columnContacts')).fill('10時にチャットで相談');
  const seen = await sheet.innerText();
  // Nothing is on it that was not chosen.
  expect(seen).not.toContain('2026');

  await page.emulateMedia({ media: 'print' });
  expect((await page.locator('body').innerText()).trim()).toBe(seen.trim());
  expect((await page.pdf()).toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'screen' });

  // The words and the choice are still there after another screen.
  await goTo(page, '/week', 'week');
  await goTo(page, '/report/2026-11-16', 'report');
  await expect(sheet).toContainText('10時にチャットで相談');
});
