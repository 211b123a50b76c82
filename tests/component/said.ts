import { expect } from 'vitest';
import type { Locator } from 'vitest/browser';
import { named, saying } from '#tests/words.ts';

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
