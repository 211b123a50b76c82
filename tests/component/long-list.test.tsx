import { expect, test } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { addTask } from '#renderer/model/work/tasks.ts';
import { openApp } from './open-app.tsx';
import { button, expectCount, field, pressOn, ready, tabTo } from './screen.ts';
import { doneBox } from './today-steps.ts';

const TODAY = '2026-11-23';
const TASKS = 40;

const tooltip = page.getByRole('tooltip');

function openToday(tasks: number) {
  return openApp('/', {
    now: `${TODAY}T10:00:00+09:00`,
    given: async (workspace) => {
      for (let number = 1; number <= tasks; number++) await addTask(workspace, `しごと${number}。`, TODAY);
    },
  });
}

/** The tooltip stands right above or below an element. */
async function expectTooltipAt(target: Locator): Promise<void> {
  await expect.element(tooltip).toHaveTextContent(target.element().getAttribute('aria-label') ?? '?');
  await expect.poll(() => distance(tooltip.element(), target.element())).toBeLessThan(12);
}

/** Between the facing edges of two elements that are above each other, in CSS pixels; infinite when they are not. */
function distance(one: Element, other: Element): number {
  const a = one.getBoundingClientRect();
  const b = other.getBoundingClientRect();
  const areAboveEachOther = a.left < b.right && b.left < a.right;
  return areAboveEachOther ? Math.max(a.top - b.bottom, b.top - a.bottom) : Number.POSITIVE_INFINITY;
}

/** What React rendered an element from; a new object after each time that it did. */
function lastProps(element: HTMLElement): unknown {
  const name = Object.keys(element).find((one) => one.startsWith('__reactProps$'));
  if (!name) throw new Error('not rendered by React');
  return Reflect.get(element, name);
}

test('a long list shows the rows that can be seen first, and then all of them', async () => {
  let firstRows = 0;
  const watch = new MutationObserver(() => {
    firstRows ||= document.querySelectorAll('[data-ready="today"] [data-rows] > li').length;
  });
  watch.observe(document.body, { childList: true, subtree: true });
  await openToday(TASKS);
  await ready('today');
  await expectCount(page.getByRole('checkbox'), TASKS);
  watch.disconnect();
  expect(firstRows).toBeGreaterThan(5);
  expect(firstRows).toBeLessThan(TASKS);
});

test('what did not change is not rendered again', async () => {
  const { words } = await openToday(3);
  await ready('today');
  const box = (number: number) => doneBox(words, `しごと${number}。`);
  const row = (number: number) => box(number).element().closest('li') as HTMLElement;
  await expectCount(page.getByRole('checkbox'), 3);
  const before = [1, 2, 3].map((number) => lastProps(row(number)));
  await userEvent.fill(field(words('today.add')), 'しごと4。');
  await userEvent.keyboard('{Enter}');
  await expect.element(box(4)).toBeVisible();
  expect([1, 2, 3].map((number) => lastProps(row(number)) === before[number - 1])).toEqual([
    true,
    true,
    true,
  ]);

  await pressOn(box(2), ' ');
  await expect.element(box(2)).toBeChecked();
  expect([1, 2, 3].map((number) => lastProps(row(number)) === before[number - 1])).toEqual([
    true,
    false,
    true,
  ]);
});

test('the pointer shows the words of the button that it rests on, of the next one at once, and of none elsewhere', async () => {
  const { words } = await openToday(2);
  await ready('today');
  // What is hovered over does not move any more.
  await document.fonts.ready;
  const change = button(words('today.more', { title: 'しごと1。' }));
  await userEvent.hover(change);
  await expectTooltipAt(change);
  const changeNext = button(words('today.more', { title: 'しごと2。' }));
  await userEvent.hover(changeNext);
  await expectTooltipAt(changeNext);
  await userEvent.hover(page.getByRole('heading', { level: 1 }));
  await expectCount(tooltip, 0);

  // A press hides it, and it does not come back while the pointer stays.
  await userEvent.hover(change);
  await expectCount(tooltip, 1);
  await userEvent.click(change);
  await expectCount(tooltip, 0);
});

test('the keyboard shows the words at once; Escape hides them, and does nothing else', async () => {
  const { words } = await openToday(2);
  const escapes: Event[] = [];
  const listen = (event: KeyboardEvent) => event.key === 'Escape' && escapes.push(event);
  document.addEventListener('keydown', listen);
  const change = button(words('today.more', { title: 'しごと1。' }));
  await tabTo(change);
  await expectTooltipAt(change);
  // The page moves below a pointer that keeps still.
  const changeNext = button(words('today.more', { title: 'しごと2。' }));
  changeNext.element().dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  await expectTooltipAt(change);
  await userEvent.keyboard('{Escape}');
  await expectCount(tooltip, 0);
  expect(escapes).toEqual([]);
  await userEvent.keyboard('{Escape}');
  expect(escapes).toHaveLength(1);

  // What scrolls away takes no Escape with it.
  await userEvent.tab({ shift: true });
  await expectCount(tooltip, 1);
  document.querySelector('main')?.dispatchEvent(new Event('scroll', { bubbles: true }));
  await expectCount(tooltip, 0);
  await userEvent.keyboard('{Escape}');
  expect(escapes).toHaveLength(2);
  document.removeEventListener('keydown', listen);

  await userEvent.tab();
  await expectTooltipAt(change);
  await userEvent.keyboard('{Enter}');
  await expectCount(tooltip, 0);
});
