import { expect } from 'vitest';
import { type Locator, page } from 'vitest/browser';
import { startFocus } from '#renderer/model/clock/focus.ts';
import { addTask } from '#renderer/model/work/tasks.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { dayOf } from '#shared/domain/day/day.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import type { TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { named, type Words } from '#tests/words.ts';
import type { OpenedApp } from './open-app.tsx';
import { button, expectCount } from './screen.ts';

/** What is worked on. */
export const TASK = 'しごとA';

/** The member planned this for today. */
export async function giveTask(workspace: TestWorkspace, title = TASK): Promise<void> {
  const { now, zone } = workspace.around;
  await addTask(workspace, title, dayOf(now(), zone(), []));
}

/** The member planned {@link TASK} for today, and has just begun it. */
export async function giveBlock(workspace: TestWorkspace): Promise<void> {
  await giveTask(workspace);
  const [task] = await workspace.db.rows('tasks').toArray();
  await startFocus(workspace, task?.id ?? null);
}

/** Starts a block on the focus page. */
export async function startOnFocusPage({ words }: OpenedApp, title = TASK): Promise<void> {
  await button(words('focus.startItem', { title })).click();
  await expect.element(button(words('clock.startMove'))).toBeVisible();
}

/** The running block at the top, as it stands on every screen. */
export function runningBlock(words: Words): Locator {
  return page.getByRole('region', { name: named(words('focus.block')) });
}

/** A label of a radio button or a checkbox, which is what is clicked. */
export function choice(
  role: 'radio' | 'checkbox',
  label: string,
  within: Locator = page.getBySelector('main'),
) {
  return within.getBySelector('label').filter({ has: page.getByRole(role, { name: named(label) }) });
}

/** Every clock on the screen shows this time, and there is one at least. */
export async function expectClock(time: string): Promise<void> {
  const shown = () =>
    new Set(
      page
        .getByRole('timer')
        .elements()
        .map(({ textContent }) => textContent),
    );
  await expect.poll(shown).toEqual(new Set([time]));
}

/** No block runs. */
export async function expectNoClock(): Promise<void> {
  await expectCount(page.getByRole('timer'), 0);
}

/** What is stored of the entries, in order of their start. */
export async function storedEntries(app: OpenedApp): Promise<TimeEntry[]> {
  const entries = parseRows('entries', await app.workspace().db.rows('entries').toArray());
  return entries.toSorted((a, b) => a.startAt - b.startAt);
}

/** Ends the running block, from the top of whatever screen is shown. */
export async function stopBlock({ words }: OpenedApp): Promise<void> {
  await button(words('focus.stop'), runningBlock(words)).click();
  await expectNoClock();
}
