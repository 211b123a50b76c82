import { expect } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { named } from '#tests/words.ts';
import { arrowTo } from './arrows.ts';

/** Opens the menu of a button that has the focus, and moves to a choice, by keys alone. */
export async function arrowToChoice(button: Locator, choice: string): Promise<Locator> {
  await expect.element(button).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  const item = page.getByRole('menuitem', { name: named(choice) });
  await arrowTo(item, '{ArrowDown}');
  return item;
}

/** Chooses from the menu of a button that has the focus, by keys alone. */
export async function chooseFrom(button: Locator, choice: string): Promise<void> {
  await arrowToChoice(button, choice);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => page.getByRole('menu').elements()).toEqual([]);
}

/** Chooses from the menu of a button with the mouse. */
export async function clickFrom(button: Locator, choice: string): Promise<void> {
  await button.click();
  await page.getByRole('menuitem', { name: named(choice) }).click();
  await expect.poll(() => page.getByRole('menu').elements()).toEqual([]);
}
