import type { Locator, Page } from '@playwright/test';
import { named, type Words } from '#tests/words.ts';
import { button, expect, expectText, field, link, ready, test } from './fixture.ts';
import { pressOn } from './keyboard.ts';
import { setClock } from './set-clock.ts';

const DESIGN = 'デザインをつくる';
const OWN = '見本のしごと';

/** What has the focus, once it is at rest: an action takes away the control that had it. */
function focused(page: Page) {
  return page.locator('main :focus');
}

async function addForToday(page: Page, words: Words, title: string): Promise<void> {
  await field(page, words('today.add')).fill(title);
  await page.keyboard.press('Enter');
  await expect(link(page, title)).toBeVisible();
}

/** Finishes the task, and waits for the line that can take it back. */
async function finishOwn(page: Page, words: Words): Promise<Locator> {
  const finish = page.getByRole('checkbox', { name: named(words('today.finish', { title: OWN })) });
  await pressOn(page, finish, 'Space');
  await expectText(page, words('today.finished', { title: OWN }));
  return finish;
}

/** Begins on this computer only, by keyboard. */
async function beginLocal(page: Page, words: Words): Promise<void> {
  await pressOn(page, button(page, words('onboarding.local')));
  await ready(page, 'today');
}

test.describe('when its control goes away, the focus stays on the page', () => {
  test('joining, accepting, the plan', async ({ npo, openApp, words }) => {
    const member = await npo.member();
    const page = await openApp();
    await field(page, words('onboarding.inviteLabel')).fill(await member.invite());
    await page.keyboard.press('Enter');
    await ready(page, 'today');
    await expect(focused(page)).toHaveText(new RegExp(words('today.title')));

    const accept = button(page, words('today.acceptItem', { title: DESIGN }));
    await pressOn(page, accept);
    await expect(accept).toHaveCount(0);
    // No other offer: its heading is gone too, so it is the page's.
    await expect(focused(page)).toHaveText(new RegExp(words('today.title')));

    const toToday = button(page, words('today.toTodayItem', { title: DESIGN }));
    await pressOn(page, toToday);
    await expect(toToday).toHaveCount(0);
    await expect(focused(page)).toHaveRole('heading');

    const offToday = button(page, words('today.offTodayItem', { title: DESIGN }));
    await pressOn(page, offToday);
    await expect(offToday).toHaveCount(0);
    await expect(focused(page)).toHaveText(new RegExp(words('today.plan')));
  });

  test('undo gives it back to where it was', async ({ openApp, words }) => {
    const page = await openApp();
    await beginLocal(page, words);
    await expect(focused(page)).toHaveText(new RegExp(words('today.title')));
    await addForToday(page, words, OWN);
    const finish = await finishOwn(page, words);
    await pressOn(page, link(page, OWN).last(), 'Shift');
    // As a screen reader does it: from there to the line at once, with no stop in between.
    await button(page, words('common.undo')).focus();
    await page.keyboard.press('Enter');
    await expect(finish).not.toBeChecked();
    await expect(focused(page)).toHaveText(OWN);
  });

  test('deleting a task, stopping the clock from the frame', async ({ openApp, words }) => {
    const page = await openApp();
    await beginLocal(page, words);
    await addForToday(page, words, OWN);
    await pressOn(page, button(page, words('today.startItem', { title: OWN })).first());
    await expect(page.getByRole('timer')).toBeVisible();
    await expect(focused(page)).toHaveRole('heading');
    await pressOn(page, button(page, words('focus.stop')));
    await expect(page.getByRole('timer')).toHaveCount(0);
    await expect(focused(page)).toHaveText(new RegExp(words('today.title')));

    await pressOn(page, link(page, OWN).last());
    await ready(page, 'tasks');
    await pressOn(page, button(page, words('tasks.delete')));
    await expect(button(page, words('tasks.delete'))).toHaveCount(0);
    await expect(focused(page)).toHaveText(words('tasks.title'));
  });

  test('not when a press on the ground had put it down', async ({ context, openApp, words }) => {
    await setClock(context);
    const page = await openApp(context);
    await beginLocal(page, words);
    await addForToday(page, words, OWN);
    await finishOwn(page, words);
    const undo = button(page, words('common.undo'));
    await undo.focus();
    await page.mouse.click(2, 2);
    await page.clock.runFor('00:12');
    await expect(undo).toHaveCount(0);
    await page.clock.runFor('00:01');
    await expect(page.locator(':focus')).toHaveCount(0);
  });
});
