import { expect, test } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { readDayStarts } from '#renderer/model/day/day-starts.ts';
import { fillMember } from '#tests/fixtures/fill-member.ts';
import { rhythmMember } from '#tests/fixtures/rhythm-members.ts';
import type { TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { saying, type Words } from '#tests/words.ts';
import { dayOfWeek, enter, entryRows, expectDay, openDay } from './log-steps.ts';
import { openApp } from './open-app.tsx';
import { button, expectAccessible, expectCount, expectText, field, goTo, pressOn, ready } from './screen.ts';

const SUNDAY = '2026-11-22';
const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const FOUR = 4 * 60;
const NOON = 12 * 60;
const register = 'ja-easy';
const format = phrasesOf(register);

test('the start of the day is chosen by keyboard, holds from the next day on, and moves nothing that was recorded', async () => {
  const app = await openApp('/settings', { register, now: `${MONDAY}T14:05:00+09:00` });
  const { words } = app;
  const rows = entryRows();
  // Half past one in the night to Monday belongs to Sunday, and nine in the morning to Monday.
  await openDay(words, SUNDAY);
  await enter(words, '1:30', '2:30');
  await openDay(words, MONDAY);
  await enter(words, '9:00', '10:00');
  await goTo('/settings', 'settings');

  await chooseNoon(words);
  await expectText(words('settings.dayStartKept'));
  await expectAccessible('the settings of the day');
  const before = format.time(FOUR);
  await expectText(words('settings.dayStartFrom', { day: format.day(TUESDAY), before }));
  await button(words('settings.dayStartLeave', { time: before })).click();
  await expectText(before, dayStart(words));
  await chooseNoon(words);

  // What was recorded stays where it was, today included.
  for (const day of [SUNDAY, MONDAY]) {
    await openDay(words, day);
    await expectCount(rows, 1);
  }

  // Tuesday begins at noon; until then it is still Monday.
  await goTo('/log', 'log');
  const shown = field(words('log.chooseDay'));
  await app.sleep(21 * 60 + 54);
  await expectDay(shown, MONDAY);
  await app.sleep(1);
  await expectDay(shown, TUESDAY);
  await expectCount(rows, 0);
  await openDay(words, MONDAY);
  await enter(words, '10:30', '11:30');
  await expectCount(rows, 2);
  await goTo(`/log/week/${MONDAY}`, 'log-week');
  await expectText(format.duration(2 * 60), dayOfWeek(register, MONDAY));
  await app.reload();
  await ready('log-week');
  await goTo('/log', 'log');
  await expectDay(shown, TUESDAY);
});

/** The list of half hours. */
function dayStart(words: Words): Locator {
  return page.getByRole('button', { name: saying(words('settings.dayStartAt')) });
}

/** Opens the list of half hours at four in the morning, and goes on to noon, without the mouse. */
async function chooseNoon(words: Words): Promise<void> {
  await pressOn(dayStart(words));
  await expect.element(page.getByRole('option', { selected: true })).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}'.repeat((NOON - FOUR) / 30));
  await userEvent.keyboard('{Enter}');
  await expectCount(page.getByRole('listbox'), 0);
  await expectText(format.time(NOON), dayStart(words));
}

test('whoever is awake when their days start is offered a start amid their usual sleep, which one click takes', async () => {
  const member = rhythmMember('reversed');
  // Their days still start at four, in the middle of being awake.
  const given = (workspace: TestWorkspace) => fillMember(workspace, { ...member, plans: [] }, 31);
  const { words, workspace } = await openApp('/settings', {
    register,
    now: `${MONDAY}T14:05:00+09:00`,
    given,
  });
  await ready('settings');
  const time = format.time(13 * 60 + 30);
  await expectText(words('settings.dayStartSuggested', { time }));
  await expectAccessible('the suggested start of the day');
  expect(await readDayStarts(workspace().db)).toEqual([]);
  const take = button(words('settings.dayStartTake', { time }));
  await pressOn(take);
  await expectCount(take, 0);
  expect((await readDayStarts(workspace().db)).map(({ minutes }) => minutes)).toEqual([13 * 60 + 30]);
});
