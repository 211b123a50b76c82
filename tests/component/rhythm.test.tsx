import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { recordMoment } from '#renderer/model/rhythm/moments.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named, saying } from '#tests/words.ts';
import { type OpenedApp, openApp } from './open-app.tsx';
import {
  button,
  expectAccessible,
  expectCount,
  expectFits,
  expectText,
  field,
  goTo,
  pressOn,
  ready,
  tabTo,
  undoByKeys,
} from './screen.ts';

const MONDAY = '2026-11-23';
const at = (time: string) => Date.parse(`2026-11-${time}+09:00`);

async function stored(app: OpenedApp) {
  const records = parseRows('rhythm', await app.workspace().db.rows('rhythm').toArray());
  return records
    .toSorted((a, b) => a.startAt - b.startAt)
    .map(({ kind, startAt, endAt }) => (endAt === null ? [kind, startAt] : [kind, startAt, endAt]));
}

/** The moments on the timeline of the day that is shown. */
const marks = (app: OpenedApp) => page.getByRole('list', { name: named(app.words('rhythm.moments')) });

test('a meal is one click on Today, stands on its timeline, opens when it is picked, and is undone', async () => {
  const app = await openApp('/', {
    register: 'en',
    now: `${MONDAY}T12:10:00+09:00`,
    given: (workspace) => recordMoment(workspace, 'meal', at('22T12:00')),
  });
  const { words } = app;
  await ready('today');
  const row = page.getByRole('region', { name: named(words('rhythm.recordNow')) });
  await pressOn(button(words('rhythm.meal'), row));
  await expectText(words('rhythm.recorded', { kind: words('rhythm.meal') }));
  expect((await stored(app)).at(-1)).toEqual(['meal', at('23T12:10')]);
  const mark = button(words('rhythm.moment', { kind: words('rhythm.meal'), time: '12:10' }), marks(app));
  await expectAccessible('Today with a moment');
  await pressOn(mark);
  await expect.element(field(words('rhythm.time'))).toHaveValue('12:10');
  await userEvent.keyboard('{Escape}');
  await undoByKeys();
  await expectCount(mark, 0);
  expect(await stored(app)).toEqual([['meal', at('22T12:00')]]);
});

test('what has no button is in one menu, and every kind is on the command line', async () => {
  const app = await openApp('/', { register: 'ja', now: `${MONDAY}T12:10:00+09:00` });
  const { words } = app;
  await ready('today');
  await pressOn(button(words('rhythm.recordOther')));
  await page.getByRole('menuitem', { name: named(words('rhythm.bath')) }).click();
  await expectText(words('rhythm.recorded', { kind: words('rhythm.bath') }));
  for (const typed of ['ごはん', 'ショクジ', 'meal']) {
    await userEvent.keyboard('{Control>}k{/Control}');
    await field(words('command.label')).fill(typed);
    await page
      .getByRole('menuitem', { name: named(words('rhythm.recordKind', { kind: words('rhythm.meal') })) })
      .click();
    await expectCount(page.getByRole('dialog'), 0);
  }
  expect((await stored(app)).map(([kind]) => kind).toSorted()).toEqual(['bath', 'meal', 'meal', 'meal']);
});

test('who is in bed is told so when they record going to bed once more, and may after a meal', async () => {
  const app = await openApp('/', {
    register: 'ja',
    now: `${MONDAY}T12:10:00+09:00`,
    given: (workspace) => recordMoment(workspace, 'bed', at('23T04:00')),
  });
  const { words } = app;
  await ready('today');
  const record = async (kind: string) => {
    await userEvent.keyboard('{Control>}k{/Control}');
    await field(words('command.label')).fill(kind);
    await page.getByRole('menuitem', { name: named(words('rhythm.recordKind', { kind })) }).click();
  };
  await record(words('rhythm.bed'));
  await expectText(words('errors.in-bed-already'));
  expect(await stored(app)).toEqual([['sleep', at('23T04:00')]]);
  await record(words('rhythm.meal'));
  await expectText(words('rhythm.recorded', { kind: words('rhythm.meal') }));
  await record(words('rhythm.bed'));
  await expectText(words('rhythm.recorded', { kind: words('rhythm.bed') }));
  expect(await stored(app)).toHaveLength(3);
});

test('mood and energy are one click each on Today, and another one takes them back', async () => {
  const app = await openApp('/', { register: 'ja' });
  const { words } = app;
  await ready('today');
  const told = async () => {
    const [row] = parseRows('checkins', await app.workspace().db.rows('checkins').toArray());
    return [row?.energy ?? null, row?.mood ?? null];
  };
  const choose = (group: string, name: string) =>
    page.getByRole('radiogroup', { name: named(group) }).getByRole('radio', { name: named(name) });
  const good = choose(words('today.mood'), words('today.moodGood'));
  await good.click({ force: true });
  await expect.poll(told).toEqual([null, 1]);
  await choose(words('today.energy'), words('today.energy2')).click({ force: true });
  await expect.poll(told).toEqual([2, 1]);
  await choose(words('today.energy'), words('today.energy2')).click({ force: true });
  await expect.poll(told).toEqual([null, 1]);
  await pressOn(good, ' ');
  await expect.poll(told).toEqual([null, null]);
});

test('a moment is added and corrected by typing in the log, and a draft of it is kept', async () => {
  const app = await openApp('/log', { register: 'en', now: `${MONDAY}T14:00:00+09:00` });
  const { words } = app;
  await ready('log');
  await pressOn(button(words('rhythm.add')));
  await field(words('rhythm.time')).fill('7.45');
  await field(words('log.note')).fill('toast');
  await userEvent.keyboard('{Escape}');
  await pressOn(button(words('rhythm.add')));
  await expect.element(field(words('log.note'))).toHaveValue('toast');
  await tabTo(field(words('rhythm.time')));
  await userEvent.keyboard('{Enter}');
  await expectText(words('rhythm.kept', { kind: words('rhythm.meal') }));
  expect(await stored(app)).toEqual([['meal', at('23T07:45')]]);

  await pressOn(button(words('rhythm.editItem', { kind: words('rhythm.meal'), time: '7:45' })));
  await field(words('rhythm.time')).fill('15:00');
  await userEvent.keyboard('{Enter}');
  await expectText(words('errors.rhythm-in-future'));
  await expectAccessible('the panel of a moment');
  await field(words('rhythm.time')).fill('8');
  await userEvent.keyboard('{Enter}');
  await expectCount(page.getByRole('dialog'), 0);
  expect(await stored(app)).toEqual([['meal', at('23T08:00')]]);
  await pressOn(button(words('rhythm.deleteItem', { kind: words('rhythm.meal'), time: '8:00' })));
  await expectText(words('rhythm.empty'));
  await undoByKeys();
  expect(await stored(app)).toEqual([['meal', at('23T08:00')]]);
});

test('a whole week is filled in by keyboard alone; what cannot be read says so, and nothing is lost', async () => {
  const app = await openApp('/log/fill/2026-11-16', { register: 'ja-easy' });
  const { words } = app;
  const { day } = phrasesOf('ja-easy');
  await ready('log-fill');
  const cell = (date: string, kind: string) => field(words('rhythm.fillCell', { day: day(date), kind }));
  const monday = '2026-11-16';
  await tabTo(cell(monday, words('rhythm.outOfBed')));
  for (const time of ['730', '8', '７：１５', '9', '8:30', '10', '9'])
    await userEvent.keyboard(`${time}{Enter}`);
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(cell('2026-11-22', words('rhythm.bed'))).toHaveFocus();
  for (const time of ['0:20', '1', '23:40', '2330', '23', '23', '24:30']) {
    await userEvent.keyboard(`${time}{ArrowUp}`);
  }
  await userEvent.keyboard('{Tab}14-1530{Tab}');
  await expect.element(cell(monday, words('rhythm.meal'))).toHaveFocus();
  await userEvent.keyboard('8 12:30 19:15{Enter}9 x{Control>}{Enter}{/Control}');
  const odd = cell('2026-11-17', words('rhythm.meal'));
  await expect.element(odd).toHaveAccessibleDescription(saying(words('rhythm.fillUnreadable')));
  await expect.element(odd).toHaveFocus();
  expect(await stored(app)).toEqual([]);
  await expectAccessible('the sheet of a week');
  expectFits('the sheet of a week');

  // What was typed outlives the page.
  await app.reload();
  await ready('log-fill');
  await expect.element(odd).toHaveValue('9 x');
  await tabTo(odd);
  await userEvent.keyboard('9 13{Control>}{Enter}{/Control}');
  await expectText(words('rhythm.fillKept'));
  const filled = await stored(app);
  expect(filled).toEqual([
    ['out-of-bed', at('16T07:30')],
    ['meal', at('16T08:00')],
    ['meal', at('16T12:30')],
    ['sleep', at('16T14:00'), at('16T15:30')],
    ['meal', at('16T19:15')],
    ['sleep', at('17T00:30'), at('17T08:00')],
    ['meal', at('17T09:00')],
    ['meal', at('17T13:00')],
    ['sleep', at('17T23:00'), at('18T07:15')],
    ['sleep', at('18T23:00'), at('19T09:00')],
    ['sleep', at('19T23:30'), at('20T08:30')],
    ['sleep', at('20T23:40'), at('21T10:00')],
    ['sleep', at('22T01:00'), at('22T09:00')],
    ['sleep', at('23T00:20')],
  ]);
  await expect.element(cell(monday, words('rhythm.bed'))).toHaveValue('0:30');
  await button(words('common.undo')).click();
  await expect.poll(() => stored(app)).toEqual([]);
});

test('what is recorded while a cell of the sheet is typed in is told there, and stays', async () => {
  const app = await openApp('/log/fill', { register: 'en', now: `${MONDAY}T12:05:00+09:00` });
  const { words } = app;
  await ready('log-fill');
  const meal = field(
    words('rhythm.fillCell', { day: phrasesOf('en').day(MONDAY), kind: words('rhythm.meal') }),
  );
  await tabTo(meal);
  await userEvent.keyboard('7:30');
  await goTo('/', 'today');
  await pressOn(button(words('rhythm.meal')));
  await expectText(words('rhythm.recorded', { kind: words('rhythm.meal') }));
  await goTo('/log/fill', 'log-fill');
  await expect.element(meal).toHaveValue('7:30');
  await expect
    .element(meal)
    .toHaveAccessibleDescription(saying(words('rhythm.fillSince', { times: '12:05' })));
  await button(words('rhythm.fillSave')).click();
  await expect.element(meal).toHaveValue('7:30 12:05');
  expect(await stored(app)).toEqual([
    ['meal', at('23T07:30')],
    ['meal', at('23T12:05')],
  ]);
});

test('a kind of one’s own is added in the settings, and offered like the others; one that is off is not', async () => {
  const app = await openApp('/settings', { register: 'en' });
  const { words } = app;
  await ready('settings');
  await pressOn(button(words('rhythm.kindAdd')));
  await userEvent.keyboard('{Enter}');
  await expectText(words('errors.title-empty'));
  await field(words('rhythm.kindName')).fill('Watered the plants');
  await field(words('rhythm.kindLetter')).fill('水やり');
  await userEvent.keyboard('{Enter}');
  await expectCount(page.getByRole('dialog'), 0);
  await expectAccessible('the kinds in the settings');
  await pressOn(page.getByRole('checkbox', { name: named(words('rhythm.bath')) }), ' ');
  await goTo('/', 'today');
  await pressOn(button(words('rhythm.recordOther')));
  await expectCount(page.getByRole('menuitem', { name: named(words('rhythm.bath')) }), 0);
  await page.getByRole('menuitem', { name: named('Watered the plants') }).click();
  await expectText(words('rhythm.recorded', { kind: 'Watered the plants' }));
  await expectText('水や', marks(app));
});
