import { button, expect, expectAccessible, expectText, field, goTo, ready, test } from './fixture.ts';
import { named } from './words.ts';

for (const register of ['ja', 'ja-easy', 'en'] as const) {
  test.describe(`the log, ${register}`, () => {
    test.use({ register });

    test('an entry is split in two, made one again, and all of it is taken back', async ({
      npo,
      openJoined,
      words,
    }) => {
      const page = await openJoined(await npo.member());
      // A day that has passed: no entry of it is still to come.
      await goTo(page, '/log/2026-11-20', 'log');
      await button(page, words('log.add')).click();
      await field(page, words('log.start')).fill('9:00');
      await field(page, words('log.end')).fill('10:00');
      await page.keyboard.press('Enter');
      const rows = page.getByRole('row').filter({ has: page.getByRole('button') });
      await expect(rows).toHaveCount(1);

      const open = () => rows.first().getByRole('button').first().click();
      await open();
      await expect(field(page, words('log.splitAt'))).toHaveValue('9:30');
      await expectAccessible(page, 'an entry with its parts');
      await field(page, words('log.splitAt')).fill('11:00');
      await button(page, words('log.split')).click();
      await expectText(page, words('problems.entry-split-outside'));
      await field(page, words('log.splitAt')).fill('9:20');
      await button(page, words('log.split')).click();
      await expect(rows).toHaveCount(2);

      await open();
      await page.getByRole('dialog').getByRole('button', { name: /9:20/ }).click();
      await expect(rows).toHaveCount(1);
      await expectText(page, words('log.joined'));
      await page.keyboard.press('Control+z');
      await expect(rows).toHaveCount(2);
      await page.keyboard.press('Control+z');
      await expect(rows).toHaveCount(1);
      await page.keyboard.press('Control+z');
      await expect(rows).toHaveCount(0);
      await page.reload();
      await ready(page, 'log');
      await expect(rows).toHaveCount(0);
      await expect(page.getByRole('button', { name: named(words('log.add')) })).toBeVisible();
    });
  });
}
