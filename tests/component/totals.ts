import { page } from 'vitest/browser';
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
export async function expectInWeek({ register }: OpenedApp, day: string, ms: number): Promise<void> {
  const phrases = phrasesOf(register);
  await goTo(`/week/${day}`, 'week');
  const numbers = page.getBySelector('main details');
  if (!(numbers.element() as HTMLDetailsElement).open) await numbers.getBySelector('summary').click();
  const name = page.getByRole('rowheader', { name: named(phrases.day(day)) });
  const row = numbers.getByRole('row').filter({ has: name });
  await expectWhole(row.getByRole('cell').first(), phrases.duration(ms / MINUTE_MS));
}
