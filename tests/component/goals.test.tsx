import { describe, expect, test } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { startFocus } from '#renderer/model/clock/focus.ts';
import { addGoal, type GoalEdit } from '#renderer/model/goals/goals.ts';
import { markGoal } from '#renderer/model/goals/marks.ts';
import { readGoals } from '#renderer/model/goals/read-goals.ts';
import { addEntry } from '#renderer/model/log/entries.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named, type Words } from '#tests/words.ts';
import { goalEdit } from './given.ts';
import { choice } from './log-steps.ts';
import { clickFrom } from './menu-steps.ts';
import { type OpenedApp, openApp } from './open-app.tsx';
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
  typeIn,
  undoByKeys,
} from './screen.ts';
import { doneBox } from './today-steps.ts';

const TODAY = '2026-11-23';
const NOW = `${TODAY}T14:05:00+09:00`;
const LINE = '線を1本ひく';
const WALK = '散歩する';

function openWith(
  address: string,
  goals: ReadonlyArray<Partial<GoalEdit>>,
  more: (workspace: TestWorkspace) => Promise<unknown> = async () => {},
): Promise<OpenedApp> {
  return openApp(address, {
    now: NOW,
    given: async (workspace) => {
      for (const fields of goals) await addGoal(workspace, { ...goalEdit(LINE), ...fields }, '2026-11-16');
      await more(workspace);
    },
  });
}

/** A goal of once a week that was done yesterday. */
async function doneOften(workspace: TestWorkspace, fields: Partial<GoalEdit> = {}): Promise<void> {
  await addGoal(workspace, { ...goalEdit(WALK), perWeek: 1, ...fields }, '2026-11-16');
  for (const goal of (await readGoals(workspace.db)).going.filter(({ title }) => title === WALK)) {
    await markGoal(workspace, goal, { day: '2026-11-22', reason: null, isOverruled: false }, 'done');
  }
}

function box(words: Words, title = LINE): Locator {
  return page.getByRole('checkbox', { name: named(words('goals.markItem', { title })) });
}

function menuOf(words: Words, title = LINE): Locator {
  return button(words('goals.more', { title }));
}

/** A day of the week of a goal, by its state. */
function dot(words: Words, day: string, state: string): Locator {
  return button(words('goals.dot', { day: phrasesOf('ja').day(day), state }));
}

/** A block of 25 minutes that began so many minutes ago. */
function blockAgo({ clocks }: TestWorkspace, minutes: number) {
  const startAt = clocks.wallAt - minutes * MINUTE_MS;
  return { taskId: null, startAt, endAt: startAt + 25 * MINUTE_MS, note: '' };
}

test('the first goal is added by keyboard alone, with its cue, and taken back', async () => {
  const { words } = await openApp('/goals', { register: 'ja-easy', now: NOW });
  await ready('goals');
  await expectText(words('goals.empty'));
  await expectAccessible('no goals yet');
  await pressOn(button(words('goals.add')));
  await expect.element(field(words('goals.what'))).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expectText(words('errors.title-empty'));
  await typeIn(field(words('goals.what')), LINE);
  await pressOn(choice(words('goals.cue')));
  await expect.element(page.getByRole('option', { selected: true })).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await typeIn(field(words('goals.cueWords')), 'お茶をいれたら');
  await typeIn(field(words('goals.step')), 'ペンを持つ');
  await expectAccessible('the panel of a goal');
  await userEvent.keyboard('{Enter}');
  await expectCount(page.getByRole('dialog'), 0);
  await expectText(words('goals.saved', { title: LINE }));
  await expectText(words('goals.ifThen', { cue: 'お茶をいれたら', step: 'ペンを持つ' }));
  await undoByKeys();
  await expectText(words('goals.empty'));
});

describe('on Today', () => {
  test('a goal is marked in one click, and taken back', async () => {
    const { words } = await openWith('/', [{ smallest: '点を打つ' }]);
    await expect.element(box(words)).not.toBeChecked();
    await box(words).click({ force: true });
    await expect.element(box(words)).toBeChecked();
    await expectText(words('goals.markedDone', { title: LINE }));
    await undoByKeys();
    await expect.element(box(words)).not.toBeChecked();
    await clickFrom(menuOf(words), words('goals.smallestDo', { smallest: '点を打つ' }));
    await expect.element(box(words)).toBeChecked();
    await expectText(words('goals.stateSmallest'));
  });

  test('a goal that marks itself says why, is overruled, and follows the records again', async () => {
    const work = { target: { kind: 'work', measure: 'blocks' } as const, amount: 2 };
    const app = await openWith('/', [work], (workspace) => addEntry(workspace, blockAgo(workspace, 90)));
    const { words } = app;
    await expectText(words('goals.amountSoFar', { wanted: '2', amount: '1', unit: '' }));
    await addEntry(app.workspace(), blockAgo(app.workspace(), 40));
    const why = words('goals.reasonBlocks', { count: '2' });
    await expectText(why);
    await expect.element(box(words)).toBeChecked();
    await box(words).click({ force: true });
    await expect.element(box(words)).not.toBeChecked();
    await expectText(words('goals.overruled'));
    await expectNoText(why);
    await box(words).click({ force: true });
    await expectText(why);
  });

  test('a goal of some minutes is reached by the block under way, as it goes on', async () => {
    const work = { target: { kind: 'work', measure: 'minutes' } as const, amount: 20 };
    const app = await openWith('/', [work], (workspace) => startFocus(workspace, null));
    const { words } = app;
    await expect.element(box(words)).not.toBeChecked();
    await app.pass(19);
    await expect.element(box(words)).not.toBeChecked();
    await app.pass(1);
    await expect.element(box(words)).toBeChecked();
  });
});

describe('on their screen', () => {
  test('a day is let pass and leaves what is told of the others as it was', async () => {
    const { words } = await openWith('/goals', [{}]);
    await ready('goals');
    const days = ['2026-11-18', '2026-11-19', '2026-11-21'];
    for (const day of days) {
      await clickFrom(dot(words, day, words('goals.stateBlank')), words('goals.mark'));
      await expect.element(dot(words, day, words('goals.stateDone'))).toBeVisible();
    }
    const format = phrasesOf('ja');
    const last = (days: number) => words('goals.last', { done: '3', days: format.days(days) });
    await expectText(last(7));
    await clickFrom(dot(words, '2026-11-20', words('goals.stateBlank')), words('goals.letPass'));
    await expectText(last(6));
    await expectAccessible('goals with marks');
  });

  test('all goals rest at once and go on, and an ended one is kept with thanks', async () => {
    const { words } = await openWith('/goals', [{}, { title: '歩く' }]);
    await ready('goals');
    await button(words('goals.pauseAll')).click();
    await expectCount(page.getByRole('button', { name: named(words('goals.resumeAll')) }), 1);
    await expectCount(dot(words, TODAY, words('goals.statePaused')), 2);
    await goTo('/', 'today');
    await expectNoText(words('goals.todayTitle'));
    await goTo('/goals', 'goals');
    await button(words('goals.resumeAll')).click();
    await expectCount(dot(words, TODAY, words('goals.stateBlank')), 2);
    await clickFrom(menuOf(words, '歩く'), words('goals.end'));
    await expectText(words('goals.ended', { title: '歩く' }));
    await expectCount(box(words, '歩く'), 0);
    await page.getByText(words('goals.endedTitle', { count: '1' })).click();
    await clickFrom(menuOf(words, '歩く'), words('goals.bringBack'));
    await expectCount(box(words, '歩く'), 1);
  });

  test('an amount is typed, and makes the day done once it is reached', async () => {
    const { words } = await openWith('/goals', [{ amount: 20, unit: 'ページ' }]);
    await ready('goals');
    const type = async (amount: string) => {
      await clickFrom(menuOf(words), words('goals.sayAmount'));
      await field(words('goals.amountOfDay', { day: phrasesOf('ja').day(TODAY) })).fill(amount);
      await button(words('common.save')).click();
      await expectCount(page.getByRole('dialog'), 0);
    };
    await type('12');
    await expect.element(box(words)).not.toBeChecked();
    await type('20');
    await expect.element(box(words)).toBeChecked();
  });
});

test('a goal is marked from the command line', async () => {
  const { words } = await openWith('/', [{}]);
  await expect.element(box(words)).toBeVisible();
  await userEvent.keyboard('{Control>}k{/Control}');
  await field(words('command.label')).fill('目標をきょうした');
  await expectText(words('goals.markGoal', { title: LINE }));
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await expect.element(box(words)).toBeChecked();
});

test('a goal is suggested for the plan, says so, and is done by the task that it became', async () => {
  const { words } = await openWith('/plan', [{}], doneOften);
  await ready('plan');
  await expectText(words('plan.reasonOwnGoal'));
  await expectNoText(WALK);
  await button(words('plan.chooseItem', { title: LINE })).click();
  await expectNoText(words('plan.reasonOwnGoal'));
  await goTo('/', 'today');
  await doneBox(words, LINE).click({ force: true });
  await expectText(words('goals.reasonFinished'));
  await expect.element(box(words)).toBeChecked();
});

test('a reminder comes at its time, outside of quiet hours, and is ended by one click on it', async () => {
  const remindAtMinutes = 14 * 60 + 10;
  const app = await openWith('/', [{ remindAtMinutes }], (workspace) =>
    doneOften(workspace, { remindAtMinutes }),
  );
  const { words } = app;
  const text = words('goals.reminderText', { title: LINE });
  await expect.element(box(words)).toBeVisible();
  await expectNoText(text);
  await app.pass(5);
  await expectText(text);
  await expectNoText(words('goals.reminderText', { title: WALK }));
  await expectAccessible('a reminder');
  await button(words('goals.reminderOff')).click();
  await expectNoText(text);
  await undoByKeys();
  await expectText(text);
  await app.pass(5);
  await expectNoText(text);
});
