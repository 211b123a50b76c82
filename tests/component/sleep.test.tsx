import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addSleep, deleteSleep } from '#renderer/model/rhythm/sleep.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import type { TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named, saying } from '#tests/words.ts';
import { giveTask, startOnFocusPage } from './block-steps.ts';
import { betweenRows, cell, entryRows, putEntries } from './log-steps.ts';
import { type OpenedApp, openApp } from './open-app.tsx';
import { expectSaid, expectWhole } from './said.ts';
import {
  button,
  expectAccessible,
  expectCount,
  expectNoText,
  expectText,
  field,
  goTo,
  pressOn,
  ready,
  undoByKeys,
} from './screen.ts';
import { inNumbers } from './totals.ts';

const FRIDAY = '2026-11-20';
const THURSDAY = '2026-11-19';
const at = (time: string) => Date.parse(`2026-11-${time}+09:00`);

/** The same night, recorded on two computers. */
async function giveNightTwice(workspace: TestWorkspace): Promise<void> {
  await addSleep(workspace, { startAt: at('19T23:00'), endAt: at('20T07:00') });
  await addSleep(workspace, { startAt: at('19T23:05'), endAt: at('20T07:05') });
}

async function storedSleep(app: OpenedApp) {
  const records = parseRows('rhythm', await app.workspace().db.rows('rhythm').toArray());
  return records.map(({ startAt, endAt }) => [startAt, endAt]).toSorted();
}

test('a night that two computers recorded counts once, and becomes one with one click', async () => {
  const app = await openApp(`/week/${FRIDAY}`, { register: 'en', given: giveNightTwice });
  const { words } = app;
  const { duration } = phrasesOf('en');
  await ready('week');
  await expectWhole(await inNumbers(app, THURSDAY, 'slept'), duration(5 * 60));
  await expectWhole(await inNumbers(app, FRIDAY, 'slept'), duration(3 * 60 + 5));

  await goTo(`/log/${FRIDAY}`, 'log');
  const list = page.getByRole('region', { name: named(words('rhythm.title')) });
  await expectSaid(list, words('log.sleepTwice'));
  await expectAccessible('a night that was recorded twice');
  await list.getByRole('button', { name: saying(words('log.makeOne')) }).click();
  await expectText(words('log.joined'));
  await expectCount(list.getByRole('listitem'), 1);
  expect(await storedSleep(app)).toEqual([[at('19T23:00'), at('20T07:05')]]);
  await undoByKeys();
  await expectSaid(list, words('log.sleepTwice'));
});

test('work during sleep is told, and one click says which of the two it was', async () => {
  const app = await openApp(`/log/${FRIDAY}`, {
    register: 'ja',
    given: async (workspace) => {
      await addSleep(workspace, { startAt: at('20T04:30'), endAt: at('20T09:30') });
      await putEntries(workspace, [{ day: FRIDAY, start: '09:00', end: '10:00', note: 'early' }]);
    },
  });
  const { words } = app;
  const row = betweenRows();
  await expectSaid(row, words('log.workInSleep', { title: words('day.withoutTask') }));
  await expectAccessible('work during sleep');
  await row.getByRole('button', { name: new RegExp(words('log.wasSleep')) }).click();
  await expectSaid(cell(entryRows().first(), 'start'), '9:30');
  await expectCount(betweenRows(), 0);
  await undoByKeys();
  await expectSaid(cell(entryRows().first(), 'start'), '9:00');
  await row.getByRole('button', { name: new RegExp(words('log.wasWork')) }).click();
  await expectCount(betweenRows(), 0);
  expect(await storedSleep(app)).toEqual([[at('20T04:30'), at('20T09:00')]]);
});

test('who starts working while sleep is open is asked once when they got up', async () => {
  const bedAt = at('22T23:30');
  const app = await openApp('/focus', {
    register: 'ja-easy',
    now: '2026-11-22T23:30:00+09:00',
    given: async (workspace) => {
      await addSleep(workspace, { startAt: bedAt, endAt: null });
      workspace.clocks.pass(9.25 * 3_600_000);
      await giveTask(workspace);
    },
  });
  const { words } = app;
  await expectNoText(words('log.askUpTitle'));
  await startOnFocusPage(app);
  const question = page.getByRole('region', { name: named(words('log.askUpTitle')) });
  await expect.element(question).toBeVisible();
  await expectAccessible('the question about getting up');
  await button(words('log.askUpAt', { time: phrasesOf('ja-easy').time(8 * 60 + 45) }), question).click();
  await expectCount(question, 0);
  expect(await storedSleep(app)).toEqual([[bedAt, at('23T08:45')]]);
  await undoByKeys();
  await expect.element(question).toBeVisible();

  await button(words('log.askUpOther'), question).click();
  await expect
    .element(field(words('log.bedTime')))
    .toHaveValue(phrasesOf('ja-easy').timeInField(23 * 60 + 30));
  await userEvent.keyboard('{Escape}');
  await button(words('log.askUpLeave'), question).click();
  await expectCount(question, 0);
  await app.reload();
  await goTo('/log', 'log');
  await expectCount(question, 0);
  expect(await storedSleep(app)).toEqual([[bedAt, null]]);
});

test('getting up is one click on Today: it ends the sleep that goes on, or is recorded by itself, and can be undone', async () => {
  const app = await openApp('/', {
    register: 'ja-easy',
    // A member who sleeps by day.
    now: `${FRIDAY}T18:00:00+09:00`,
    given: (workspace) => addSleep(workspace, { startAt: at('20T10:00'), endAt: null }),
  });
  const { words } = app;
  const gotUp = button(words('day.gotUp'));
  await pressOn(gotUp);
  await expectText(words('day.upKept'));
  await expectCount(gotUp, 0);
  expect(await storedSleep(app)).toEqual([[at('20T10:00'), at('20T18:00')]]);
  await button(words('common.undo')).click();
  await expectCount(gotUp, 1);
  expect(await storedSleep(app)).toEqual([[at('20T10:00'), null]]);

  // Where no sleep goes on, it is recorded at once, and going to bed can be added: then the sleep tells both.
  const [record] = parseRows('rhythm', await app.workspace().db.rows('rhythm').toArray());
  if (!record) throw new Error('no sleep is stored');
  await deleteSleep(app.workspace(), record);
  await pressOn(gotUp);
  await expectText(words('day.upKept'));
  await expectCount(gotUp, 0);
  expect(await storedSleep(app)).toEqual([[at('20T18:00'), null]]);
  await pressOn(button(words('rhythm.bedQuestion')));
  await expect.element(field(words('log.upTime'))).toHaveValue(phrasesOf('ja-easy').timeInField(18 * 60));
  await field(words('log.bedTime')).fill('9:30');
  await userEvent.keyboard('{Enter}');
  await expectCount(page.getByRole('dialog'), 0);
  await expectCount(button(words('rhythm.bedQuestion')), 0);
  expect(await storedSleep(app)).toEqual([[at('20T09:30'), at('20T18:00')]]);
  await expectAccessible('Today after getting up');
});
