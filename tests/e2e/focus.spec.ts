import type { Page } from '@playwright/test';
import type { Words } from '#tests/words.ts';
import { button, expect, expectText, field, ready, test } from './fixture.ts';
import { pass } from './pass.ts';
import { setClock } from './set-clock.ts';

test.use({ register: 'en' });

/** A local workspace with a block running on one task. */
async function running(page: Page, words: Words): Promise<void> {
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  await field(page, words('today.add')).fill('しごとA');
  await page.keyboard.press('Enter');
  await button(page, words('today.startItem', { title: 'しごとA' }))
    .first()
    .click();
  await expect(page.getByRole('timer')).toBeVisible();
}

/*
 * The clock runs on by itself during a test. So a test can only tell the minutes that were seen, plus at most the time
 * that it takes itself, from the hour that nobody saw.
 */
test('a block lives through a reload and a crash', async ({ context, openApp, words }) => {
  await setClock(context, new Date('2026-11-23T14:05:00+09:00'));
  const page = await openApp(context);
  await running(page, words);
  await pass(page, 3);
  await page.reload();
  await expect(page.getByRole('timer')).toHaveText(/^0:0[3-9]:/);
  await page.close({ runBeforeUnload: false });
  await context.clock.fastForward('01:00:00');

  const again = await openApp(context);
  await ready(again, 'today');
  await expectText(again, words('focus.unsureNote'));
  // Up to one heartbeat may not have been stored before the crash.
  await expect(again.getByRole('timer')).toHaveText(/^0:0[2-9]:/);
  await button(again, words('focus.unsureLeaveOut')).click();
  await expect(again.getByRole('region', { name: words('focus.unsureTitle') })).toHaveCount(0);
  await pass(again, 1);
  await expect(again.getByRole('timer')).toHaveText(/^0:0[3-9]:/);
});

test("the browser's own clocks: after sleep the block can be answered and stopped", async ({
  context,
  openApp,
  words,
}) => {
  // Sleep, as a page sees it: the wall clock is on, the monotonic clock (which counts fractions) is not.
  await context.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + Number(sessionStorage.getItem('slept') ?? 0);
  });
  const page = await openApp(context);
  await running(page, words);
  await page.evaluate((sleptMs) => {
    sessionStorage.setItem('slept', String(sleptMs));
    document.dispatchEvent(new Event('visibilitychange'));
  }, 20 * 60_000);
  await expectText(page, words('focus.unsureNote'));
  await expect(page.getByRole('timer')).toHaveText(/^0:0\d:/);
  await button(page, words('focus.unsureLeaveOut')).click();
  await expect(page.getByRole('region', { name: words('focus.unsureTitle') })).toHaveCount(0);
  await expect(page.getByRole('timer')).toHaveText(/^0:0\d:/);
  await button(page, words('focus.stop')).click();
  await expect(page.getByRole('timer')).toHaveCount(0);
});
