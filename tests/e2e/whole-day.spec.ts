import type { Page } from '@playwright/test';
import { phrasesOf } from '#tests/phrases.ts';
import { named, type Words } from '#tests/words.ts';
import { button, expect, expectText, field, goTo, link, ready, test } from './fixture.ts';
import { pressInRow, pressOn, tabTo, typeIn } from './keyboard.ts';
import { chooseFromMenu } from './menu-steps.ts';
import { pass } from './pass.ts';
import { setClock } from './set-clock.ts';

/** A Monday morning at the member's home. */
const MORNING = new Date('2026-11-23T09:00:00+09:00');
const NEXT_MORNING = new Date('2026-11-24T09:00:00+09:00');
const THURSDAY = new Date('2026-11-26T09:00:00+09:00');
const LINE = 'すこし進んだ';
const [DRAFT, PHOTOS, LETTER, BILL] = ['下書きを開く', '写真をえらぶ', '返信を書く', '請求書を出す'] as const;

test.use({ timezoneId: 'Asia/Tokyo', register: 'en' });
test.beforeEach(async ({ context }) => {
  await setClock(context, MORNING);
});

test('a whole day with the keyboard alone: planned, worked, closed; the next one starts clean', async ({
  context,
  openApp,
  words,
}) => {
  const page = await openApp(context);
  await pressOn(page, button(page, words('onboarding.local')));
  await ready(page, 'today');

  // The morning: energy, what there is to do, how much time, how long each takes, in which order.
  const energy = page.getByRole('radiogroup', { name: named(words('today.energy')) });
  await tabTo(page, energy.getByRole('radio').first());
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  for (const title of [DRAFT, PHOTOS, LETTER, BILL]) {
    await typeIn(page, field(page, words('today.add')), title);
    await page.keyboard.press('Enter');
    await expect(link(page, title)).toBeVisible();
  }
  await pressOn(page, link(page, words('today.toPlan')));
  await ready(page, 'plan');
  const order = page.getByRole('grid', { name: named(words('plan.order')) }).getByRole('row');
  await typeIn(page, field(page, words('plan.ownHours')), '2:00');
  await page.keyboard.press('Enter');
  const length = phrasesOf('en').minutes;
  for (const [title, minutes] of [
    [DRAFT, 60],
    [PHOTOS, 30],
    [LETTER, 15],
  ] as const) {
    const chip = button(page, words('plan.lengthOf', { title, length: length(minutes) }));
    await pressInRow(page, order.filter({ hasText: title }), chip);
    await expect(chip).toHaveAttribute('aria-pressed', 'true');
  }
  const photos = order.filter({ hasText: PHOTOS });
  await pressInRow(page, photos, button(page, words('today.more', { title: PHOTOS })));
  await chooseFromMenu(page, words('plan.up'));
  await expect(order.first()).toContainText(PHOTOS);

  // The work: the plan is started; a minute, a break, a minute more; then another thing for one.
  await pressOn(page, button(page, words('plan.start')));
  await ready(page, 'today');
  const block = page.getByRole('region', { name: named(words('focus.block')) });
  await expect(block).toContainText(PHOTOS);
  await pass(page, 1);
  await pressOn(page, button(page, words('focus.pause')));
  await expect(button(page, words('focus.resume'))).toBeVisible();
  await pass(page, 1);
  await pressOn(page, button(page, words('focus.resume')));
  await expect(button(page, words('focus.pause'))).toBeVisible();
  await pass(page, 1);
  await pressOn(page, block.getByRole('link'));
  await ready(page, 'focus');
  await pressOn(page, button(page, words('focus.startItem', { title: DRAFT })));
  await expect(block).toContainText(DRAFT);
  await pass(page, 1);
  await pressOn(page, page.getByRole('main').getByRole('button', { name: named(words('focus.stop')) }));
  await expectText(page, words('focus.none'));

  // The evening: what got done, where the rest goes, a line, tomorrow's first step.
  await pressOn(page, link(page, words('app.today')));
  await ready(page, 'today');
  const box = page.getByRole('checkbox', { name: named(words('today.finish', { title: PHOTOS })) });
  await pressOn(page, box, 'Space');
  await expect(box).toBeChecked();
  await pressOn(page, link(page, words('today.toClose')));
  await ready(page, 'close');
  const done = page.getByRole('region', { name: named(words('plan.done')) }).getByRole('listitem');
  await expect(done.filter({ hasText: PHOTOS })).toContainText(/(^|\D)2 min$/);
  await expect(done.filter({ hasText: DRAFT })).toContainText(/(^|\D)1 min$/);
  const letter = page.getByRole('listitem').filter({ hasText: LETTER });
  await tabTo(page, letter.getByRole('radio').first());
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(letter.getByRole('radio', { name: named(words('plan.toList')) })).toBeChecked();
  // Thursday is written as a day of its own.
  const bill = page.getByRole('listitem').filter({ hasText: BILL });
  await tabTo(page, bill.getByRole('radio').first());
  await page.keyboard.press('ArrowRight');
  await expect(bill.getByRole('radio', { name: named(words('plan.toOther')) })).toBeChecked();
  await typeIn(page, bill.getByRole('textbox'), '2026-11-26');
  await page.keyboard.press('Tab');
  await typeIn(page, field(page, words('plan.line')), LINE);
  await typeIn(page, field(page, words('plan.firstStep')), '机に向かう');
  await pressOn(page, button(page, words('plan.close')));
  await ready(page, 'today');
  await expectText(page, words('today.closed'));

  // The log has it to the minute.
  await pressOn(page, link(page, words('app.log')));
  await ready(page, 'log');
  await expectWorked(page, words, 3);
  const line = field(page, words('log.dayLine'));
  await expect(line).toHaveValue(LINE);

  // The next day starts clean: what was moved is there, and nothing is carried along.
  await page.clock.setSystemTime(NEXT_MORNING);
  await pressOn(page, link(page, words('app.today')));
  await page.reload();
  await ready(page, 'today');
  await expectText(page, words('today.thought', { step: '机に向かう' }));
  const planned = (title: string) =>
    page.getByRole('checkbox', { name: named(words('today.finish', { title })) });
  await expect(planned(DRAFT)).toHaveCount(1);
  await expect(planned(PHOTOS)).toHaveCount(0);
  await expect(planned(LETTER)).toHaveCount(0);
  await expect(energy.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(page.getByText(words('today.closed'))).toHaveCount(0);
  await goTo(page, '/log', 'log');
  await expectWorked(page, words, 0);

  // What was written about Monday can be read again, and written anew.
  await pressOn(page, button(page, words('log.previousDay')));
  await expect(line).toHaveValue(LINE);
  await tabTo(page, line);
  await page.keyboard.press('End');
  await page.keyboard.type('。');
  await page.keyboard.press('Control+Enter');
  await expectText(page, words('log.dayLineKept'));
  await pressOn(page, button(page, words('log.nextDay')));
  await expect(line).toHaveValue('');
  await pressOn(page, button(page, words('log.previousDay')));
  await expect(line).toHaveValue(`${LINE}。`);

  // Thursday has what was put there.
  await page.clock.setSystemTime(THURSDAY);
  await page.reload();
  await goTo(page, '/', 'today');
  await expect(planned(BILL)).toHaveCount(1);
});

/** The day that is shown adds up to so many minutes. */
async function expectWorked(page: Page, words: Words, minutes: number): Promise<void> {
  const entries = page.getByRole('region', { name: named(words('log.entries')) });
  if (minutes === 0) await expect(entries.locator('tbody tr')).toHaveCount(0);
  else {
    const total = new RegExp(`(^|\\D)${minutes}\\D*$`);
    await expect(entries.locator('p').first()).toHaveText(total, { useInnerText: true });
  }
}
