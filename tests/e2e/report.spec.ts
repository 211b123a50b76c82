import { named } from '#tests/words.ts';
import { begin } from './files.ts';
import { expect, expectText, field, goTo, test } from './fixture.ts';
import { addEntry, openDay } from './log-steps.ts';

test.use({ register: 'en' });

test('the report of a day is one sheet of paper', async ({ openApp, words }) => {
  const page = await openApp();
  await begin(page, words);
  await openDay(page, words, '2026-11-16');
  await addEntry(page, words, '9:05', '9:50');
  await addEntry(page, words, '10:00', '10:30');
  await goTo(page, '/report/2026-11-16', 'report');
  for (const column of ['data.columnStart', 'data.columnTask', 'data.columnContacts'] as const)
    await page.getByRole('checkbox', { name: named(words(column)) }).press('Space');
  await field(page, words('data.columnContacts')).fill('Asked in the chat at ten');
  await expectText(page, 'Asked in the chat at ten');
  expect((await page.pdf()).toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
