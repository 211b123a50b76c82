import { expect } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { named, saying, type Words } from '#tests/words.ts';
import { button, field, link } from './screen.ts';

/** Adds a task of the member's own to the plan of today, and sees that it is there. */
export async function addForToday(words: Words, title: string): Promise<void> {
  await field(words('today.add')).fill(title);
  await userEvent.keyboard('{Enter}');
  await expect.element(link(title, todaysPlan(words))).toBeVisible();
}

/** The box by which something on Today is finished. */
export function doneBox(words: Words, title: string): Locator {
  return page.getByRole('checkbox', { name: named(words('today.finish', { title })) });
}

/** The plan of today, with the sum of it in its name. */
export function todaysPlan(words: Words): Locator {
  return page.getByRole('region', { name: saying(words('today.plan')) });
}

/** The button that starts what is to be done next. The row of the same thing in the plan has one as well. */
export function startNext(words: Words, title: string): Locator {
  const next = page.getByRole('region', { name: named(words('today.nextStep')) });
  return button(words('today.startItem', { title }), next);
}
