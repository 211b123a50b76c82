import { type Locator, page } from 'vitest/browser';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named } from '#tests/words.ts';
import { entryRows, openDay } from './log-steps.ts';
import type { OpenedApp } from './open-app.tsx';
import { expectWhole } from './said.ts';
import { expectCount, expectText, goTo } from './screen.ts';

/** The log of a day says that so much was worked altogether; with 0, it holds nothing. */
export async function expectTotal({ words, register }: OpenedApp, day: string, ms: number): Promise<void> {
  await openDay(words, day);
  if (ms === 0) return expectCount(entryRows(), 0);
  const duration = phrasesOf(register).duration(ms / MINUTE_MS);
  await expectText(words('log.worked', { duration }), page.getBySelector('main'));
}

/** The week's numbers say that so much was worked on a day. */
export async function expectInWeek(app: OpenedApp, day: string, ms: number): Promise<void> {
  const { register } = app;
  await goTo(`/week/${day}`, 'week');
  await expectWhole(await inNumbers(app, day, 'worked'), phrasesOf(register).duration(ms / MINUTE_MS));
}

/** The amounts of a day in the numbers of the week that is shown, where no time is unsure. */
const AMOUNTS = ['worked', 'slept'] as const;

/** What the numbers of the week say of a day, opened where they are closed. */
export async function inNumbers(
  { words, register }: OpenedApp,
  day: string,
  amount: (typeof AMOUNTS)[number],
): Promise<Locator> {
  const days = page.getByRole('table', { name: named(words('week.perDay')) });
  if (days.query() === null) await page.getBySelector('summary').first().click();
  const name = page.getByRole('rowheader', { name: named(phrasesOf(register).day(day)) });
  return days.getByRole('row').filter({ has: name }).getByRole('cell').nth(AMOUNTS.indexOf(amount));
}
