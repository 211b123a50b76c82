import type { Locator, Page } from '@playwright/test';
import { named, type Words } from '#tests/words.ts';
import {
  button,
  expect,
  expectAccessible,
  expectText,
  field,
  goTo,
  join,
  link,
  ready,
  test,
} from './fixture.ts';
import { hasFocus, pressUntil } from './keyboard.ts';
import { addTask } from './keys-steps.ts';
import { stopClock } from './set-clock.ts';

const NOW = new Date('2026-11-23T14:05:00+09:00');
/** The picture of a day begins at four in the morning. */
const DAY_START_HOUR = 4;

const titles = ['下書きを開く', '写真をえらぶ', '返信を書く'] as const;

/** The order of the plan, as its list shows it. */
async function order(page: Page, words: Words): Promise<string[]> {
  const rows = page.getByRole('grid', { name: named(words('plan.order')) }).getByRole('row');
  return (await rows.allInnerTexts()).map((text) => titles.find((title) => text.includes(title)) ?? text);
}

/** Drags a piece of work with the pointer onto the mark of an hour: the middle of what counts as that hour. */
async function dragOnto(page: Page, row: Locator, timeline: Locator, hour: number): Promise<void> {
  let to = { x: 0, y: 0 };
  // The browser begins a drag after some way, and tells what it is over only as the pointer moves there. A drag that did
  // not begin, because the row was still on its way to its place, is let go, and begun anew from where it is then.
  await expect(async () => {
    await page.mouse.up();
    const from = await row.boundingBox();
    const box = await timeline.locator('xpath=../..').boundingBox();
    if (!from || !box) throw new Error('nothing to drag, or nowhere to');
    to = { x: box.x + 40, y: box.y + (box.height * (hour - DAY_START_HOUR)) / 24 };
    await page.mouse.move(from.x + 80, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + 90, from.y + 24, { steps: 4 });
    await page.mouse.move(to.x - 2, to.y);
    await page.mouse.move(to.x, to.y);
    await expect(row).toHaveAttribute('data-dragging', 'true', { timeout: 500 });
  }).toPass();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

for (const register of ['ja', 'ja-easy', 'en'] as const) {
  test.describe(`planning and closing a day, ${register}`, () => {
    test.use({ register });

    test('time, length, order, timeline, slow day, closing', async ({ context, npo, openApp, words }) => {
      await stopClock(context, NOW);
      const page = await openApp(context);
      const member = await npo.member();
      await join(page, words, await member.invite());
      await ready(page, 'today');
      for (const title of titles) await addTask(page, title);
      await link(page, words('today.toPlan')).click();
      await ready(page, 'plan');
      await expectAccessible(page, 'planning');

      // The time there is, and a plan that is longer.
      await field(page, words('plan.ownHours')).fill('1:00');
      await button(page, words('plan.edit', { title: '写真をえらぶ' })).click();
      await field(page, words('plan.estimate')).fill('1:30');
      await field(page, words('plan.startsAt')).fill('10:00');
      await field(page, words('plan.cue')).fill('コーヒーを飲んだら');
      await expectAccessible(page, 'the panel of a plan');
      await page.keyboard.press('Enter');
      const over = register === 'en' ? '30 min' : '30分';
      await expectText(page, words('plan.over', { over }));

      // What was typed after a panel has closed is kept, as one step: it is taken back at once.
      await field(page, words('plan.ownFrom')).fill('9:00');
      await field(page, words('plan.ownTo')).fill('9:30');
      await page.keyboard.press('Enter');
      const half = register === 'en' ? '1 h' : '1時間';
      await expectText(page, words('plan.over', { over: half }));
      await field(page, words('plan.ownTo')).blur();
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      await expectText(page, words('plan.over', { over }));

      // Another order: by buttons, and by the keyboard alone.
      await button(page, words('plan.up', { title: '返信を書く' })).click();
      await expect.poll(() => order(page, words)).toEqual(['下書きを開く', '返信を書く', '写真をえらぶ']);
      await button(page, words('plan.drag', { title: '返信を書く' })).press('Enter');
      const places = page.getByRole('grid', { name: named(words('plan.order')) }).locator('[role=button]');
      await expect(places).toHaveCount(4);
      await pressUntil(page, 'ArrowUp', places.first(), () => hasFocus(places.first()));
      await page.keyboard.press('Enter');
      await expect.poll(() => order(page, words)).toEqual(['返信を書く', '下書きを開く', '写真をえらぶ']);
      // A button that leads no further keeps the focus.
      const down = button(page, words('plan.down', { title: '下書きを開く' }));
      await down.press('Enter');
      await expect.poll(() => order(page, words)).toEqual(['返信を書く', '写真をえらぶ', '下書きを開く']);
      await expect(down).toBeDisabled();
      await expect(down).toBeFocused();
      await down.press('Enter');
      await button(page, words('plan.up', { title: '下書きを開く' })).press('Enter');
      await expect.poll(() => order(page, words)).toEqual(['返信を書く', '下書きを開く', '写真をえらぶ']);

      // What is dragged to the timeline gets its time from there. The window shows the whole day and the list.
      await page.setViewportSize({ width: 1280, height: 1_600 });
      const timeline = page.getByRole('list', { name: named(words('day.planned')) });
      await expect(timeline.getByRole('listitem')).toHaveCount(1);
      const row = page.getByRole('row').filter({ hasText: '下書きを開く' });
      await dragOnto(page, row, timeline, 8);
      await expect(timeline.getByRole('listitem')).toHaveCount(2);
      const dropped = timeline.getByRole('listitem').filter({ hasText: '下書きを開く' });
      await expect(dropped).toContainText(register === 'ja-easy' ? '午前\u00a08:00' : '8:00');

      // A slow day keeps one thing and folds the rest away.
      await goTo(page, '/', 'today');
      await button(page, words('today.slow')).click();
      const folded = page.locator('details');
      await expect(folded).toHaveCount(1);
      await expect(
        page.getByRole('checkbox', { name: named(words('today.finish', { title: '写真をえらぶ' })) }),
      ).toBeVisible();
      await expectAccessible(page, 'a slow day');
      await button(page, words('today.notSlow')).click();
      await expect(folded).toHaveCount(0);

      // Closing: what got done, where the rest goes, the first step of tomorrow.
      await page
        .getByRole('checkbox', { name: named(words('today.finish', { title: '写真をえらぶ' })) })
        .press('Space');
      await link(page, words('today.toClose')).click();
      await ready(page, 'close');
      await expectText(page, '写真をえらぶ');
      const list = page.getByRole('radio', { name: named(words('plan.toList')) });
      await list.first().press('Space');
      await page
        .getByRole('radio', { name: named(words('plan.toOther')) })
        .last()
        .press('Space');
      const onDay = field(page, words('plan.onDay'));
      await onDay.fill('2020-01-01');
      await expectText(page, words('plan.dayPast'));
      await onDay.fill('2099-01-01');
      await expect(page.locator('body')).not.toContainText(words('plan.dayPast'), { useInnerText: true });
      await field(page, words('plan.line')).fill('すこし進んだ');
      await field(page, words('plan.firstStep')).fill('机に向かう');
      await expectAccessible(page, 'closing the day');
      await button(page, words('plan.close')).click();
      await ready(page, 'today');
      await expectText(page, words('today.closed'));
    });
  });
}

test('what repeats comes on its day, once, and leaves nothing behind', async ({ npo, openJoined, words }) => {
  const page = await openJoined(await npo.member());
  await goTo(page, '/repeats', 'repeats');
  await button(page, words('plan.addRepeat')).click();
  await field(page, words('plan.what')).fill('花に水をやる');
  await page.keyboard.press('Enter');
  await expectText(page, '花に水をやる');
  await expectAccessible(page, 'what repeats');
  await goTo(page, '/', 'today');
  const box = page.getByRole('checkbox', { name: named(words('today.finish', { title: '花に水をやる' })) });
  await expect(box).toHaveCount(1);

  // It opens whole before anything of it is stored, and is worked on under its name.
  await link(page, '花に水をやる').click();
  await ready(page, 'tasks');
  await button(page, words('tasks.start')).click();
  const block = page.getByRole('region', { name: named(words('focus.block')) });
  await expect(block).toContainText('花に水をやる');
  await button(page, words('focus.stop')).first().click();
  await goTo(page, '/', 'today');
  await box.press('Space');
  await expect(box).toBeChecked();
  // Taken back right from the box, and done again.
  await page.keyboard.press('Control+z');
  await expect(box).not.toBeChecked();
  await page.keyboard.press('Control+Shift+z');
  await expect(box).toBeChecked();
  await goTo(page, '/log', 'log');
  await goTo(page, '/', 'today');
  await expect(box).toHaveCount(1);
  await expect(box).toBeChecked();
});
