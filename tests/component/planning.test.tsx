import { expect, test } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import type { Register } from '#renderer/locales/registers.ts';
import { setDayPlan } from '#renderer/model/plan/day-page.ts';
import { setPreferences } from '#renderer/model/preferences/preferences.ts';
import { addRepeat, type RepeatEdit } from '#renderer/model/work/repeats.ts';
import { addTask, type TaskWords } from '#renderer/model/work/tasks.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named } from '#tests/words.ts';
import { arrowTo } from './arrows.ts';
import { runningBlock, stopBlock } from './block-steps.ts';
import { choice } from './log-steps.ts';
import { chooseFrom, clickFrom } from './menu-steps.ts';
import { type OpenedApp, openApp } from './open-app.tsx';
import { dayPicture, expectOrder, menuOf, planOrder, putTasks, timeline } from './planning-steps.ts';
import { expectSaid, expectWhole } from './said.ts';
import {
  button,
  expectAccessible,
  expectCount,
  expectNoText,
  expectText,
  field,
  goTo,
  link,
  pressOn,
  ready,
  redoByKeys,
  tabTo,
  typeIn,
  undoByKeys,
} from './screen.ts';
import { doneBox } from './today-steps.ts';

const TODAY = '2026-11-23';
const TOMORROW = '2026-11-24';
const MORNING = `${TODAY}T08:00:00+09:00`;
const [DRAFT, PHOTO, REPLY] = ['下書きを開く', '写真をえらぶ', '返信を書く'];
const FLOWERS = '花に水をやる';

/** The app at an address, with three tasks for today. */
function openPlanned(
  address: string,
  register: Register,
  words: Readonly<Record<string, TaskWords>> = {},
  now = `${TODAY}T14:05:00+09:00`,
): Promise<OpenedApp> {
  return openApp(address, {
    register,
    now,
    given: (workspace) => putTasks(workspace, TODAY, [DRAFT, PHOTO, REPLY], words),
  });
}

test('a plan that is longer than the time there is says by how much', async () => {
  const { words } = await openPlanned('/', 'ja');
  const { duration, time } = phrasesOf('ja');
  await link(words('today.toPlan')).click();
  await ready('plan');
  await field(words('plan.ownHours')).fill('1:00');
  await clickFrom(menuOf(words, PHOTO), words('today.change'));
  await field(words('plan.estimate')).fill('1:30');
  await field(words('plan.startsAt')).fill('10:00');
  await field(words('plan.cue')).fill('コーヒーを飲んだら');
  await expectAccessible('the panel of a plan');
  await userEvent.keyboard('{Enter}');
  await expectCount(page.getByRole('dialog'), 0);
  await expectText(words('plan.over', { over: duration(30) }));
  await expectSaid(
    planOrder(words).getByRole('row').filter({ hasText: PHOTO }),
    `${PHOTO}${time(10 * 60)}${words('day.cue', { cue: 'コーヒーを飲んだら' })}`,
  );
  await expectSaid(timeline(words).getByRole('listitem'), PHOTO);
  await expectAccessible('planning');
});

test('what is typed after a panel has closed is kept, and taken back in as many steps as fields', async () => {
  const { words } = await openPlanned('/plan', 'en', {}, MORNING);
  const { duration } = phrasesOf('en');
  await field(words('plan.ownHours')).fill('1:00');
  await clickFrom(menuOf(words, PHOTO), words('today.change'));
  await field(words('plan.estimate')).fill('1:30');
  await userEvent.keyboard('{Enter}');
  const over = words('plan.over', { over: duration(30) });
  await expectText(over);
  await field(words('plan.ownFrom')).fill('9:00');
  await field(words('plan.ownTo')).fill('9:30');
  await userEvent.keyboard('{Enter}');
  await expectText(words('plan.over', { over: duration(60) }));
  // Leaving the field writes nothing more.
  await page.getByRole('heading', { level: 1 }).click();
  await undoByKeys();
  await expect.element(field(words('plan.ownTo'))).toHaveValue('');
  await expect.element(field(words('plan.ownFrom'))).toHaveValue('9:00');
  await expectNoText(over);
  await undoByKeys();
  await expect.element(field(words('plan.ownFrom'))).toHaveValue('');
  await expect.element(field(words('plan.ownHours'))).toHaveValue('1:00');
  await expectText(over);
});

test('by keyboard, the plan gets another order, from the menu of a row or by its handle', async () => {
  const { words } = await openPlanned('/plan', 'ja-easy');
  await expectOrder(words, [DRAFT, PHOTO, REPLY]);
  const grid = planOrder(words);
  await enterRow(grid, 2);
  await arrowTo(menuOf(words, REPLY), '{ArrowRight}');
  await chooseFrom(menuOf(words, REPLY), words('plan.up'));
  await expectOrder(words, [DRAFT, REPLY, PHOTO]);
  await expect.element(menuOf(words, REPLY)).toHaveFocus();

  // By its drag handle, with the keyboard.
  await arrowTo(button(words('plan.drag', { title: REPLY })), '{ArrowLeft}');
  await userEvent.keyboard('{Enter}');
  const places = grid.getBySelector('[role=button]');
  await expectCount(places, 4);
  await arrowTo(places.first(), '{ArrowUp}');
  await userEvent.keyboard('{Enter}');
  await expectOrder(words, [REPLY, DRAFT, PHOTO]);

  await enterRow(grid, 1);
  await arrowTo(menuOf(words, DRAFT), '{ArrowRight}');
  await chooseFrom(menuOf(words, DRAFT), words('plan.down'));
  await expectOrder(words, [REPLY, PHOTO, DRAFT]);

  // At the end of the list there is no later place, and Escape leaves all as it is.
  await userEvent.keyboard('{Enter}');
  const down = page.getByRole('menuitem', { name: named(words('plan.down')) });
  await expect.element(down).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible('the menu of a row');
  await userEvent.keyboard('{Escape}');
  await expectCount(down, 0);
  await expect.element(menuOf(words, DRAFT)).toHaveFocus();
  await expectOrder(words, [REPLY, PHOTO, DRAFT]);
});

test('the length of a thing is set with one press, and taken away with another; what was typed is shown', async () => {
  const { words, workspace } = await openPlanned('/plan', 'en', { [PHOTO]: { estimateMinutes: 45 } });
  const { duration, minutes } = phrasesOf('en');
  const length = (title: string, text: string) => button(words('plan.lengthOf', { title, length: text }));
  const estimates = async () =>
    Object.fromEntries(
      (await workspace().db.rows('tasks').toArray()).map((row) => [row.title, row.estimateMinutes]),
    );
  await length(DRAFT, minutes(90)).click();
  await expect.element(length(DRAFT, minutes(90))).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(estimates).toEqual({ [DRAFT]: 90, [PHOTO]: 45, [REPLY]: null });
  await enterRow(planOrder(words), 0);
  await arrowTo(length(DRAFT, minutes(15)), '{ArrowRight}');
  await userEvent.keyboard('[Space]');
  await expect.element(length(DRAFT, minutes(15))).toHaveAttribute('aria-pressed', 'true');
  await expect.element(length(DRAFT, minutes(90))).toHaveAttribute('aria-pressed', 'false');
  await expect.element(length(DRAFT, minutes(15))).toHaveFocus();
  await userEvent.keyboard('[Space]');
  await expect.poll(estimates).toEqual({ [DRAFT]: null, [PHOTO]: 45, [REPLY]: null });

  // A length of its own stands in the last place, and is changed where it was typed.
  const typed = length(PHOTO, duration(45));
  await expect.element(typed).toHaveAttribute('aria-pressed', 'true');
  await typed.click();
  await expect.element(field(words('plan.estimate'))).toHaveFocus();
  await field(words('plan.estimate')).fill('1:10');
  await userEvent.keyboard('{Enter}');
  await expect.element(length(PHOTO, duration(70))).toHaveAttribute('aria-pressed', 'true');
  await expect.element(page.getByRole('row').filter({ hasText: PHOTO })).toHaveFocus();
  await expect.element(length(REPLY, words('plan.otherLength'))).toHaveAttribute('aria-pressed', 'false');
});

test('what is left of today is what the clock or the work leaves; of another day, the time there is', async () => {
  const { words, pass } = await openApp('/plan', {
    register: 'ja',
    now: `${TODAY}T16:20:00+09:00`,
    given: async (workspace) => {
      await putTasks(workspace, TODAY, [DRAFT, PHOTO], {
        [DRAFT]: { estimateMinutes: 90 },
        [PHOTO]: { estimateMinutes: 40 },
      });
      await setDayPlan(workspace, TODAY, { fromMinutes: 10 * 60, toMinutes: 18 * 60 });
      await putTasks(workspace, TOMORROW, [REPLY], { [REPLY]: { estimateMinutes: 30 } });
      await setDayPlan(workspace, TOMORROW, { availableMinutes: 180 });
    },
  });
  const { duration } = phrasesOf('ja');
  await expectText(words('plan.loadLeft', { left: duration(100), planned: duration(130) }));
  await expectText(words('plan.over', { over: duration(30) }));
  // The running block is worked off the plan as the clock goes on.
  await button(words('plan.start')).click();
  await ready('today');
  await pass(20);
  const heading = page.getByRole('heading', { level: 2 }).filter({ hasText: words('today.plan') });
  await expectSaid(heading, words('today.leftToday', { left: duration(80) }));
  await expectSaid(heading, duration(110));
  await goTo('/plan', 'plan');
  await expectText(words('plan.loadLeft', { left: duration(80), planned: duration(110) }));
  await goTo(`/plan/${TOMORROW}`, 'plan');
  await expectText(words('plan.loadOf', { planned: duration(30), available: duration(180) }));
});

test('a plan is started at its end: its first thing runs; while something runs, the way leads to Today alone', async () => {
  const { words, workspace } = await openPlanned('/plan', 'en');
  const running = async () =>
    (await workspace().db.rows('entries').toArray()).filter(({ endAt }) => endAt === null);
  await expectText(words('plan.startsWith', { title: DRAFT }));
  await expectCount(page.getBySelector('main button[class*="main"]'), 1);
  await button(words('plan.start')).click();
  await ready('today');
  await expectSaid(page.getByRole('region', { name: named(words('focus.block')) }), DRAFT);
  expect(await running()).toHaveLength(1);
  await goTo('/plan', 'plan');
  await expectText(words('plan.underWay'));
  await expectCount(button(words('plan.start')), 0);
  await button(words('plan.ready')).click();
  await ready('today');
  expect(await running()).toHaveLength(1);
  // A day without a plan has nothing to start: the one thing to do is to add something.
  await goTo(`/plan/${TOMORROW}`, 'plan');
  await expectCount(button(words('plan.start')), 0);
  await expectCount(button(words('plan.ready')), 0);
  await expectSaid(page.getBySelector('main button[class*="main"]'), words('plan.addTask'));
  // Another day than today cannot be started yet.
  await addTask(workspace(), DRAFT, TOMORROW);
  await expect.element(button(words('plan.ready'))).toBeVisible();
  await expectCount(button(words('plan.start')), 0);
  await expectNoText(words('plan.underWay'));
});

test('what is moved says to which day: from the plan, from Today, and from its panel', async () => {
  const { words, workspace } = await openPlanned('/plan', 'en');
  const { day } = phrasesOf('en');
  const days = async () =>
    Object.fromEntries((await workspace().db.rows('tasks').toArray()).map((row) => [row.title, row.day]));
  const tomorrow = words('today.toTomorrow', { day: day(TOMORROW) });
  await clickFrom(menuOf(words, DRAFT), tomorrow);
  await expectText(words('today.movedTo', { title: DRAFT, day: day(TOMORROW) }));
  await button(words('common.undo')).click();
  await expect.poll(days).toMatchObject({ [DRAFT]: TODAY });
  await clickFrom(menuOf(words, REPLY), words('today.offPlan'));
  await expectText(words('today.takenOff', { title: REPLY }));
  await clickFrom(menuOf(words, PHOTO), words('today.change'));
  await field(words('plan.onDay')).fill('2026-12-01');
  await userEvent.keyboard('{Enter}');
  await expectText(words('today.movedTo', { title: PHOTO, day: day('2026-12-01') }));
  await goTo('/', 'today');
  await clickFrom(menuOf(words, DRAFT), tomorrow);
  await expectText(words('today.movedTo', { title: DRAFT, day: day(TOMORROW) }));
  await expect.poll(days).toEqual({ [DRAFT]: TOMORROW, [PHOTO]: '2026-12-01', [REPLY]: null });

  // The plan of tomorrow does not call the day after it tomorrow.
  await goTo(`/plan/${TOMORROW}`, 'plan');
  await clickFrom(menuOf(words, DRAFT), words('today.toDay', { day: day('2026-11-25') }));
  await expectText(words('today.movedTo', { title: DRAFT, day: day('2026-11-25') }));
});

test('what is dragged to the timeline gets its time from where it lands', async () => {
  const { words } = await openPlanned('/plan', 'ja-easy', { [PHOTO]: { startMinutes: 600 } });
  // The window shows the whole day and the list.
  await page.viewport(1280, 1_600);
  const spans = timeline(words).getByRole('listitem');
  await expectCount(spans, 1);
  const row = page.getByRole('row').filter({ hasText: DRAFT });
  const day = dayPicture(words);
  const { height } = day.element().getBoundingClientRect();
  await userEvent.dragAndDrop(row, day, {
    sourcePosition: { x: 80, y: 20 },
    // Four hours below the top, where the day begins at four.
    targetPosition: { x: 40, y: (height * 4) / 24 },
    steps: 10,
  });
  await expectCount(spans, 2);
  await expectSaid(spans.filter({ hasText: DRAFT }), phrasesOf('ja-easy').time(8 * 60));
});

test('while it is dragged over the timeline, it is shown at the quarter of an hour at which it would begin', async () => {
  const { words } = await openPlanned('/plan', 'en');
  await page.viewport(1280, 1_600);
  const spans = timeline(words).getByRole('listitem');
  // An empty list has no height of its own, so it is there, but not visible.
  await expect.element(timeline(words)).toBeInTheDocument();
  await expectCount(spans, 0);
  await expect.element(page.getByRole('row').filter({ hasText: DRAFT })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: DRAFT }).element();
  const day = dayPicture(words).element();
  const { left, top, height } = day.getBoundingClientRect();
  const dataTransfer = new DataTransfer();
  /** The mouse at a time of the day that begins at four, and some pixels above or below it. */
  const drag = (element: Element, type: string, hours = 4, pixels = 0) => {
    const clientY = top + (height * (hours - 4)) / 24 + pixels;
    const init = { bubbles: true, cancelable: true, dataTransfer, clientX: left + 40, clientY };
    element.dispatchEvent(new DragEvent(type, init));
  };
  const { time } = phrasesOf('en');
  drag(row, 'dragstart');
  await expect.poll(() => document.querySelector('[data-dragging]')).not.toBeNull();
  drag(day, 'dragover', 16, -2);
  await expectSaid(spans, time(16 * 60));
  drag(day, 'dragover', 16, 18);
  await expectSaid(spans, time(16 * 60 + 30));
  drag(day, 'dragleave');
  await expectCount(spans, 0);
  drag(day, 'dragover', 16, -2);
  drag(day, 'drop', 16, -2);
  drag(row, 'dragend');
  await expectSaid(spans, time(16 * 60));
});

test('a slow day keeps one thing and the appointments, and folds the rest away, until it is no slow day', async () => {
  const { words } = await openPlanned('/', 'ja-easy', {
    [DRAFT]: { startMinutes: 600, isAppointment: true },
    [PHOTO]: { estimateMinutes: 90 },
  });
  const folded = page.getBySelector('details');
  await expect.element(doneBox(words, REPLY)).toBeVisible();
  await pressOn(button(words('today.slow')));
  await expectCount(folded, 1);
  for (const title of [DRAFT, PHOTO]) await expect.element(doneBox(words, title)).toBeVisible();
  await expectCount(doneBox(words, REPLY), 0);
  await expectAccessible('a slow day');
  await pressOn(button(words('today.notSlow')));
  await expectCount(folded, 0);
  await expect.element(doneBox(words, REPLY)).toBeVisible();
});

test('closing a day, the rest goes where it is sent, only to days that come', async () => {
  const { words, workspace } = await openPlanned('/', 'en');
  await tabTo(doneBox(words, PHOTO));
  await userEvent.keyboard('[Space]');
  await link(words('today.toClose')).click();
  await ready('close');
  await expectText(PHOTO);
  await whereTo(words('plan.whereTo', { title: DRAFT }), words('plan.toList'));
  await whereTo(words('plan.whereTo', { title: REPLY }), words('plan.toOther'));
  const onDay = field(words('plan.onDay'));
  // What cannot be read, and a day that has passed, keep the day from being closed.
  for (const [typed, told] of [
    ['???', words('plan.dayUnreadable', { example: phrasesOf('en').dayInField('2026-11-25') })],
    ['2020-01-01', words('plan.dayPast')],
  ] as const) {
    await onDay.fill(typed);
    await pressOn(button(words('plan.close')));
    await expectText(told);
    await expect.element(onDay).toHaveFocus();
  }
  // From a day that has passed, the arrows lead on.
  await onDay.fill(TODAY);
  await expectText(words('plan.dayPast'));
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  await expectNoText(words('plan.dayPast'));
  await onDay.fill('2020-01-01');
  await expectAccessible('a day that has passed');
  await expect.element(button(words('plan.close'))).toBeVisible();
  // Another day may be typed by way of tomorrow, whose choice stands beside it.
  await onDay.fill(TOMORROW);
  await onDay.fill('2099-01-01');
  await expectNoText(words('plan.dayPast'));
  await field(words('plan.line')).fill('すこし進んだ');
  await field(words('plan.firstStep')).fill('机に向かう');
  await button(words('plan.close')).click();
  await ready('today');
  await expectText(words('today.closed'));
  await expectText(words('plan.movedCount', { count: '1', day: phrasesOf('en').day('2099-01-01') }));
  await expectText(words('plan.backCount', { count: '1' }));

  const days = async () =>
    Object.fromEntries((await workspace().db.rows('tasks').toArray()).map(({ title, day }) => [title, day]));
  await expect.poll(days).toEqual({ [DRAFT]: null, [PHOTO]: TODAY, [REPLY]: '2099-01-01' });
  await goTo('/close', 'close');
  await expect.element(field(words('plan.line'))).toHaveValue('すこし進んだ');
  await expect.element(field(words('plan.firstStep'))).toHaveValue('机に向かう');
});

test('a closed day is quiet: what got done, and how the next one begins; it can be gone on with', async () => {
  const { words, workspace } = await openPlanned('/', 'ja-easy');
  const { day } = phrasesOf('ja-easy');
  await pressOn(doneBox(words, PHOTO), '[Space]');
  await expect.element(doneBox(words, PHOTO)).toBeChecked();
  await link(words('today.toClose')).click();
  await ready('close');
  const choice = words('plan.toTomorrow', { day: day(TOMORROW) });
  await expectCount(page.getByRole('radio', { name: named(choice), checked: true }), 2);
  await field(words('plan.line')).fill('すこし進んだ');
  await field(words('plan.firstStep')).fill('机に向かう');
  await button(words('plan.close')).click();
  await ready('today');
  await expectText(words('plan.movedCount', { count: '2', day: day(TOMORROW) }));
  const end = page.getByRole('region', { name: named(words('today.endTitle')) });
  await expectText(words('today.endDone', { count: '1' }), end);
  await expectText('すこし進んだ', end);
  await expectText(words('today.endNext', { day: day(TOMORROW), step: '机に向かう' }), end);
  await expectText(words('today.endRest'), end);
  await expectCount(doneBox(words, PHOTO), 0);
  await expectCount(page.getByRole('radiogroup', { name: named(words('today.energy')) }), 0);
  await expectNoText(words('today.nextStep'));
  await expectAccessible('a day that is closed');

  await pressOn(button(words('today.goOn')));
  await expectText(words('today.nextStep'));
  await expect.element(doneBox(words, PHOTO)).toBeVisible();
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus();
  await userEvent.keyboard('{Control>}z{/Control}');
  await expectText(words('today.endRest'), end);
  const rows = () => workspace().db.rows('plans').toArray();
  await expect.poll(rows).toMatchObject([{ line: 'すこし進んだ' }, { firstStep: '机に向かう' }]);
});

test('the first step thought of on the day before becomes a task of today with one click, once', async () => {
  const { words, workspace } = await openApp('/', {
    register: 'ja',
    given: async (workspace) => {
      await setDayPlan(workspace, TODAY, { firstStep: 'ﾒｰﾙ を書く' });
    },
  });
  await expectText(words('today.thought', { step: 'ﾒｰﾙ を書く' }));
  const toToday = button(words('today.toTodayItem', { title: 'ﾒｰﾙ を書く' }));
  await pressOn(toToday);
  await expectCount(toToday, 0);
  await expect.element(doneBox(words, 'ﾒｰﾙ を書く')).toBeVisible();
  await userEvent.keyboard('{Control>}z{/Control}');
  await expectCount(toToday, 1);
  // What is on the list under that name is planned, and not made a second time.
  await addTask(workspace(), 'メールを書く', null);
  await pressOn(toToday);
  await expectCount(toToday, 0);
  await expect.element(doneBox(words, 'メールを書く')).toBeVisible();
  expect(await workspace().db.rows('tasks').count()).toBe(1);
});

test('closing a day, what is left goes to tomorrow by itself, and what comes again anyway is not carried along', async () => {
  const { words, workspace } = await openApp('/close', {
    register: 'ja',
    given: async (workspace) => {
      await addRepeat(workspace, everyMonday(FLOWERS));
      await putTasks(workspace, TODAY, [DRAFT]);
    },
  });
  await ready('close');
  await expectText(FLOWERS);
  await button(words('plan.close')).click();
  await ready('today');
  const days = async () =>
    Object.fromEntries((await workspace().db.rows('tasks').toArray()).map(({ title, day }) => [title, day]));
  await expect.poll(days).toEqual({ [DRAFT]: '2026-11-24' });
});

test('what is made to repeat is on its day', async () => {
  const { words } = await openApp('/repeats');
  const title = FLOWERS;
  await button(words('plan.addRepeat')).click();
  await field(words('plan.what')).fill(title);
  await expectAccessible('the panel of what repeats');
  await userEvent.keyboard('{Enter}');
  await expectText(title);
  await expectAccessible('what repeats');
  await goTo('/', 'today');
  await expectCount(doneBox(words, title), 1);
});

test('by keyboard, something is made to come each month, with what its day suggests, and its next days are told', async () => {
  const { words, workspace } = await openApp('/repeats', { register: 'ja-easy' });
  const { day } = phrasesOf('ja-easy');
  await pressOn(button(words('plan.addRepeat')));
  await typeIn(field(words('plan.what')), FLOWERS);
  await chooseByKeys(words('plan.comes'), words('plan.monthlyByDate'));
  await expectSaid(choice(words('plan.whichDate')), '23日');
  await typeIn(field(words('plan.fromDay')), '2027-01-30');
  await expectSaid(choice(words('plan.whichDate')), '30日');
  // February has no 30th: what happens then is said, and shown.
  await expectText(words('plan.whichDateHint'));
  const coming = page.getByRole('list', { name: named(words('plan.coming')) });
  const days = ['2027-01-30', '2027-02-28', '2027-03-30'];
  await expectWhole(coming, days.map(day).join(''));
  await expectAccessible('the panel of what comes each month');

  await chooseByKeys(words('plan.whichDate'), words('plan.lastDay'));
  await expectWhole(coming, ['2027-01-31', '2027-02-28', '2027-03-31'].map(day).join(''));
  await chooseByKeys(words('plan.comes'), words('plan.monthlyByWeekday'));
  await typeIn(field(words('plan.fromDay')), '2026-12-16');
  await expectSaid(choice(words('plan.whichNth')), words('plan.nth3'));
  await expectSaid(choice(words('plan.whichWeekday')), '水曜日');
  await chooseByKeys(words('plan.whichNth'), words('plan.nthLast'));
  await chooseByKeys(words('plan.whichWeekday'), '金曜日');
  await expectWhole(coming, ['2026-12-25', '2027-01-29', '2027-02-26'].map(day).join(''));
  await pressOn(button(words('common.save')));
  await expectText(words('plan.monthlyNth', { nth: words('plan.nthLast'), weekday: '金曜日' }));
  await expect
    .poll(async () => (await workspace().db.rows('repeats').toArray()).map(({ rule }) => rule))
    .toEqual([{ kind: 'monthly-weekday', nth: -1, weekday: 5 }]);
});

test('something comes every other week on chosen days, from the week in which it begins, and is changed as a whole', async () => {
  const { words, workspace } = await openApp('/repeats', { register: 'en' });
  await button(words('plan.addRepeat')).click();
  await field(words('plan.what')).fill(FLOWERS);
  const weekday = (name: string) => page.getByRole('checkbox', { name });
  // Today is a Monday.
  await expect.element(weekday('Mon')).toBeChecked();
  for (const name of ['Mon', 'Tue', 'Fri']) await pressOn(weekday(name), '[Space]');
  await chooseByKeys(words('plan.everyWhichWeek'), words('plan.everyWeeks', { weeks: '2' }));
  await expectText(words('plan.weeksHint'));
  const coming = page.getByRole('list', { name: named(words('plan.coming')) });
  await expectWhole(coming, 'Tue 24 NovFri 27 NovTue 8 Dec');
  await field(words('plan.fromDay')).fill('2026-11-26');
  await expectWhole(coming, 'Fri 27 NovTue 8 DecFri 11 Dec');
  await button(words('common.save')).click();
  const said = words('plan.weeksOn', { weeks: '2', days: 'Tue, Fri' });
  await expectText(said);
  await goTo('/plan/2026-12-08', 'plan');
  await expectText(FLOWERS);
  await goTo('/plan/2026-12-01', 'plan');
  // The line that told of it is still beside it.
  await expectCount(page.getByRole('main').getByText(FLOWERS), 0);

  // Opened again, it says the same. The choice of another first day of weeks leaves its days as they are.
  await setPreferences(workspace(), { firstWeekday: 7 });
  await goTo('/repeats', 'repeats');
  await button(words('plan.edit', { title: FLOWERS })).click();
  await expect.element(weekday('Tue')).toBeChecked();
  await expectSaid(choice(words('plan.everyWhichWeek')), words('plan.everyWeeks', { weeks: '2' }));
  await pressOn(weekday('Tue'), '[Space]');
  await pressOn(weekday('Fri'), '[Space]');
  await button(words('common.save')).click();
  await expectText(words('errors.repeat-no-days'));
  await pressOn(weekday('Sun'), '[Space]');
  await expectWhole(coming, 'Sun 29 NovSun 13 DecSun 27 Dec');
  await button(words('common.save')).click();
  await expectText(words('plan.weeksOn', { weeks: '2', days: 'Sun' }));
});

test('what repeats is worked on under its name, and is there once, done or not', async () => {
  const title = FLOWERS;
  const app = await openApp('/', { given: (workspace) => addRepeat(workspace, everyMonday(title)) });
  const { words } = app;
  const box = doneBox(words, title);
  await expectCount(box, 1);
  // Its details open before anything of it is stored.
  await link(title).click();
  await ready('tasks');
  await button(words('tasks.start')).click();
  await expectSaid(runningBlock(words), title);
  await stopBlock(app);
  await goTo('/', 'today');
  await tabTo(box);
  await userEvent.keyboard('[Space]');
  await expect.element(box).toBeChecked();
  // Taken back right from the box, and done again.
  await undoByKeys();
  await expect.element(box).not.toBeChecked();
  await redoByKeys();
  await expect.element(box).toBeChecked();
  await goTo('/log', 'log');
  await goTo('/', 'today');
  await expect.element(box).toBeChecked();
  await expectCount(box, 1);
});

/** What comes on each Monday from today on. */
function everyMonday(title: string): RepeatEdit {
  return {
    title,
    rule: { kind: 'weekdays', weekdays: [1] },
    fromDay: TODAY,
    untilDay: null,
    estimateMinutes: null,
    startMinutes: null,
    isAppointment: false,
    cue: '',
    project: '',
  };
}

/** Chooses in a list that opens, by keys alone. */
async function chooseByKeys(label: string, option: string): Promise<void> {
  await pressOn(choice(label));
  await expect.element(page.getByRole('option', { selected: true })).toHaveFocus();
  const wanted = page.getByRole('option', { name: named(option) });
  await userEvent.keyboard('{Home}');
  await arrowTo(wanted, '{ArrowDown}');
  await userEvent.keyboard('{Enter}');
  await expectCount(page.getByRole('listbox'), 0);
}

/** Chooses where something goes that was not done. */
async function whereTo(label: string, where: string): Promise<void> {
  const choices = page.getByRole('radiogroup', { name: named(label) });
  const choice = choices.getByRole('radio', { name: named(where) });
  await tabTo(choices.getByRole('radio', { checked: true }));
  await arrowTo(choice, '{ArrowRight}');
  await expect.element(choice).toBeChecked();
}

/** Moves into a list and on to a row of it, by keys alone. */
async function enterRow(grid: Locator, row: number): Promise<void> {
  await tabTo(grid.getBySelector('[tabindex="0"]'));
  await userEvent.keyboard('{Home}');
  await arrowTo(grid.getByRole('row').nth(row), '{ArrowDown}');
}
