import { expect, type Page } from '@playwright/test';
import { formatFor } from '#renderer/locales/format.ts';
import type { Register } from '#renderer/locales/registers.ts';
import { withoutReadings } from '#renderer/ui/ruby.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/instant.ts';
import { named, saying, type Words } from '#tests/words.ts';
import { goTo } from './fixture.ts';
import { entryRows, openDay } from './log-steps.ts';

/** Checks what the log of a day adds up to, in milliseconds. */
export type Total = (day: string, ms: number) => Promise<void>;

/** The log of a day says that so much was worked altogether; with 0, it holds nothing. */
export function totalsOf(page: Page, words: Words, register: Register): Total {
  return async (day, ms) => {
    await openDay(page, words, day);
    if (ms === 0) return expect(entryRows(page)).toHaveCount(0);
    const said = saying(words('log.worked', { duration: lengthIn(register, ms) }));
    await expect(page.getByRole('main')).toHaveText(said, { useInnerText: true });
  };
}

/** The week's numbers say that so much was worked on a day. */
export async function expectInWeek(page: Page, register: Register, day: string, ms: number): Promise<void> {
  await goTo(page, `/week/${day}`, 'week');
  const numbers = page.getByRole('main').locator('details');
  if ((await numbers.getAttribute('open')) === null) await numbers.locator('summary').click();
  const name = withoutReadings(formatFor(register).day(day).markup);
  const row = numbers.getByRole('row').filter({ has: page.getByRole('rowheader', { name: named(name) }) });
  await expect(row.getByRole('cell').first()).toHaveText(named(lengthIn(register, ms)), {
    useInnerText: true,
  });
}

/** A time of day in the words of a register. */
export function timeIn(register: Register, hours: number, minutes = 0): string {
  return withoutReadings(formatFor(register).time(hours * HOUR_MS + minutes * MINUTE_MS, 'UTC').markup);
}

/** A length of time in the words of a register. */
export function lengthIn(register: Register, ms: number): string {
  return withoutReadings(formatFor(register).duration(ms).markup);
}
