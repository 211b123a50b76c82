import { expect, expectAccessible, expectText, field, ready, test } from './fixture.ts';

for (const register of ['ja', 'ja-easy', 'en'] as const) {
  test.describe(`the command line, ${register}`, () => {
    test.use({ register });

    test('adds, takes back, does again, and goes to a screen, by keyboard alone', async ({
      npo,
      openJoined,
      words,
    }) => {
      const page = await openJoined(await npo.member());
      const title = '見本の封筒を買う';
      await page.keyboard.press('Control+k');
      const line = field(page, words('command.label'));
      await expect(line).toBeFocused();
      await expectAccessible(page, 'the command line');

      // While an input method composes, Enter chooses a conversion and nothing else.
      const session = await page.context().newCDPSession(page);
      await session.send('Input.imeSetComposition', { text: 'みほん', selectionStart: 3, selectionEnd: 3 });
      await page.keyboard.press('Enter');
      await expect(line).toBeVisible();
      await session.send('Input.insertText', { text: title });
      await expect(line).toHaveValue(title);
      await expectText(page, words('command.addToday', { title }));
      await page.keyboard.press('Enter');
      const finish = page.getByRole('checkbox', { name: words('today.finish', { title }) });
      await expect(finish).toHaveCount(1);

      await page.keyboard.press('Control+z');
      await expect(finish).toHaveCount(0);
      await page.keyboard.press('Control+Shift+z');
      await expect(finish).toHaveCount(1);

      await page.keyboard.press('Control+k');
      await line.fill(words('app.log'));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await ready(page, 'log');
    });
  });
}
