import { expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { registers } from '#renderer/locales/registers.ts';
import { addGoal } from '#renderer/model/goals/goals.ts';
import { readGoals } from '#renderer/model/goals/read-goals.ts';
import { setDayPlan } from '#renderer/model/plan/day-page.ts';
import { readPreferences, setPreferences } from '#renderer/model/preferences/preferences.ts';
import { addSleep } from '#renderer/model/rhythm/sleep.ts';
import { readWork } from '#renderer/model/work/read-work.ts';
import { addTask } from '#renderer/model/work/tasks.ts';
import { dayPlanId } from '#shared/domain/plan/day-plan.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { namedLike, type Words } from '#tests/words.ts';
import { stopBlock } from './block-steps.ts';
import { goalEdit } from './given.ts';
import { choose, entryRows, openEntry, panel, putEntries, save } from './log-steps.ts';
import { clickFrom } from './menu-steps.ts';
import { openApp } from './open-app.tsx';
import { menuOf } from './planning-steps.ts';
import {
  button,
  expectAccessible,
  expectCount,
  expectText,
  field,
  goTo,
  link,
  painted,
  ready,
  tabTo,
} from './screen.ts';
import { addForToday, startNext } from './today-steps.ts';

const LONG = 'あ'.repeat(10_000);
const ODD = '👩‍👩‍👧‍👦 {漢字|かんじ} {{title}} <b>x</b> مرحبا שלום';

test('a title of 10,000 characters is told about, and stays to be shortened', async () => {
  const { words } = await openApp('/', { register: 'en' });
  const title = field(words('today.add'));
  await title.fill(LONG);
  await button(words('today.addButton')).click();
  await expectText(words('errors.title-too-long'), page.getByRole('alert'));
  await expect.element(title).toHaveValue(LONG);
  await expectAccessible('today with a error');
  await title.fill('みじかく');
  await button(words('today.addButton')).click();
  await expect.element(link('みじかく')).toBeVisible();
  await expect.element(page.getByRole('alert')).toBeEmptyDOMElement();
});

test('a title that is refused among the tasks stays as well', async () => {
  const { words } = await openApp('/tasks', { register: 'ja' });
  const title = field(words('tasks.add'));
  await title.fill(LONG);
  await userEvent.keyboard('{Enter}');
  await expectText(words('errors.title-too-long'), page.getByRole('alert'));
  await expect.element(title).toHaveValue(LONG);
});

test('an entry that ends before it starts is told about, and nothing typed is lost', async () => {
  const { words } = await openApp('/log/2026-11-20', { register: 'ja-easy' });
  await button(words('log.add')).click();
  await field(words('log.start')).fill('15:00');
  await field(words('log.endDay')).fill('2026-11-20');
  await field(words('log.end')).fill('9:00');
  await field(words('log.note')).fill('だいじなメモ');
  await button(words('common.save')).click();
  await expectText(words('errors.entry-ends-before-start'), page.getByRole('dialog'));
  await expect.element(field(words('log.note'))).toHaveValue('だいじなメモ');
  await expectAccessible('an entry that ends before it starts');
  await field(words('log.end')).fill('15:45');
  await button(words('common.save')).click();
  await expectCount(page.getByRole('dialog'), 0);
  await expectText('だいじなメモ');
});

test.each(registers)(
  'what is no date is told about with one as the field writes it, in %s',
  async (register) => {
    const app = await openApp('/log', { register });
    const { words } = app;
    await ready('log');
    const date = field(words('log.chooseDay'));
    // Words are typed there too: no keyboard of digits alone.
    expect(date.element().getAttribute('inputmode')).toBeNull();
    const { value: example } = date.element() as HTMLInputElement;
    await date.fill('???');
    await userEvent.tab();
    await expectText(words('log.dateNeeded', { example }));
  },
);

/** What no field can read. */
const NONSENSE = '???';
const TODAY = '2026-11-23';

/**
 * Types nonsense into a field of the open panel, by Enter and by the button to save: it is told about, nothing is saved
 * and the panel stays; what was typed is there again when the panel was left and is opened anew.
 */
async function expectKept(
  words: Words,
  label: string,
  told: string,
  open: () => Promise<void>,
): Promise<void> {
  await open();
  await expect.element(field(label)).toBeVisible();
  const usual = (field(label).element() as HTMLInputElement).value;
  await field(label).fill(NONSENSE);
  await userEvent.keyboard('{Enter}');
  await expectText(told, panel());
  await button(words('common.save'), panel()).click();
  // There it can be mended at once, also where it had lain out of sight.
  await expect.element(field(label)).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expectCount(panel(), 0);
  await open();
  await expect.element(field(label)).toBeVisible();
  await expect.element(field(label)).toHaveValue(NONSENSE);
  await expectText(told, panel());
  await field(label).fill(usual);
  await button(words('common.cancel'), panel()).click();
  await expectCount(panel(), 0);
}

test('of something planned, what cannot be read in a field that may stay empty saves nothing and is not lost', async () => {
  const title = '写真をえらぶ';
  const plan = { estimateMinutes: 90, startMinutes: 600 };
  const { words, workspace } = await openApp('/plan', {
    register: 'ja',
    given: (given) => addTask(given, title, TODAY, plan),
  });
  await ready('plan');
  const example = { example: phrasesOf('ja').dayInField(TODAY) };
  const open = () => clickFrom(menuOf(words, title), words('today.change'));
  await expectKept(words, words('plan.estimate'), words('plan.estimateUnreadable'), open);
  await expectKept(words, words('plan.startsAt'), words('plan.timeUnreadable'), open);
  await expectKept(words, words('plan.onDay'), words('plan.dayUnreadable', example), open);
  expect((await readWork(workspace().db, TODAY)).items).toMatchObject([{ title, day: TODAY, ...plan }]);

  await open();
  await field(words('plan.estimate')).fill(NONSENSE);
  await userEvent.keyboard('{Enter}');
  await expectText(words('plan.estimateUnreadable'), panel());
  await expectAccessible('a length that cannot be read');
  await field(words('plan.estimate')).fill('');
  await userEvent.keyboard('{Enter}');
  await expectCount(panel(), 0);
  expect((await readWork(workspace().db, TODAY)).items).toMatchObject([{ estimateMinutes: null }]);
});

test('of the time there is for a day, what cannot be read leaves what was said before', async () => {
  const app = await openApp('/plan', {
    register: 'en',
    given: (given) => setDayPlan(given, TODAY, { availableMinutes: 180 }),
  });
  const { words } = app;
  const stored = () => app.workspace().db.rows('plans').get(dayPlanId(TODAY));
  for (const [label, told] of [
    [words('plan.ownHours'), words('plan.hoursUnreadable')],
    [words('plan.ownFrom'), words('plan.timeUnreadable')],
    [words('plan.ownTo'), words('plan.timeUnreadable')],
  ] as const) {
    await ready('plan');
    await field(label).fill(NONSENSE);
    await userEvent.tab();
    await expectText(told);
    await expect.element(field(label)).toHaveValue(NONSENSE);
    expect(await stored()).toMatchObject({ availableMinutes: 180 });
    await app.reload();
  }
  await field(words('plan.ownFrom')).fill('9:00');
  await userEvent.tab();
  await expect.poll(stored).toMatchObject({ availableMinutes: null, fromMinutes: 540 });
});

const NINE_TO_FIVE = { fromMinutes: 540, toMinutes: 1_020 };
const THREE_HOURS = { availableMinutes: 180 };

test.each([
  ['plan.ownHours', '3x', NINE_TO_FIVE],
  ['plan.ownFrom', '9x', THREE_HOURS],
  ['plan.ownTo', '??', THREE_HOURS],
] as const)(
  'of the time there is for a day, what is typed and taken back key by key leaves what was said before: %s',
  async (label, typed, said) => {
    const { words, workspace } = await openApp('/plan', {
      register: 'ja',
      given: (given) => setDayPlan(given, TODAY, said),
    });
    await ready('plan');
    const fields = [words('plan.ownHours'), words('plan.ownFrom'), words('plan.ownTo')].map(field);
    const shown = () => fields.map((one) => (one.element() as HTMLInputElement).value);
    const before = shown();
    await tabTo(field(words(label)));
    await userEvent.keyboard('{End}');
    await userEvent.keyboard(typed);
    await userEvent.keyboard('{Backspace>2/}');
    await userEvent.tab();
    await painted();
    expect(shown()).toEqual(before);
    expect(await workspace().db.rows('plans').get(dayPlanId(TODAY))).toMatchObject(said);
  },
);

test('of a goal, what cannot be read saves nothing, unless something else was chosen meanwhile', async () => {
  const goal = { ...goalEdit('線をひく'), amount: 3, remindAtMinutes: 600 };
  const { words, workspace } = await openApp('/goals', {
    register: 'ja-easy',
    now: `${TODAY}T14:05:00+09:00`,
    given: (given) => addGoal(given, goal, '2026-11-16'),
  });
  await ready('goals');
  const open = () => clickFrom(button(words('goals.more', { title: goal.title })), words('goals.change'));
  await expectKept(words, words('goals.remindAt'), words('goals.timeUnreadable'), open);
  await expectKept(words, words('goals.amount'), words('goals.amountUnreadable'), open);
  const stored = async () => (await readGoals(workspace().db)).going;
  expect(await stored()).toMatchObject([goal]);
  await open();
  await field(words('goals.amount')).fill(NONSENSE);
  await choose(words('goals.doneWhen'), words('goals.byMe'));
  await save(words);
  expect(await stored()).toMatchObject([{ amount: null, remindAtMinutes: 600 }]);
});

test('of the log, what cannot be read saves nothing', async () => {
  const { words, workspace } = await openApp('/log/2026-11-20', {
    register: 'ja',
    given: async (given) => {
      await putEntries(given, [{ day: '2026-11-20', start: '09:00', end: '10:00' }]);
      await addSleep(given, {
        startAt: Date.parse('2026-11-19T23:00:00+09:00'),
        endAt: Date.parse('2026-11-20T07:00:00+09:00'),
      });
    },
  });
  const before = await Promise.all([
    workspace().db.rows('entries').toArray(),
    workspace().db.rows('rhythm').toArray(),
  ]);
  await expectKept(words, words('log.lengthField'), words('log.lengthNeeded'), () =>
    openEntry(words, entryRows()),
  );
  // A break of which nothing can be read is not a row that was left empty.
  await openEntry(words, entryRows());
  await button(words('log.breakAdd'), panel()).click();
  await field(words('log.breakStart')).fill(NONSENSE);
  await field(words('log.breakEnd')).fill(NONSENSE);
  await button(words('common.save'), panel()).click();
  await expectCount(panel().getByText(words('log.timeNeeded')), 2);
  await button(words('common.cancel'), panel()).click();
  await expectKept(words, words('log.upTime'), words('log.timeNeeded'), () =>
    page.getByRole('button', { name: namedLike(words('log.changeSleep', { start: '…' })) }).click(),
  );
  // Of a night to add, the date that was typed says so, and not the one that follows from it.
  await button(words('log.addSleep')).click();
  await field(words('log.bedTime')).fill('23:00');
  await field(words('log.upTime')).fill('7:00');
  await field(words('log.upDay')).fill(NONSENSE);
  await button(words('common.save'), panel()).click();
  await expect.element(field(words('log.upDay'))).toHaveFocus();
  const example = { example: phrasesOf('ja').dayInField(TODAY) };
  await expectCount(panel().getByText(words('log.dateNeeded', example)), 1);
  await button(words('common.cancel'), panel()).click();
  expect(
    await Promise.all([workspace().db.rows('entries').toArray(), workspace().db.rows('rhythm').toArray()]),
  ).toEqual(before);
});

test('in the settings, what cannot be read leaves what holds, and a field left empty shows it again', async () => {
  const { words, workspace } = await openApp('/settings', { register: 'en' });
  const round = field(words('clock.workMinutes'));
  await round.fill('40');
  await userEvent.tab();
  await round.fill(NONSENSE);
  await userEvent.tab();
  await expectText(words('clock.minutesUnreadable'));
  await expect.element(round).toHaveValue(NONSENSE);
  expect(await readPreferences(workspace().db)).toMatchObject({ pomodoroMinutes: 40 });
  await round.fill('');
  await userEvent.tab();
  await expect.element(round).toHaveValue('40');

  // What another device says takes the place of what cannot be read.
  await round.fill(NONSENSE);
  await userEvent.tab();
  await setPreferences(workspace(), { pomodoroMinutes: 50 });
  await expect.element(round).toHaveValue('50');
  // Quick steps are each counted.
  await tabTo(round);
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
  await expect.poll(() => readPreferences(workspace().db)).toMatchObject({ pomodoroMinutes: 53 });
  await setPreferences(workspace(), { pomodoroMinutes: 50 });
  await expect.element(round).toHaveValue('50');
});

test('emoji, markup and right-to-left text are kept to the letter', async () => {
  const app = await openApp('/');
  const { words } = app;
  await addForToday(words, ODD);
  await startNext(words, ODD).click();
  await stopBlock(app);
  await app.reload();
  await expect.element(link(ODD)).toBeVisible();
  await goTo('/tasks', 'tasks');
  await link(ODD).click();
  await expect.element(field(words('tasks.name'))).toHaveValue(ODD);
});

test('an input method: Enter that ends a composition adds nothing', async () => {
  const app = await openApp('/');
  const { words } = app;
  const title = field(words('today.add'));
  await title.click();
  const browser = cdp();
  await browser.send('Input.imeSetComposition', { text: 'しゃしん', selectionStart: 4, selectionEnd: 4 });
  await browser.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  });
  await browser.send('Input.dispatchKeyEvent', {
    type: 'keyUp',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 13,
  });
  await browser.send('Input.insertText', { text: '写真' });
  await expect.element(title).toHaveValue('写真');
  expect((await readWork(app.workspace().db, '2026-11-23')).items).toEqual([]);
  await userEvent.keyboard('{Enter}');
  await expect.element(link('写真')).toBeVisible();
});
