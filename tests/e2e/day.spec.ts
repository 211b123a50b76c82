import { type BrowserContext, expect, type Page } from '@playwright/test';
import { named } from '#tests/words.ts';
import { button, expectAccessible, expectText, field, link, ready, test } from './fixture.ts';
import { pressOn, tabTo, typeIn } from './keyboard.ts';
import { chooseFromMenu } from './menu-steps.ts';
import { pass } from './pass.ts';
import { setClock } from './set-clock.ts';

/** A Monday afternoon at the member's home. */
const START = new Date('2026-11-23T14:05:00+09:00');
const DESIGN = 'デザインをつくる';
const OWN = '写真を3枚えらぶ';
const RENAMED = '写真を5枚えらぶ';

test.use({ register: 'ja-easy' });

test('a working day with the keyboard alone, from joining to handing over', async ({
  context,
  npo,
  openApp,
  words,
}) => {
  const member = await npo.member();
  const [stage] = member.stages;
  const page = await opened(context, openApp);

  // Joining.
  await typeIn(page, field(page, words('onboarding.inviteLabel')), await member.invite());
  await page.keyboard.press('Enter');
  await ready(page, 'today');
  await expectAccessible(page, 'Today with an offer');

  // Today: an offer, own tasks, the plan, the next step.
  await pressOn(page, button(page, words('today.acceptItem', { title: DESIGN })));
  await pressOn(page, button(page, words('today.toTodayItem', { title: DESIGN })));
  await typeIn(page, field(page, words('today.add')), OWN);
  await page.keyboard.press('Enter');
  await expect(link(page, OWN)).toBeVisible();
  await typeIn(page, field(page, words('today.add')), '終わること');
  await page.keyboard.press('Enter');
  await pressOn(
    page,
    page.getByRole('checkbox', { name: named(words('today.finish', { title: '終わること' })) }),
    'Space',
  );
  await expectText(page, words('today.finished', { title: '終わること' }));
  await pressOn(page, button(page, words('common.undo')));
  await expect(
    page.getByRole('checkbox', { name: named(words('today.finish', { title: '終わること' })) }),
  ).not.toBeChecked();
  await pressOn(page, button(page, words('today.startItem', { title: DESIGN })));
  await expect(page.getByRole('timer')).toBeVisible();
  await expectAccessible(page, 'Today with a running block');

  // Focus: pause, go on, switch, stop.
  await pressOn(page, page.getByRole('region', { name: named(words('focus.block')) }).getByRole('link'));
  await ready(page, 'focus');
  const clock = page.getByRole('main');
  await pressOn(page, clock.getByRole('button', { name: named(words('focus.pause')) }));
  await pressOn(page, clock.getByRole('button', { name: named(words('focus.resume')) }));
  await pressOn(page, button(page, words('focus.startItem', { title: OWN })));
  await expectText(page, OWN);
  await pass(page, 1);
  await pressOn(page, clock.getByRole('button', { name: named(words('focus.stop')) }));
  await expectText(page, words('focus.none'));

  // Tasks: rename.
  await pressOn(page, link(page, words('app.tasks')));
  await ready(page, 'tasks');
  await pressOn(page, link(page, OWN));
  await typeIn(page, field(page, words('tasks.name')), RENAMED);
  await page.keyboard.press('Enter');
  await expect(link(page, RENAMED)).toBeVisible();

  // Log: add a past entry, change it, delete it, take that back; sleep.
  await pressOn(page, link(page, words('app.log')));
  await ready(page, 'log');
  await pressOn(page, button(page, words('log.add')));
  await typeIn(page, field(page, words('log.start')), '9:30');
  await typeIn(page, field(page, words('log.end')), '11:00');
  await tabTo(page, page.getByRole('combobox', { name: named(words('log.task')) }));
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await typeIn(page, field(page, words('log.note')), '朝のつづき');
  await expectAccessible(page, 'the panel of an entry');
  await pressOn(page, button(page, words('common.save')));
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectText(page, '朝のつづき');
  const row = page.getByRole('row').filter({ hasText: '朝のつづき' });
  await pressOn(page, row.getByRole('button').first());
  await typeIn(page, field(page, words('log.end')), '11:30');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(row).toContainText(/11:30/);
  await pressOn(page, row.getByRole('button').nth(1));
  await expect(row).toHaveCount(0);
  await pressOn(page, button(page, words('common.undo')));
  await expect(row).toHaveCount(1);
  await pressOn(page, button(page, words('log.addSleep')));
  await typeIn(page, field(page, words('log.bedTime')), '4:30');
  await typeIn(page, field(page, words('log.upTime')), '8:45');
  await pressOn(page, button(page, words('common.save')));
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // Week: the sheet, and the totals: 2 h by hand and the 25 minutes of the clock.
  await pressOn(page, link(page, words('app.week')));
  await ready(page, 'week');
  await pressOn(page, page.locator('summary').first());
  await expect(page.getByRole('table').first()).toContainText(/2\s*(h|時間|じかん)/);

  // Handing over, with a note.
  await pressOn(page, link(page, words('app.today')));
  await ready(page, 'today');
  await pressOn(page, button(page, words('today.more', { title: DESIGN })));
  await chooseFromMenu(page, words('today.handOver'));
  await typeIn(page, field(page, words('tasks.handOverNote')), 'よろしくおねがいします');
  await pressOn(page, button(page, words('tasks.handOverDo')));
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => npo.stateOf(stage?.id ?? '')).toBe('handed-over');

  // What is behind the quiet line, and the settings.
  await pressOn(page, link(page, words('sync.lineUpToDate')));
  await ready(page, 'status');
  await expectText(page, words('status.heldText'));
  await pressOn(page, link(page, words('app.settings')));
  await ready(page, 'settings');
});

async function opened(
  context: BrowserContext,
  openApp: (context: BrowserContext) => Promise<Page>,
): Promise<Page> {
  await setClock(context, START);
  const page = await openApp(context);
  await ready(page, 'onboarding');
  return page;
}
