import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { dayPlanId } from '#shared/domain/plan/day-plan.ts';
import { habitualWorkStart } from '#shared/domain/rhythm/index.ts';
import { fillMember } from '#tests/fixtures/fill-member.ts';
import { rangeOf, rhythmMember } from '#tests/fixtures/rhythm-members.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named, saying } from '#tests/words.ts';
import { openApp } from './open-app.tsx';
import {
  expectAccessible,
  expectCount,
  expectNoText,
  expectText,
  field,
  goTo,
  painted,
  pressOn,
  ready,
  typeIn,
  undoByKeys,
} from './screen.ts';

const TODAY = '2026-11-23';
const register = 'ja-easy';
const format = phrasesOf(register);

/** They begin in the evening, as their days start at noon. */
const member = rhythmMember('reversed');
const usual = habitualWorkStart({ records: member.rhythm, entries: member.entries }, rangeOf(member)) ?? NaN;

async function openPlan() {
  const { words, workspace } = await openApp('/plan', {
    register,
    now: `${TODAY}T14:05:00+09:00`,
    given: (given) => fillMember(given, member, 31),
  });
  await ready('plan');
  return {
    words,
    told: words('plan.usualStart', { time: format.time(usual) }),
    from: field(words('plan.ownFrom')),
    until: field(words('plan.ownTo')),
    stored: async () => (await workspace().db.rows('plans').get(dayPlanId(TODAY))) ?? null,
  };
}

test('when a member often begins stands where the time there is is asked, and is stored only with what they say', async () => {
  const { words, told, from, until, stored } = await openPlan();
  await expect.element(from).toHaveValue(format.timeInField(usual));
  await expectText(told);
  await expectAccessible('a usual start');

  // Passing through the fields says nothing; nor does deleting it, and then it stays away.
  await typeIn(from, '');
  await userEvent.tab();
  await expect.element(until).toHaveFocus();
  await expect.element(from).toHaveValue('');
  expect(await stored()).toBeNull();

  await goTo('/', 'today');
  await goTo('/plan', 'plan');
  await expect.element(from).toHaveValue(format.timeInField(usual));
  await typeIn(until, '5:30');
  await userEvent.tab();
  await expectNoText(told);
  expect(await stored()).toMatchObject({ fromMinutes: usual, toMinutes: 330, availableMinutes: null });
  await undoByKeys();
  await expectText(told);
  await expect.element(until).toHaveValue('');
  // Enter in another field says nothing of it; in its own one, that it is so, without an end.
  await pressOn(until);
  await pressOn(field(words('plan.ownHours')));
  await painted();
  expect(await stored()).toBeNull();
  await pressOn(from);
  await expectNoText(told);
  expect(await stored()).toMatchObject({ fromMinutes: usual, toMinutes: null });
});

test('when a member often begins is told no more after one click, until Settings say so', async () => {
  const { words, told, from } = await openPlan();
  const leave = page.getByRole('button', { name: saying(words('plan.usualStartLeave')) });
  await pressOn(leave);
  await expectNoText(told);
  await expect.element(from).toHaveValue('');
  await expectText(words('plan.usualStartOff'));
  await goTo('/settings', 'settings');
  const choice = page.getByRole('checkbox', { name: named(words('settings.planUsualStart')) });
  await expect.element(choice).not.toBeChecked();
  await pressOn(choice, ' ');
  await expect.element(choice).toBeChecked();
  await goTo('/plan', 'plan');
  await expect.element(from).toHaveValue(format.timeInField(usual));
  await expectCount(leave, 1);

  // Where it comes back by Undo, the page stays, with what was typed.
  await pressOn(leave);
  await expectNoText(told);
  const hours = field(words('plan.ownHours'));
  const before = hours.element();
  await undoByKeys();
  await expectText(told);
  expect(hours.element()).toBe(before);
});
