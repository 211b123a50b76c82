import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { formatFor } from '#renderer/locales/format.ts';
import type { Register } from '#renderer/locales/registers.ts';
import { withoutReadings } from '#renderer/ui/ruby.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/instant.ts';
import { named } from '#tests/words.ts';
import type { OpenedApp } from './open-app.tsx';
import { expectCount, expectText, field, goTo } from './screen.ts';

/** The log of a day says that so much was worked altogether; with 0, it holds nothing. */
export async function expectTotal({ words, register }: OpenedApp, day: string, ms: number): Promise<void> {
  await goTo(`/log/${day}`, 'log');
  await expect.element(field(words('log.chooseDay'))).toHaveValue(day);
  if (ms === 0) return expectCount(page.getBySelector('[data-row="entry"]'), 0);
  await expectText(words('log.worked', { duration: lengthIn(register, ms) }), page.getBySelector('main'));
}

/** The week's numbers say that so much was worked on a day. */
export async function expectInWeek({ register }: OpenedApp, day: string, ms: number): Promise<void> {
  await goTo(`/week/${day}`, 'week');
  const numbers = page.getBySelector('main details');
  if (!(numbers.element() as HTMLDetailsElement).open) await numbers.getBySelector('summary').click();
  const name = withoutReadings(formatFor(register).day(day).markup);
  const row = numbers.getByRole('row').filter({ has: page.getByRole('rowheader', { name: named(name) }) });
  const worked = () => (row.getByRole('cell').first().query() as HTMLElement | null)?.innerText;
  await expect.poll(worked).toMatch(named(lengthIn(register, ms)));
}

/** A time of day in the words of a register. */
export function timeIn(register: Register, hours: number, minutes = 0): string {
  return withoutReadings(formatFor(register).time(hours * HOUR_MS + minutes * MINUTE_MS, 'UTC').markup);
}

/** A length of time in the words of a register. */
export function lengthIn(register: Register, ms: number): string {
  return withoutReadings(formatFor(register).duration(ms).markup);
}
