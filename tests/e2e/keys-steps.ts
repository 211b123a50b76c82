import type { Page } from '@playwright/test';
import { named, type Words } from '#tests/words.ts';
import { button, expect, expectText, field, goTo, link } from './fixture.ts';
import { storedOperations } from './stored.ts';

/** Makes the recovery sheet of a device that has joined. @returns the code on it */
export async function makeSheet(page: Page, words: Words): Promise<string> {
  await goTo(page, '/keys', 'keys');
  await button(page, words('keys.make')).click();
  const code = await codeOn(page);
  await button(page, words('keys.haveIt')).click();
  await typeGroups(page, words, code);
  await button(page, words('keys.confirm')).click();
  await expectText(page, words('keys.openText'));
  return code;
}

/** The code on the sheet that is shown, in groups. */
export async function codeOn(page: Page): Promise<string> {
  const groups = page.locator('p[translate="no"] span');
  await expect(groups).toHaveCount(8);
  return (await groups.allTextContents()).join(' ');
}

/** Types the groups that are asked for. */
export async function typeGroups(page: Page, words: Words, code: string): Promise<void> {
  await expect(button(page, words('keys.confirm'))).toBeVisible();
  for (const [index, group] of code.split(' ').entries()) {
    const asked = field(page, words('keys.group', { number: String(index + 1) }));
    if ((await asked.count()) > 0) await asked.fill(group.toUpperCase());
  }
}

/** Opens the member's records on a device that has joined, with the code on the sheet. */
export async function openByCode(page: Page, words: Words, code: string): Promise<void> {
  await goTo(page, '/keys', 'keys');
  await field(page, words('keys.codeLabel')).fill(code);
  await button(page, words('keys.open')).click();
  await expectText(page, words('keys.openText'));
}

/** The new device asks, the other one answers. @returns the words of the pictures on both, the new one's first */
export async function compare(asking: Page, answering: Page, words: Words): Promise<string[][]> {
  await goTo(asking, '/keys', 'keys');
  await button(asking, words('keys.ask')).click();
  await expectText(asking, words('keys.waitingAnswer'));
  await goTo(answering, '/keys', 'keys');
  await button(answering, words('keys.requestCompare')).click();
  const lists = [asking, answering].map((page) =>
    page.getByRole('list', { name: named(words('keys.pictures')) }),
  );
  for (const list of lists) await expect(list).toBeVisible();
  return Promise.all(lists.map((list) => list.getByRole('listitem').allInnerTexts()));
}

/** With keys: all that was written on this device is at the server, and it says so. */
export async function expectAllSent(page: Page, words: Words): Promise<void> {
  await expect.poll(() => storedOperations(page)).toBe(0);
  await expect(link(page, words('sync.lineUpToDate'))).toBeVisible();
}

/** Plans something for today. */
export async function addTask(page: Page, title: string): Promise<void> {
  await goTo(page, '/', 'today');
  await page.getByRole('textbox').fill(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox')).toHaveValue('');
}

/** It is on Today. */
export async function expectTask(page: Page, title: string): Promise<void> {
  await goTo(page, '/', 'today');
  await expectText(page, title);
}

/** Gives a computer a name, by which the others know it. */
export async function nameComputer(page: Page, words: Words, name: string): Promise<void> {
  await goTo(page, '/status', 'status');
  const own = page.getByRole('listitem').filter({ hasText: words('status.deviceThis') });
  await own.getByRole('button').click();
  await field(page, words('status.deviceName')).fill(name);
  await page.keyboard.press('Enter');
  await expect(own).toContainText(name);
}
