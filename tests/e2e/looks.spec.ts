import type { Page } from '@playwright/test';
import { named } from '#tests/words.ts';
import { button, expect, expectAccessible, field, goTo, ready, test } from './fixture.ts';
import { hasFocus } from './keyboard.ts';

const screens = [
  ['/', 'today'],
  ['/tasks', 'tasks'],
  ['/plan', 'plan'],
  ['/close', 'close'],
  ['/repeats', 'repeats'],
  ['/focus', 'focus'],
  ['/log', 'log'],
  ['/log/week', 'log-week'],
  ['/log/all', 'log-all'],
  ['/week', 'week'],
  ['/data', 'data'],
  ['/report', 'report'],
  ['/status', 'status'],
  ['/settings', 'settings'],
] as const;

for (const register of ['ja', 'ja-easy', 'en'] as const) {
  for (const look of ['light', 'dark', 'contrast'] as const) {
    test(`every screen is accessible and fits its window: ${register}, ${look}`, async ({ browser, npo }) => {
      const context = await browser.newContext({ viewport: { width: 900, height: 640 } });
      await context.addInitScript(
        (settings) => {
          localStorage.setItem('kotsukotsu.settings', JSON.stringify(settings));
        },
        { register, look, readings: true },
      );
      const page = await context.newPage();
      await page.goto(npo.app.url);
      await ready(page, 'onboarding');
      await expectFits(page);
      await expectAccessible(page, 'the first screen');
      await page.getByRole('button').last().click();
      await ready(page, 'today');
      await page.getByRole('textbox').fill('とても長い名前のしごと'.repeat(20));
      await page.keyboard.press('Enter');
      await expect(page.getByRole('textbox')).toHaveValue('');
      await page.getByRole('region').first().getByRole('button').click();
      await expect(page.getByRole('timer')).toBeVisible();
      for (const [address, screen] of screens) {
        await goTo(page, address, screen);
        await expectFits(page);
        await expectAccessible(page, screen);
      }
      await context.close();
    });
  }
}

test('the line that tells what was done stays over nothing that has the focus', async ({
  browser,
  openApp,
  words,
}) => {
  const context = await browser.newContext({ viewport: { width: 900, height: 640 } });
  const page = await openApp(context);
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  await field(page, words('today.add')).fill('しごとA');
  await page.keyboard.press('Enter');
  await page
    .getByRole('checkbox', { name: named(words('today.finish', { title: 'しごとA' })) })
    .press('Space');
  const undo = button(page, words('common.undo'));
  await undo.hover();
  await goTo(page, '/settings', 'settings');
  let stops = 0;
  for (; !(await hasFocus(undo)); stops++) {
    expect(await isCovered(page), `stop ${stops}`).toBe(false);
    await page.keyboard.press('Tab');
  }
  expect(stops).toBeGreaterThan(10);
  await context.close();
});

/** True when something else lies over the middle of what has the focus. */
function isCovered(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return false;
    const control = focused.closest('label') ?? focused;
    const { left, top, width, height } = control.getBoundingClientRect();
    const onTop = document.elementFromPoint(left + width / 2, top + height / 2);
    return !control.contains(onTop) && !onTop?.contains(control);
  });
}

async function expectFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, 'nothing is cut off at the side').toBeLessThanOrEqual(0);
}
