import { expect } from 'vitest';
import { type Locator, page } from 'vitest/browser';
import { addTask, type TaskWords } from '#renderer/model/work/tasks.ts';
import type { Day } from '#shared/domain/day/day.ts';
import type { TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { named, type Words } from '#tests/words.ts';

/** Puts own tasks for a day into a workspace, in this order. */
export async function putTasks(
  workspace: TestWorkspace,
  day: Day,
  titles: ReadonlyArray<string>,
  words: Readonly<Record<string, TaskWords>> = {},
): Promise<void> {
  for (const title of titles) {
    await addTask(workspace, title, day, words[title]);
    // A later time, so that the next task comes after this one.
    workspace.clocks.pass(1);
  }
}

/** The order of a plan, to be moved. */
export function planOrder(words: Words): Locator {
  return page.getByRole('grid', { name: named(words('plan.order')) });
}

/** The plan is in this order, as its list shows it. */
export async function expectOrder(words: Words, titles: ReadonlyArray<string>): Promise<void> {
  const rows = () =>
    planOrder(words)
      .getByRole('row')
      .elements()
      .map((row) => row.querySelector('p')?.innerText);
  await expect.poll(rows).toEqual(titles);
}

/** The button of a row's menu, on the plan and on Today. */
export function menuOf(words: Words, title: string): Locator {
  return page.getByRole('button', { name: named(words('today.more', { title })) });
}

/** What has a time on a day's plan, on its timeline. */
export function timeline(words: Words): Locator {
  return page.getByRole('list', { name: named(words('day.planned')) });
}

/** The picture of the day in which the timeline stands, as high as the day is long. It has no role: what is drawn has. */
export function dayPicture(words: Words): Locator {
  return page
    .getBySelector(':has(> * > * > [aria-label])')
    .filter({ has: timeline(words) })
    .last();
}
