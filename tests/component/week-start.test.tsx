import { expect, test } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { setPreferences } from '#renderer/model/preferences/preferences.ts';
import { addRepeat } from '#renderer/model/work/repeats.ts';
import { named } from '#tests/words.ts';
import { putEntries } from './log-steps.ts';
import { openApp } from './open-app.tsx';
import { expectSaid } from './said.ts';
import {
  button,
  expectAccessible,
  expectCount,
  expectText,
  field,
  goTo,
  pressOn,
  ready,
  tabTo,
} from './screen.ts';

const NOW = '2026-11-29T14:05:00+09:00';
/** A Sunday: it ends the week of the 23rd, or begins its own. */
const SUNDAY = '2026-11-29';
const register = 'en';

test('weeks begin with the day that was chosen by keyboard, on every screen and after a new start', async () => {
  const app = await openApp('/log/week', {
    register,
    now: NOW,
    given: (workspace) =>
      putEntries(workspace, [
        { day: SUNDAY, start: '09:00', end: '10:00', note: 'of Sunday' },
        { day: '2026-11-28', start: '09:00', end: '11:00', note: 'of Saturday' },
      ]),
  });
  const { words } = app;
  await ready('log-week');
  await expectText('23 Nov to 29 Nov');
  await expectText('of Saturday');

  await goTo('/settings', 'settings');
  const choices = page.getByRole('radiogroup', { name: named(words('settings.weekStartsOn')) });
  await expect.element(choices.getByRole('radio', { name: 'Monday' })).toBeChecked();
  await tabTo(choices.getByRole('radio', { checked: true }));
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(choices.getByRole('radio', { name: 'Sunday' })).toBeChecked();
  await expectAccessible('the settings of the week');
  await app.reload();

  // The log of the week, its entries and its sums.
  await goTo('/log/week', 'log-week');
  await expectText('29 Nov to 5 Dec');
  await expectSaid(heads().first(), 'Sun 29');
  await expectText('of Sunday');
  await expectCount(page.getByText('of Saturday'), 0);
  await button(words('week.previousWeek')).click();
  await expectText('22 Nov to 28 Nov');
  await expectSaid(heads().last(), 'Sat 28');
  await expectText('of Saturday');
  await button(words('week.nextWeek')).click();
  await expect.poll(() => location.hash).toBe('#/log/week');
  // The field holds the day of the week that is shown: what is typed before that is there would go with the one before.
  await expectText('29 Nov to 5 Dec');
  await field(words('log.chooseDay')).fill('2026-11-24');
  await userEvent.keyboard('{Enter}');
  await expectText('22 Nov to 28 Nov');
  await expect.poll(() => location.hash).toBe('#/log/week/2026-11-22');

  // The sheet, by an address of any of its days.
  await goTo('/week/2026-11-28', 'week');
  await expectText('22 Nov to 28 Nov');
  await button(words('week.nextWeek')).click();
  await expect.poll(() => location.hash).toBe('#/week');
  await expectText('29 Nov to 5 Dec');
});

test('weekdays are offered and told in the order of the week', async () => {
  const { words } = await openApp('/repeats', {
    register,
    now: NOW,
    given: async (workspace) => {
      await setPreferences(workspace, { firstWeekday: 7 });
      await addRepeat(workspace, {
        title: 'letters',
        rule: { kind: 'weekdays', weekdays: [1, 5, 7] },
        fromDay: SUNDAY,
        untilDay: null,
        estimateMinutes: null,
        startMinutes: null,
        isAppointment: false,
        cue: '',
        project: '',
      });
    },
  });
  await ready('repeats');
  await expectText('Sun, Mon, Fri');
  await pressOn(button(words('plan.addRepeat')));
  const boxes = page.getByRole('group', { name: named(words('plan.onWhichDays')) }).getByRole('checkbox');
  await expectCount(boxes, 7);
  await expect.element(boxes.first()).toHaveAccessibleName('Sun');
  await expect.element(boxes.first()).toBeChecked();
  await expect.element(boxes.last()).toHaveAccessibleName('Sat');
});

/** The heads of the days in the week of the log. */
function heads(): Locator {
  return page.getBySelector('section h2').filter({ hasText: /\d/ });
}
