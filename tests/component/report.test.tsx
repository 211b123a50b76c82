import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { named, type Words } from '#tests/words.ts';
import { type EntryBefore, putEntries } from './log-steps.ts';
import { type OpenedApp, openApp } from './open-app.tsx';
import { expectCount, expectText, field, goTo, ready, showAsPrinted, tabTo } from './screen.ts';

const MONDAY = '2026-11-16';

const entries: EntryBefore[] = [
  { day: MONDAY, start: '09:05', end: '09:50' },
  { day: MONDAY, start: '10:00', end: '10:30' },
  { day: '2026-11-17', start: '09:00', end: '10:00' },
];
const CONTACTS = '10時にチャットで相談';

/** The report of a day with two entries, for which three columns were chosen. */
async function openChosen(): Promise<OpenedApp> {
  const app = await openApp(`/report/${MONDAY}`, { given: (workspace) => putEntries(workspace, entries) });
  const { words } = app;
  await ready('report');
  await expectText(words('data.reportChoose'), sheetOf(words));
  for (const column of ['data.columnStart', 'data.columnTask', 'data.columnContacts'] as const) {
    await tabTo(page.getByRole('checkbox', { name: named(words(column)) }));
    await userEvent.keyboard('[Space]');
  }
  await field(words('data.columnContacts')).fill(CONTACTS);
  await expectText(CONTACTS, sheetOf(words));
  return app;
}

test('a report shows what was chosen of its day, and nothing else', async () => {
  const { words } = await openChosen();
  const sheet = sheetOf(words);
  const heads = () =>
    sheet
      .getByRole('columnheader')
      .elements()
      .map((head) => (head as HTMLElement).innerText);
  await expect.poll(heads).toEqual([words('data.columnStart'), words('data.columnTask')]);
  await expectCount(sheet.getByRole('row'), 3);
  expect((sheet.element() as HTMLElement).innerText).not.toContain('2026');
});

test('a report prints what is seen of its sheet, and nothing beside it', async () => {
  const { words } = await openChosen();
  const seen = (sheetOf(words).element() as HTMLElement).innerText;
  await showAsPrinted();
  await expect.poll(() => document.body.innerText.trim()).toBe(seen.trim());
});

test('the words and the choice of a report are still there after another screen', async () => {
  const { words } = await openChosen();
  await goTo('/week', 'week');
  await goTo(`/report/${MONDAY}`, 'report');
  await expectText(CONTACTS, sheetOf(words));
  await expectCount(sheetOf(words).getByRole('columnheader'), 2);
});

/** The sheet, as it will be printed. */
function sheetOf(words: Words) {
  return page.getByRole('region', { name: named(words('data.reportSheet')) });
}
