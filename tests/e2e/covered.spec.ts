import type { Page } from '@playwright/test';
import { named } from '#tests/words.ts';
import { begin } from './files.ts';
import { button, expect, goTo, test } from './fixture.ts';
import { hasFocus } from './keyboard.ts';
import { addTask } from './keys-steps.ts';

test('who goes through the settings by keyboard sees each control, also over the line that tells what was done', async ({
  browser,
  openApp,
  words,
}) => {
  const context = await browser.newContext({ viewport: { width: 900, height: 640 } });
  const page = await openApp(context);
  await begin(page, words);
  await addTask(page, 'しごとA');
  await page
    .getByRole('checkbox', { name: named(words('today.finish', { title: 'しごとA' })) })
    .press('Space');
  const undo = button(page, words('common.undo'));
  await undo.hover();
  await goTo(page, '/settings', 'settings');
  // From there the Tab key goes on.
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
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
