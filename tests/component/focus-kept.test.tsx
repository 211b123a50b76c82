import { expect, test, vi } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { addTask } from '#renderer/model/work/tasks.ts';
import { TOAST_MS } from '#renderer/ui/ToastLine.tsx';
import type { TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import type { Words } from '#tests/words.ts';
import { offerStage } from './given.ts';
import { chooseFrom } from './menu-steps.ts';
import { openApp } from './open-app.tsx';
import { button, expectCount, expectText, heading, link, painted, pressOn, ready, tabTo } from './screen.ts';
import { doneBox, startNext, todaysPlan } from './today-steps.ts';

const TODAY = '2026-11-23';
const DESIGN = 'デザインをつくる';
const OWN = '見本のしごと';

/** One own task on the plan of today. */
const ownToday = (workspace: TestWorkspace) => addTask(workspace, OWN, TODAY);

/** Finishes the task, and waits for the line that offers to undo it. */
async function finishOwn(words: Words): Promise<Locator> {
  const finish = doneBox(words, OWN);
  await pressOn(finish, ' ');
  await expectText(words('today.finished', { title: OWN }));
  return finish;
}

test('the focus stays on the page when its control goes away: accepting, the plan', async () => {
  const { words } = await openApp('/', {
    register: 'ja-easy',
    given: (workspace) => offerStage(workspace, DESIGN),
  });
  const accept = button(words('today.acceptItem', { title: DESIGN }));
  await pressOn(accept);
  await expectCount(accept, 0);
  // There is no other offer, so the heading of the offers is gone too, and the focus goes to the page's.
  await expect.element(heading(words('today.title'), 1)).toHaveFocus();

  const toToday = button(words('today.toTodayItem', { title: DESIGN }));
  await pressOn(toToday);
  await expectCount(toToday, 0);
  await expect.element(heading(words('today.title'), 1)).toHaveFocus();

  const more = button(words('today.more', { title: DESIGN }));
  await tabTo(more);
  await chooseFrom(more, words('today.offPlan'));
  await expectCount(more, 0);
  await expect.element(heading(words('today.plan'), 2)).toHaveFocus();
});

test('the focus stays on the page when its control goes away: the first screen', async () => {
  const { words } = await openApp('/', { register: 'ja-easy', isOnboarded: false });
  await pressOn(button(words('onboarding.local')));
  await ready('today');
  await expect.element(heading(words('today.title'), 1)).toHaveFocus();
});

test('undo gives the focus back to where it was', async () => {
  const { words } = await openApp('/', { register: 'ja', given: ownToday });
  const finish = await finishOwn(words);
  const own = link(OWN, todaysPlan(words));
  await pressOn(own, '{Shift}');
  // As a screen reader does it: from there to the line at once, with no stop in between.
  (button(words('common.undo')).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(finish).not.toBeChecked();
  await expect.element(own).toHaveFocus();
});

test('the focus stays on the page when its control goes away: stopping the clock from the frame, deleting a task', async () => {
  const { words } = await openApp('/', { register: 'ja-easy', given: ownToday });
  await pressOn(startNext(words, OWN));
  await expect.element(page.getByRole('timer')).toBeVisible();
  await expect.element(heading(words('today.nextStep'), 2)).toHaveFocus();
  await pressOn(button(words('focus.stop')));
  await expectCount(page.getByRole('timer'), 0);
  await expect.element(heading(words('today.title'), 1)).toHaveFocus();

  await pressOn(link(OWN, todaysPlan(words)));
  await ready('tasks');
  await pressOn(button(words('tasks.delete')));
  await expectCount(button(words('tasks.delete')), 0);
  await expect.element(heading(words('tasks.title'), 1)).toHaveFocus();
});

test('the focus does not come back when a press on the ground had put it down', async () => {
  const { words } = await openApp('/', { register: 'en', given: ownToday });
  await finishOwn(words);
  const undo = button(words('common.undo'));
  (undo.element() as HTMLElement).focus();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await userEvent.click(document.body, { position: { x: 2, y: 2 } });
  await expect.element(undo).not.toHaveFocus();
  vi.advanceTimersByTime(TOAST_MS);
  vi.useRealTimers();
  await expectCount(undo, 0);
  await painted();
  expect(document.activeElement).toBe(document.body);
});

test('the focus is left to a list which gives it to one of its rows, however late it does so', async () => {
  const { words } = await openApp('/', { register: 'en' });
  await heading(words('today.title'), 1).click();
  const [row, inDialog] = [document.createElement('button'), document.createElement('button')];
  document.querySelector('main')?.append(row);
  document.body.append(inDialog);
  row.focus();
  inDialog.focus();
  await expect.element(page.elementLocator(inDialog)).toHaveFocus();
  inDialog.remove();
  // What a dialog sends there when it closes, and a list answers before it draws itself anew. It goes no further then.
  row.addEventListener('react-aria-focus-scope-restore', (event) => {
    event.preventDefault();
    event.stopPropagation();
  });
  row.dispatchEvent(new CustomEvent('react-aria-focus-scope-restore', { bubbles: true, cancelable: true }));
  for (let frame = 0; frame < 4; frame++) await painted();
  expect(document.activeElement).toBe(document.body);
});
