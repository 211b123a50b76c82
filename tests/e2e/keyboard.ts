import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any screen has. */
const STOPS_MAX = 120;

/** Moves the focus to an element with Tab alone, from wherever it is. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target.first()).toBeVisible();
  await pressUntil(page, 'Tab', target);
}

/** Reaches an element with Tab and presses a key on it. */
export async function pressOn(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Reaches a field with Tab, and types in the place of what is there. */
export async function typeIn(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

/** Presses a button in a row of a list that Tab enters once: within the list, the arrow keys move on. */
export async function pressInRow(page: Page, row: Locator, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  await pressUntil(page, 'Tab', row, true);
  await page.keyboard.press('Home');
  await pressUntil(page, 'ArrowDown', row);
  await pressUntil(page, 'ArrowRight', target);
  await page.keyboard.press('Enter');
}

/** True when the element has the focus. */
export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/**
 * Presses a key until it has led to an element, or to one of its row. The element is looked for again only where it was
 * drawn anew: to look at each stop would take most of a test's time.
 */
export async function pressUntil(
  page: Page,
  key: string,
  target: Locator,
  isRowEnough = false,
): Promise<void> {
  let element = await target.first().elementHandle();
  for (let stop = 0; stop < STOPS_MAX; stop++) {
    const at = await element?.evaluate((one, isRowEnough) => {
      const { activeElement: focused } = document;
      if (focused === one || (isRowEnough && one.parentElement?.contains(focused))) return 'there';
      return one.isConnected ? 'on the way' : 'gone';
    }, isRowEnough);
    if (at === 'there') return;
    if (at === 'on the way') await page.keyboard.press(key);
    else element = await target.first().elementHandle();
  }
  throw new Error(`not reached with ${key}: ${target}`);
}
