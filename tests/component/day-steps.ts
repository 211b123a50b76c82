import { expect } from 'vitest';
import { page } from 'vitest/browser';
import type { Words } from '#tests/words.ts';
import { button, expectCount, field, goTo } from './screen.ts';

/** Goes to a day of the log; until it has been read, the day before stays. */
export async function openDay(words: Words, day: string): Promise<void> {
  await goTo(`/log/${day}`, 'log');
  await expect.element(field(words('log.chooseDay'))).toHaveValue(day);
}

/** Adds an entry to the day that is shown, by hand. */
export async function addByHand(words: Words, start: string, end: string): Promise<void> {
  await button(words('log.add')).click();
  await field(words('log.start')).fill(start);
  await field(words('log.end')).fill(end);
  await button(words('common.save'), page.getByRole('dialog')).click();
  await expectCount(page.getByRole('dialog'), 0);
}
