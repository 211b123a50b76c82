import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Register } from '#renderer/locales/registers.ts';
import { addEntry } from '#renderer/model/log/entries.ts';
import { write } from '#renderer/store/write.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named, type Words } from '#tests/words.ts';
import {
  choice,
  expectClock,
  giveTask,
  runningBlock,
  startOnFocusPage,
  stopBlock,
  storedEntries,
  TASK,
} from './block-steps.ts';
import { type OpenedApp, openApp } from './open-app.tsx';
import { button, expectAccessible, expectCount, expectText, field, goTo, ready } from './screen.ts';
import { startNext } from './today-steps.ts';

const NOW = '2026-11-23T14:05:00+09:00';
const START_AT = Date.parse(NOW);

/** The focus page at 14:05, with one task. */
async function onFocusPage(register: Register = 'ja'): Promise<OpenedApp> {
  const app = await openApp('/focus', { register, now: NOW, given: giveTask });
  await ready('focus');
  return app;
}

async function chooseAim(words: Words, kind: 'clock.countdown' | 'clock.pomodoro'): Promise<void> {
  await choice('radio', words(kind)).click();
  await expect.element(page.getByRole('radio', { name: named(words(kind)) })).toBeChecked();
}

/** The quiet line beside the running block says this once, or not at all. */
async function expectSaid(text: string, times: 0 | 1): Promise<void> {
  const said = () =>
    page
      .getByRole('status')
      .elements()
      .map((line) => (line as HTMLElement).innerText);
  await expect.poll(() => said().filter((line) => line.includes(text)).length).toBe(times);
}

test('a set time: it says once that it is full, goes on, and can be made longer', async () => {
  const app = await onFocusPage('ja-easy');
  const { words } = app;
  await chooseAim(words, 'clock.countdown');
  await field(words('clock.countdownMinutes')).fill('２０分');
  await expectAccessible('a set time');
  await startOnFocusPage(app);
  await expectClock('0:20:00');
  await app.pass(10);
  await expectClock('0:10:00');
  await expectSaid(words('focus.full'), 0);

  await app.pass(10);
  await expectClock('0:20:00');
  await expectSaid(words('focus.full'), 1);
  await app.pass(1);
  await expectClock('0:21:00');
  await expectSaid(words('focus.full'), 1);
  await goTo('/', 'today');
  await button(words('focus.more5'), runningBlock(words)).click();
  await expectClock('0:05:00');
  await expectSaid(words('focus.full'), 0);
  // What was chosen last holds for the next start, on every screen.
  await stopBlock(app);
  await startNext(words, TASK).click();
  await expectClock('0:20:00');
});

test('the face tells what was estimated beside what was spent, and the common length is one press', async () => {
  const app = await openApp('/focus', {
    register: 'en',
    now: NOW,
    given: async (workspace) => {
      await giveTask(workspace);
      const [task] = await workspace.db.rows('tasks').toArray();
      const taskId = task?.id ?? '';
      await write(workspace, [{ table: 'tasks', id: taskId, kind: 'set', patch: { estimateMinutes: 60 } }]);
      const startAt = START_AT - 2 * HOUR_MS;
      await addEntry(workspace, { taskId, startAt, endAt: startAt + 35 * MINUTE_MS, note: '' });
      await addEntry(workspace, { taskId: null, startAt: startAt - HOUR_MS, endAt: startAt, note: '' });
      const before = startAt - DAY_MS;
      await addEntry(workspace, { taskId, startAt: before, endAt: before + 40 * MINUTE_MS, note: '' });
    },
  });
  const { words } = app;
  const { duration } = phrasesOf('en');
  const spent = (minutes: number) => words('clock.spentToday', { spent: duration(minutes) });
  const inAll = (minutes: number) => words('clock.spent', { spent: duration(minutes) });
  await ready('focus');
  await expectText(words('clock.planned', { estimate: duration(60) }));
  await expectText(spent(35));
  await expectText(inAll(75));
  await choice('radio', duration(25)).click();
  await expectText('0:25:00', page.getByRole('main'));
  await startOnFocusPage(app);
  await expectClock('0:25:00');
  await app.pass(11);
  await expectText(spent(46));
  await expectText(inAll(86));
  await expectAccessible('the face of the clock');
});

test('rounds: nothing advances by itself; the break is taken and ended by hand', async () => {
  const app = await onFocusPage('en');
  const { words } = app;
  await chooseAim(words, 'clock.pomodoro');
  await expectAccessible('rounds');
  await startOnFocusPage(app);
  await expectClock('0:25:00');
  await app.pass(26);
  await expectClock('0:26:00');
  await expectAccessible('a full round');
  await button(words('focus.takeBreak'), runningBlock(words)).click();
  await expectText(words('clock.breakAfter', { round: '1' }));
  await expectClock('0:05:00');
  await expectAccessible('a break');
  await app.pass(7);
  await expectText(words('focus.fullBreak'));
  await button(words('focus.resume'), runningBlock(words)).click();
  await expectText(words('clock.round', { round: '2' }));
  await expectClock('0:25:00');
  const [entry] = await storedEntries(app);
  expect(entry?.pauses).toEqual([
    { startAt: START_AT + 26 * MINUTE_MS, endAt: START_AT + 33 * MINUTE_MS, isBreak: true },
  ]);
});

test('rounds that begin by themselves, for who chose so: on the second, and never over sleep', async () => {
  const app = await onFocusPage('ja');
  const { words } = app;
  await chooseAim(words, 'clock.pomodoro');
  await goTo('/settings', 'settings');
  await choice('checkbox', words('clock.advances')).click();
  await expect.element(page.getByRole('checkbox', { name: named(words('clock.advances')) })).toBeChecked();
  await goTo('/focus', 'focus');
  await startOnFocusPage(app);
  // From here on no heartbeat falls on the end of a round.
  await app.pass(1 / 6);
  await app.pass(25);
  await expectText(words('clock.breakAfter', { round: '1' }));
  await expectClock('0:04:50');
  await app.pass(5);
  await expectText(words('clock.round', { round: '2' }));
  await expectClock('0:24:50');
  // The next break comes while the computer sleeps: it waits for the member, and so does the time.
  await app.sleep(60);
  await expectText(words('focus.unsureNote'));
  await app.pass(2);
  await expectText(words('clock.round', { round: '2' }));
  await expectClock('0:22:50');
  await button(words('focus.unsureLeaveOut')).click();
  await expectCount(page.getByRole('region', { name: named(words('focus.unsureTitle')) }), 0);
  // And so does the round after a break during which the computer slept.
  await app.pass(23);
  await expectText(words('clock.breakAfter', { round: '2' }));
  await app.sleep(60);
  await expectText(words('focus.fullBreak'));
  await app.pass(2);
  await expectText(words('clock.breakAfter', { round: '2' }));
  const [entry] = await storedEntries(app);
  const at = (minutes: number) => START_AT + minutes * MINUTE_MS;
  const sleptAt = at(30) + 10 * SECOND_MS;
  expect(entry?.pauses).toEqual([
    { startAt: at(25), endAt: at(30), isBreak: true },
    { startAt: sleptAt, endAt: sleptAt + HOUR_MS },
    { startAt: at(115), endAt: null, isBreak: true },
  ]);
});

test('started ten minutes ago, and back again; not into the block before', async () => {
  const app = await onFocusPage('ja');
  const { words } = app;
  await startOnFocusPage(app);
  await button(words('clock.startMove')).click();
  await expectAccessible('another start');
  await button(words('clock.earlier', { length: phrasesOf('ja').duration(10), time: '13:55' })).click();
  await expectClock('0:10:00');
  await button(words('clock.startMove')).click();
  await field(words('clock.startAt')).fill('14:00');
  await button(words('clock.startSave')).click();
  await expectClock('0:05:00');
  await button(words('common.undo')).click();
  await expectClock('0:10:00');

  await app.pass(5);
  await expectClock('0:15:00');
  await stopBlock(app);
  await app.pass(4);
  await startOnFocusPage(app);
  await button(words('clock.startMove')).click();
  await expectText(words('clock.startLimited', { time: '14:10' }));
  await field(words('clock.startAt')).fill('13:50');
  await button(words('clock.startSave')).click();
  await expectText(words('clock.startMoved', { time: '14:10' }));
  await expectClock('0:04:00');
});

test('why a pause, a note, and how it was are kept; all can be left out', async () => {
  const app = await onFocusPage('ja-easy');
  const { words } = app;
  const meal = words('clock.reasonMeal');
  const note = field(words('clock.note'));
  await startOnFocusPage(app);
  await app.pass(5);
  await note.fill('下書きを三つ');
  await button(words('focus.pause'), runningBlock(words)).click();
  await expectAccessible('the question why');
  await button(meal).click();
  await expectText(
    words('clock.pausedBecause', { time: phrasesOf('ja-easy').time(14 * 60 + 10), reason: meal }),
  );
  await app.pass(30);
  await button(words('focus.resume'), runningBlock(words)).click();
  await expect.element(button(words('focus.pause'), runningBlock(words))).toBeVisible();
  await app.reload();
  await ready('focus');
  await expect.element(note).toHaveValue('下書きを三つ');

  await stopBlock(app);
  await expectAccessible('the question how it was');
  await expectText(words('clock.ended', { title: TASK, duration: phrasesOf('ja-easy').duration(5) }));
  const pleasure = page.getByRole('radiogroup', { name: named(words('clock.pleasure')) });
  await choice('radio', words('clock.felt4'), pleasure).click();
  // What was said stays open to a second thought, until something else is pressed.
  await choice('radio', words('clock.felt4'), pleasure).click();
  await page.getByRole('heading', { level: 1 }).click();
  await expectCount(button(words('clock.endedLater')), 0);
  await expect
    .poll(() => storedEntries(app))
    .toMatchObject([
      {
        note: '下書きを三つ',
        pauses: [{ startAt: START_AT + 5 * MINUTE_MS, endAt: START_AT + 35 * MINUTE_MS, reason: meal }],
        felt: { achievement: null, pleasure: 4, energy: null },
      },
    ]);

  // The next one is put away by the next click, and is not asked about again.
  await startOnFocusPage(app);
  await app.pass(2);
  await stopBlock(app);
  await expect.element(button(words('clock.endedLater'))).toBeVisible();
  await page.getByRole('heading', { level: 1 }).click();
  await expectCount(button(words('clock.endedLater')), 0);
  await app.reload();
  await app.pass(1);
  await expectText(words('focus.none'));
  await expectCount(button(words('clock.endedLater')), 0);
  expect((await storedEntries(app)).at(-1)?.felt).toEqual({
    achievement: null,
    pleasure: null,
    energy: null,
  });
});

test('one key starts, pauses and goes on, also while a field has the focus', async () => {
  const { words } = await openApp('/', { register: 'en', now: NOW, given: giveTask });
  const key = '{Control>}{Shift>}{Enter}{/Shift}{/Control}';
  const adding = field(words('today.add'));
  await adding.fill('書きかけ');
  await userEvent.keyboard(key);
  await expectText(TASK, runningBlock(words));
  await expect.element(adding).toHaveValue('書きかけ');
  await expect.element(adding).toHaveFocus();
  await userEvent.keyboard(key);
  await expect.element(button(words('focus.resume'), runningBlock(words))).toBeVisible();
  await userEvent.keyboard(key);
  await expect.element(button(words('focus.pause'), runningBlock(words))).toBeVisible();
  await expect.element(adding).toHaveValue('書きかけ');
});

test('a break is suggested once for a stretch of work, and never in quiet hours', async () => {
  const app = await onFocusPage('ja');
  const { words } = app;
  await goTo('/settings', 'settings');
  await choice('checkbox', words('clock.reminds')).click();
  await field(words('clock.reminderMinutes')).fill('10');
  await expectAccessible('the settings of the clock');
  await goTo('/focus', 'focus');
  await startOnFocusPage(app);
  const line = words('focus.reminder', { duration: '10分' });
  await app.pass(9.5);
  await expectClock('0:09:30');
  await expectSaid(line, 0);
  await app.pass(0.5);
  await expectClock('0:10:00');
  await expectSaid(line, 1);
  await app.pass(4.5);
  await expectClock('0:14:30');
  await expectSaid(line, 1);
  await app.pass(0.5);
  await expectClock('0:15:00');
  await expectSaid(line, 0);
  await stopBlock(app);
  await app.sleep(8 * 60);
  await startOnFocusPage(app);
  await app.pass(12);
  await expectClock('0:12:00');
  await expectSaid(line, 0);
});

test('a crash in a round: the question comes, and the round goes on where it was seen', async () => {
  const app = await onFocusPage('en');
  const { words } = app;
  await chooseAim(words, 'clock.pomodoro');
  await startOnFocusPage(app);
  await app.pass(10);
  await expectClock('0:15:00');
  await app.crash(3 * 60);
  await expectText(words('focus.unsureNote'));
  await expectClock('0:15:00');
  await button(words('focus.unsureLeaveOut')).click();
  await expectCount(page.getByRole('region', { name: named(words('focus.unsureTitle')) }), 0);
  await app.pass(1);
  await expectClock('0:14:00');
});
