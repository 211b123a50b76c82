import { expect } from 'vitest';
import type { Locator } from 'vitest/browser';
import { formatFor } from '#renderer/locales/format.ts';
import type { Register } from '#renderer/locales/registers.ts';
import { withoutReadings } from '#renderer/ui/ruby.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/instant.ts';
import { named, saying } from '#tests/words.ts';

/** A time of day in the words of a register. */
export function timeIn(register: Register, hours: number, minutes = 0): string {
  return withoutReadings(formatFor(register).time(hours * HOUR_MS + minutes * MINUTE_MS, 'UTC').markup);
}

/** A length of time, in minutes, in the words of a register. */
export function lengthIn(register: Register, minutes: number): string {
  return withoutReadings(formatFor(register).duration(minutes * MINUTE_MS).markup);
}

/** A day of the calendar in the words of a register. */
export function dayIn(register: Register, day: string): string {
  return withoutReadings(formatFor(register).day(day).markup);
}

/** A place says this and nothing else, as a reader without readings sees it. */
export async function expectWhole(place: Locator, text: string): Promise<void> {
  await expect.poll(() => read(place)).toMatch(named(text));
}

/** A place says this among other things, as a reader without readings sees it. */
export async function expectSaid(place: Locator, text: string): Promise<void> {
  await expect.poll(() => read(place)).toMatch(saying(text));
}

/** A place that is there does not say this. */
export async function expectNotSaid(place: Locator, text: string): Promise<void> {
  await expect.poll(() => read(place)).not.toMatch(saying(text));
}

function read(place: Locator): string {
  return (place.element() as HTMLElement).innerText;
}
