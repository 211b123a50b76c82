import { expect } from 'vitest';
import { type Locator, userEvent } from 'vitest/browser';

/** More steps than any list or row has. */
const STEPS_MAX = 40;

/** Presses an arrow until it has led there. */
export async function arrowTo(target: Locator, key: string): Promise<void> {
  await expect.element(target).toBeVisible();
  for (let step = 0; step < STEPS_MAX; step++) {
    if (target.element() === document.activeElement) return;
    await userEvent.keyboard(key);
  }
  throw new Error(`not reached with ${key}: ${target.selector}`);
}
