import { expect, type Locator, type Page } from '@playwright/test';
import { inField } from '#tests/phrases.ts';
import { named, type Words } from '#tests/words.ts';
import { button, field, goTo } from './fixture.ts';

/** Goes to a day of the log; until that day has been read, the screen still shows the former one. */
export async function openDay(page: Page, words: Words, day: string): Promise<void> {
  await goTo(page, `/log/${day}`, 'log');
  await expect(field(page, words('log.chooseDay'))).toHaveValue(inField(day));
}

/** The rows of a day that are entries. */
export function entryRows(page: Page): Locator {
  return page.locator('[data-row="entry"]');
}

/** Adds an entry to the day that is shown. */
export async function addEntry(
  page: Page,
  words: Words,
  start: string,
  end: string,
  note = '',
): Promise<void> {
  await button(page, words('log.add')).click();
  await field(page, words('log.start')).fill(start);
  await field(page, words('log.end')).fill(end);
  await field(page, words('log.note')).fill(note);
  await button(page.getByRole('dialog'), words('common.save')).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** What the day that is shown adds up to. */
export function total(page: Page, words: Words): Locator {
  return page
    .getByRole('region', { name: named(words('log.entries')) })
    .locator('p')
    .first();
}
