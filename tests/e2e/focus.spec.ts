import type { Page } from '@playwright/test';
import type { Words } from '#tests/words.ts';
import { button, expect, expectText, field, goTo, link, ready, test } from './fixture.ts';
import { pass } from './pass.ts';
import { setClock } from './set-clock.ts';

declare global {
  interface Window {
    ticking?: () => number;
  }
}

const START = new Date('2026-11-23T14:05:00+09:00');

/**
 * A local workspace under a clock of the test's own, with a block running on one task since 14:05.
 * The clock goes on by itself while the test types, so minutes are what is asked for.
 */
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

test.describe('the focus clock', () => {
  test.beforeEach(async ({ context }) => {
    await setClock(context, START);
  });

  test('starts, pauses, resumes, switches and stops; the time is right after a reload', async ({
    context,
    openApp,
    words,
  }) => {
    const page = await openApp(context);
    await running(page, words);
    await pass(page, 10);
    await expect(page.getByRole('timer')).toHaveText(/^0:10:/);
    await page.reload();
    await expect(page.getByRole('timer')).toHaveText(/^0:10:/);

    await button(page, words('focus.pause')).click();
    await expect(button(page, words('focus.resume'))).toBeVisible();
    await pass(page, 5);
    await expect(page.getByRole('timer')).toHaveText(/^0:10:/);
    await button(page, words('focus.resume')).click();
    await expect(button(page, words('focus.pause'))).toBeVisible();
    await pass(page, 1);
    await expect(page.getByRole('timer')).toHaveText(/^0:11:/);

    await field(page, words('today.add')).fill('しごとB');
    await page.keyboard.press('Enter');
    await goTo(page, '/focus', 'focus');
    await button(page, words('focus.startItem', { title: 'しごとB' })).click();
    await expect(page.getByRole('timer').first()).toHaveText(/^0:00:/);
    await pass(page, 2);
    await button(page, words('focus.stop')).first().click();
    await expectText(page, words('focus.none'));
    await goTo(page, '/', 'today');
    await expect(page.locator('body')).toContainText(/仕事 1[34]分/, { useInnerText: true });
  });

  test('every second is shown, counted once for all screens, and nothing ticks without a block', async ({
    context,
    openApp,
    words,
  }) => {
    await context.addInitScript(() => {
      const ticking = new Set<number>();
      const { setInterval: begin, clearInterval: end } = window;
      window.setInterval = ((act: () => void, ms: number) => {
        const id = begin(act, ms);
        if (ms <= 1_000) ticking.add(id);
        return id;
      }) as typeof setInterval;
      window.clearInterval = (id) => {
        ticking.delete(Number(id));
        end(id);
      };
      window.ticking = () => ticking.size;
    });
    const ticking = (page: Page) => page.evaluate(() => window.ticking?.());
    const page = await openApp(context);
    await running(page, words);
    await expect.poll(() => ticking(page)).toBe(1);
    await page.clock.runFor('00:10');
    // Long before the next heartbeat is stored.
    await expect(page.getByRole('timer')).toHaveText(/^0:00:[1-5]\d/);
    await button(page, words('focus.stop')).click();
    await expect(page.getByRole('timer')).toHaveCount(0);
    await expect.poll(() => ticking(page)).toBe(0);
  });

  test('a crash leaves the block with its last heartbeat and a quiet question: leave it out', async ({
    context,
    openApp,
    words,
  }) => {
    const page = await openApp(context);
    await running(page, words);
    await pass(page, 20);
    await page.close({ runBeforeUnload: false });
    await context.clock.fastForward('01:00:00');

    const again = await openApp(context);
    await ready(again, 'today');
    await expectText(again, words('focus.unsureNote'));
    // Up to one heartbeat may not have been stored before the crash.
    await expect(again.getByRole('timer')).toHaveText(/^0:(19|20):/);
    await button(again, words('focus.unsureLeaveOut')).click();
    await expect(again.getByRole('region', { name: words('focus.unsureTitle') })).toHaveCount(0);
    await pass(again, 1);
    await expect(again.getByRole('timer')).toHaveText(/^0:2[01]:/);
  });

  test('sleep is not counted; "stop at" ends the block where it was last seen', async ({
    context,
    openApp,
    words,
  }) => {
    const page = await openApp(context);
    await running(page, words);
    await pass(page, 30);
    // The machine sleeps: no timer runs, then all clocks are eight hours on.
    await page.clock.fastForward('08:00:00');
    await expectText(page, words('focus.unsureNote'));
    await expect(page.getByRole('timer')).toHaveText(/^0:30:/);
    await button(page, words('focus.unsureStop', { time: '14:35' })).click();
    await expect(page.getByRole('timer')).toHaveCount(0);
    await expect(page.locator('body')).toContainText(/仕事 (29|30)分/, { useInnerText: true });
  });

  test('"count it" keeps the time, and can be undone', async ({ context, openApp, words }) => {
    const page = await openApp(context);
    await running(page, words);
    await pass(page, 10);
    await page.clock.fastForward('50:00');
    await button(page, words('focus.unsureKeep')).click();
    await expect(page.getByRole('timer')).toHaveText(/^1:00:/);
    await button(page, words('common.undo')).click();
    await expect(page.getByRole('timer')).toHaveText(/^0:10:/);
  });

  test('the clock set back: the elapsed time stays', async ({ context, openApp, words }) => {
    const page = await openApp(context);
    await running(page, words);
    await pass(page, 15);
    await page.clock.setSystemTime(new Date(START.getTime() - 60 * 60_000));
    await pass(page, 1);
    await expect(page.getByRole('timer')).toHaveText(/^0:16:/);
  });

  test('the clock set forward: the jump is not counted', async ({ context, openApp, words }) => {
    const page = await openApp(context);
    await running(page, words);
    await pass(page, 15);
    await page.clock.setSystemTime(new Date(START.getTime() + 3 * 60 * 60_000));
    await pass(page, 1);
    await expect(page.getByRole('timer')).toHaveText(/^0:16:/);
    await expect(link(page, 'しごとA').first()).toBeVisible();
  });
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
  await expect(page.getByRole('timer')).toHaveText(/^0:00:/);
  await button(page, words('focus.unsureLeaveOut')).click();
  await expect(page.getByRole('region', { name: words('focus.unsureTitle') })).toHaveCount(0);
  await expect(page.getByRole('timer')).toHaveText(/^0:00:/);
  await button(page, words('focus.stop')).click();
  await expect(page.getByRole('timer')).toHaveCount(0);
});
