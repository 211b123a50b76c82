import { readFile } from 'node:fs/promises';
import type { FileChooser, Page } from '@playwright/test';
import type { Words } from '#tests/words.ts';
import { button, ready } from './fixture.ts';

/** A time log of five entries. */
export const TOGGL = 'tests/fixtures/imports/toggl.csv';

/** Begins without an NPO. */
export async function begin(page: Page, words: Words): Promise<void> {
  await ready(page, 'onboarding');
  await button(page, words('onboarding.local')).click();
  await ready(page, 'today');
}

/** Presses a button that saves a file, and reads the file. */
export async function saved(page: Page, name: string): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent('download');
  await button(page, name).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

/** Chooses a file as a member does: by the button. */
export async function choose(
  page: Page,
  words: Words,
  file: Parameters<FileChooser['setFiles']>[0],
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await button(page, words('data.choose'))
    .or(button(page, words('data.chooseOther')))
    .click();
  await (await chooser).setFiles(file);
}

/** The file with everything, without the moment it was written. */
export async function everything(page: Page, words: Words): Promise<string> {
  const { text } = await saved(page, words('data.allSave'));
  return text.replace(/"writtenAt": .*/, '');
}
