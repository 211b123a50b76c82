import { expect, type Locator, type Page } from '@playwright/test';
import { named } from '#tests/words.ts';
import { pressUntil } from './keyboard.ts';

/** Chooses from the menu that a press on its button opens, by keys alone. */
export async function chooseFromMenu(page: Page, choice: string): Promise<void> {
  const item = page.getByRole('menuitem', { name: named(choice) });
  await expect(item).toBeVisible();
  await pressUntil(page, 'ArrowDown', item);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toHaveCount(0);
}

/** Chooses from the menu of a button with the mouse. */
export async function clickFrom(page: Page, button: Locator, choice: string): Promise<void> {
  await button.click();
  await page.getByRole('menuitem', { name: named(choice) }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
}
