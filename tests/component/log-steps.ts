import { expect } from 'vitest';
import { type Locator, page } from 'vitest/browser';
import type { Register } from '#renderer/locales/registers.ts';
import { addEntry } from '#renderer/model/log/entries.ts';
import type { TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { inField, phrasesOf } from '#tests/phrases.ts';
import { ending, named, namedLike, type Words } from '#tests/words.ts';
import { button, expectCount, field, goTo } from './screen.ts';

/** An entry that exists before the screen is opened, with its times by the wall clock of Tokyo, such as `09:00`. */
export interface EntryBefore {
  day: string;
  start: string;
  end: string;
  note?: string;
}

/** Puts entries into a workspace. */
export async function putEntries(
  workspace: TestWorkspace,
  entries: ReadonlyArray<EntryBefore>,
): Promise<void> {
  const at = (day: string, time: string) => Date.parse(`${day}T${time}:00+09:00`);
  for (const { day, start, end, note = '' } of entries)
    await addEntry(workspace, { taskId: null, startAt: at(day, start), endAt: at(day, end), note });
}

/** Goes to a day of the log; until that day has been read, the screen still shows the former one. */
export async function openDay(words: Words, day: string): Promise<void> {
  await goTo(`/log/${day}`, 'log');
  await expectDay(field(words('log.chooseDay')), day);
}

/** A field shows a day. */
export async function expectDay(shown: Locator, day: string): Promise<void> {
  const value = () => (shown.query() as HTMLInputElement | null)?.value;
  await expect.poll(value).toMatch(inField(day));
}

/** The rows of a day that are entries. */
export function entryRows(): Locator {
  return page.getBySelector('[data-row="entry"]');
}

/** The rows of a day that tell of an overlap. */
export function overlapRows(): Locator {
  return page.getBySelector('[data-row="overlap"]');
}

/** The rows of a day that tell of an overlap or a gap. */
export function betweenRows(): Locator {
  return page.getBySelector('[data-row="overlap"], [data-row="gap"]');
}

/** The columns of a day's entries, from the first on. */
const COLUMNS = ['start', 'end', 'what', 'length'] as const;

/** A cell in a row of the log. */
export function cell(row: Locator, column: (typeof COLUMNS)[number]): Locator {
  return row.getByRole('cell').nth(COLUMNS.indexOf(column));
}

/** Opens the panel of an entry of the day. */
export async function openEntry(words: Words, row: Locator): Promise<void> {
  const change = namedLike(words('log.editItem', { title: '…', start: '…' }));
  await row.getByRole('button', { name: change }).click();
  await expect.element(panel()).toBeVisible();
}

/** A day in a week of the log, with what was worked on it. */
export function dayOfWeek(register: Register, day: string): Locator {
  const section = page.getByRole('region', { name: named(phrasesOf(register).day(day)) });
  return section.getByRole('heading', { level: 2 });
}

/** The rows of a table of entries. */
export function tableRows(): Locator {
  return page.getByRole('grid').getBySelector('tbody tr[data-id]');
}

/** The panel that is open. */
export function panel(): Locator {
  return page.getByRole('dialog');
}

/** Saves what is in the panel, which then closes. */
export async function save(words: Words): Promise<void> {
  await button(words('common.save'), panel()).click();
  await expectCount(panel(), 0);
}

/** Adds an entry by hand to the day that is shown, and sees that it is there. */
export async function enter(words: Words, start: string, end: string, note = ''): Promise<void> {
  const before = entryRows().elements().length;
  await button(words('log.add')).click();
  await field(words('log.start')).fill(start);
  await field(words('log.end')).fill(end);
  await field(words('log.note')).fill(note);
  await save(words);
  await expectCount(entryRows(), before + 1);
}

/** The list of that name in the panel, closed. */
export function choice(label: string): Locator {
  return panel().getByRole('button', { name: ending(label) });
}

/** Chooses one from the list of that name in the panel. */
export async function choose(label: string, option: string): Promise<void> {
  await choice(label).click();
  await page.getByRole('option', { name: named(option) }).click();
}

/** What the day that is shown adds up to. */
export function total(words: Words): Locator {
  return page
    .getByRole('region', { name: named(words('log.entries')) })
    .getBySelector('p')
    .first();
}

/** The field of what an entry was about. */
export function taskField(words: Words): Locator {
  return page.getByRole('combobox', { name: named(words('log.task')) });
}
