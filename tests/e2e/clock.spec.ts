import type { Locator, Page } from '@playwright/test';
import { named, type Words } from '#tests/words.ts';
import { button, expect, expectAccessible, expectText, field, goTo, ready, test } from './fixture.ts';
import { pass } from './pass.ts';
import { setClock } from './set-clock.ts';
import { storedEntries } from './stored.ts';

const START = new Date('2026-11-23T14:05:00+09:00');

test.use({ timezoneId: 'Asia/Tokyo' });
test.beforeEach(async ({ context }) => {
  await setClock(context, START);
});

/** A local workspace with one task, on the focus page. */
async function onFocusPage(page: Page, words: Words): Promise<void> {
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
  await field(page, words('today.add')).fill('しごとA');
  await page.keyboard.press('Enter');
  await expect(field(page, words('today.add'))).toHaveValue('');
  await goTo(page, '/focus', 'focus');
}

async function choose(page: Page, words: Words, kind: 'clock.countdown' | 'clock.pomodoro'): Promise<void> {
  const radio = page.getByRole('radio', { name: named(words(kind)) });
  await page.locator('label').filter({ has: radio }).click();
  await expect(radio).toBeChecked();
}

async function startTask(page: Page, words: Words): Promise<void> {
  await button(page, words('focus.startItem', { title: 'しごとA' })).click();
  await expect(page.getByRole('timer').first()).toBeVisible();
}

/** The running block at the top, as it stands on every screen. */
function top(page: Page, words: Words): Locator {
  return page.getByRole('region', { name: words('focus.block') });
}

test('a set time: it says once that it is full, goes on, and can be made longer', async ({
  context,
  openApp,
  words,
}) => {
  const page = await openApp(context);
  await onFocusPage(page, words);
  await choose(page, words, 'clock.countdown');
  await field(page, words('clock.countdownMinutes')).fill('２０分');
  await startTask(page, words);
  await expect(page.getByRole('timer').first()).toHaveText(/^0:(20:00|19:)/);
  await pass(page, 10);
  await expect(page.getByRole('timer').first()).toHaveText(/^0:(10:0|09:)/);
  await expect(page.getByRole('status').filter({ hasText: words('focus.full') })).toHaveCount(0);

  await pass(page, 11);
  await expect(page.getByRole('status').filter({ hasText: words('focus.full') })).toHaveCount(1);
  await expect(page.getByRole('timer').first()).toHaveText(/^0:21:/);
  await goTo(page, '/', 'today');
  await button(top(page, words), words('focus.more5')).click();
  await expect(page.getByRole('timer')).toHaveText(/^0:0(5:00|4:)/);
  await expect(page.getByRole('status').filter({ hasText: words('focus.full') })).toHaveCount(0);
  // What was chosen last holds for the next start, on every screen.
  await button(page, words('focus.stop')).click();
  await button(page, words('today.startItem', { title: 'しごとA' }))
    .first()
    .click();
  await expect(page.getByRole('timer')).toHaveText(/^0:(20:00|19:)/);
});

test('rounds: nothing advances by itself; the break is taken and ended by hand', async ({
  context,
  openApp,
  words,
}) => {
  const page = await openApp(context);
  await onFocusPage(page, words);
  await choose(page, words, 'clock.pomodoro');
  await startTask(page, words);
  await pass(page, 26);
  await expect(page.getByRole('timer').first()).toHaveText(/^0:26:/);
  await button(page, words('focus.takeBreak')).first().click();
  await expectText(page, words('clock.breakAfter', { round: '1' }));
  await expect(page.getByRole('timer').first()).toHaveText(/^0:0(5:00|4:)/);
  await pass(page, 7);
  await expectText(page, words('focus.fullBreak'));
  await button(page, words('focus.resume')).first().click();
  await expectText(page, words('clock.round', { round: '2' }));
  await expect(page.getByRole('timer').first()).toHaveText(/^0:2(5:00|4:)/);
});

/** Time as it goes by with every second of it, for what happens between two heartbeats. */
async function passBySecond(page: Page, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) await page.clock.runFor('01:00');
}

test('rounds that begin by themselves, for who chose so: on the second, and never over sleep', async ({
  context,
  openApp,
  words,
}) => {
  const page = await openApp(context);
  await onFocusPage(page, words);
  await choose(page, words, 'clock.pomodoro');
  await goTo(page, '/settings', 'settings');
  await page
    .locator('label')
    .filter({ hasText: words('clock.advances') })
    .click();
  await expect(page.getByRole('checkbox', { name: words('clock.advances') })).toBeChecked();
  await goTo(page, '/focus', 'focus');
  await startTask(page, words);
  await pass(page, 24);
  await passBySecond(page, 2);
  await expectText(page, words('clock.breakAfter', { round: '1' }));
  await pass(page, 3);
  await passBySecond(page, 2);
  await expectText(page, words('clock.round', { round: '2' }));
  // The next break comes while the computer sleeps: it waits for the member, and so does the time.
  await page.clock.fastForward('01:00:00');
  await expectText(page, words('focus.unsureNote'));
  await pass(page, 2);
  await expectText(page, words('clock.round', { round: '2' }));
});

test('started ten minutes ago, and back again; not into the block before', async ({
  context,
  openApp,
  words,
}) => {
  const page = await openApp(context);
  await onFocusPage(page, words);
  await startTask(page, words);
  await button(page, words('clock.startMove')).click();
  await button(page, words('clock.earlier', { minutes: '10', time: '13:55' })).click();
  await expect(page.getByRole('timer').first()).toHaveText(/^0:10:/);
  await button(page, words('clock.startMove')).click();
  await field(page, words('clock.startAt')).fill('14:00');
  await button(page, words('clock.startSave')).click();
  await expect(page.getByRole('timer').first()).toHaveText(/^0:05:/);
  await button(page, words('common.undo')).click();
  await expect(page.getByRole('timer').first()).toHaveText(/^0:10:/);

  await pass(page, 5);
  await button(page, words('focus.stop')).first().click();
  await expectText(page, words('focus.none'));
  await pass(page, 4);
  await startTask(page, words);
  await button(page, words('clock.startMove')).click();
  await expectText(page, words('clock.startLimited', { time: '14:10' }));
  await field(page, words('clock.startAt')).fill('13:50');
  await button(page, words('clock.startSave')).click();
  await expectText(page, words('clock.startMoved', { time: '14:10' }));
  await expect(page.getByRole('timer').first()).toHaveText(/^0:0[45]:/);
});

test('why a pause, a note, and how it was are kept; all can be left out', async ({
  context,
  openApp,
  words,
}) => {
  const page = await openApp(context);
  await onFocusPage(page, words);
  await startTask(page, words);
  await pass(page, 5);
  await field(page, words('clock.note')).fill('下書きを三つ');
  await button(page, words('focus.pause')).first().click();
  await button(page, words('clock.reasonMeal')).click();
  await expectText(page, words('clock.pausedBecause', { time: '14:10', reason: words('clock.reasonMeal') }));
  await button(page, words('focus.resume')).first().click();
  await page.reload();
  await ready(page, 'focus');
  await expect(field(page, words('clock.note'))).toHaveValue('下書きを三つ');

  await button(page, words('focus.stop')).first().click();
  await button(page, words('clock.feltOpen')).click();
  await page
    .getByRole('radiogroup', { name: words('clock.pleasure') })
    .locator('label')
    .nth(3)
    .click();
  await expectAccessible(page, 'how it was');
  await button(page, words('clock.feltSave')).click();
  await expect(button(page, words('clock.feltOpen'))).toHaveCount(0);
  await expect
    .poll(() => storedEntries(page))
    .toMatchObject([
      {
        note: '下書きを三つ',
        pauses: [{ reason: words('clock.reasonMeal') }],
        felt: { achievement: null, pleasure: 4, energy: null },
      },
    ]);

  // The next one is put away, and is not asked about again.
  await startTask(page, words);
  await pass(page, 2);
  await button(page, words('focus.stop')).first().click();
  await button(page, words('clock.feltNot')).click();
  await expect(button(page, words('clock.feltNot'))).toHaveCount(0);
  await page.reload();
  await ready(page, 'focus');
  await expect(button(page, words('clock.feltNot'))).toHaveCount(0);
});

test('one key starts, pauses and goes on, also while a field has the focus', async ({
  context,
  openApp,
  words,
}) => {
  const page = await openApp(context);
  await onFocusPage(page, words);
  await goTo(page, '/', 'today');
  await field(page, words('today.add')).fill('書きかけ');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(top(page, words)).toContainText('しごとA');
  await expect(field(page, words('today.add'))).toHaveValue('書きかけ');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(button(top(page, words), words('focus.resume'))).toBeVisible();
  await page.keyboard.press('Control+Shift+Enter');
  await expect(button(top(page, words), words('focus.pause'))).toBeVisible();
});

test('a break is suggested once for a stretch of work, and never in quiet hours', async ({
  context,
  openApp,
  words,
}) => {
  const page = await openApp(context);
  await onFocusPage(page, words);
  await goTo(page, '/settings', 'settings');
  await page
    .locator('label')
    .filter({ hasText: words('clock.reminds') })
    .click();
  await field(page, words('clock.reminderMinutes')).fill('10');
  await goTo(page, '/focus', 'focus');
  await startTask(page, words);
  const line = page.getByRole('status').filter({ hasText: words('focus.reminder', { duration: '10分' }) });
  await pass(page, 9);
  await expect(line).toHaveCount(0);
  await pass(page, 2);
  await expect(line).toHaveCount(1);
  await pass(page, 6);
  await expect(line).toHaveCount(0);
  await button(page, words('focus.stop')).first().click();
  await expectText(page, words('focus.none'));
  await page.clock.fastForward('08:00:00');
  await startTask(page, words);
  await pass(page, 12);
  await expect(line).toHaveCount(0);
});

test('a crash in a round: the question comes, and the round goes on where it was seen', async ({
  context,
  openApp,
  words,
}) => {
  const page = await openApp(context);
  await onFocusPage(page, words);
  await choose(page, words, 'clock.pomodoro');
  await startTask(page, words);
  await pass(page, 10);
  await page.close({ runBeforeUnload: false });
  await context.clock.fastForward('03:00:00');
  const again = await openApp(context);
  await goTo(again, '/focus', 'focus');
  await expectText(again, words('focus.unsureNote'));
  await expect(again.getByRole('timer').first()).toHaveText(/^0:1[456]:/);
  await button(again, words('focus.unsureLeaveOut')).click();
  await expect(again.getByRole('region', { name: words('focus.unsureTitle') })).toHaveCount(0);
  await pass(again, 1);
  await expect(again.getByRole('timer').first()).toHaveText(/^0:1[345]:/);
});

test('a block over midnight, and a night with the block running', async ({ context, openApp, words }) => {
  const page = await openApp(context);
  await onFocusPage(page, words);
  await page.clock.setSystemTime(new Date('2026-11-23T23:50:00+09:00'));
  await startTask(page, words);
  await pass(page, 20);
  await expect(page.getByRole('timer').first()).toHaveText(/^0:20:/);
  await page.clock.fastForward('09:00:00');
  await expectText(page, words('focus.unsureNote'));
  // It was last seen up to a heartbeat before.
  await page.getByRole('button', { name: /^0:(09|10)で/ }).click();
  await expectText(page, words('focus.none'));
  // Before four in the morning it is still the day before.
  await goTo(page, '/log/2026-11-23', 'log');
  await expect(page.locator('body')).toContainText(/(19|20)分/, { useInnerText: true });
});

for (const register of ['ja', 'ja-easy', 'en'] as const) {
  test.describe(`the focus page in ${register}`, () => {
    test.use({ register });
    test('is accessible before, in a round, in a break, and after', async ({ context, openApp, words }) => {
      const page = await openApp(context);
      await onFocusPage(page, words);
      await choose(page, words, 'clock.countdown');
      await expectAccessible(page, 'a set time');
      await choose(page, words, 'clock.pomodoro');
      await expectAccessible(page, 'rounds');
      await startTask(page, words);
      await button(page, words('clock.startMove')).click();
      await expectAccessible(page, 'another start');
      await pass(page, 26);
      await expectAccessible(page, 'a full round');
      await button(page, words('focus.takeBreak')).first().click();
      await expectAccessible(page, 'a break');
      await button(page, words('focus.stop')).first().click();
      await expectAccessible(page, 'the question how it was');
      await goTo(page, '/settings', 'settings');
      await expectAccessible(page, 'the settings of the clock');
    });
  });
}
