import { expect, type Page } from '@playwright/test';
import { HEARTBEAT_MS } from '#shared/domain/clock/focus-clock.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { storedHeartbeat } from './stored.ts';

/**
 * Lets time pass for a visible page, from heartbeat to heartbeat. With a running block it waits until each heartbeat is
 * stored, because this clock runs faster than a disk. What is due between two heartbeats happens with the later one.
 * The page's clock also runs on by itself: the time that the test takes is part of the time that passes.
 */
export async function pass(page: Page, minutes: number): Promise<void> {
  const from = await nowOn(page);
  for (let gone = HEARTBEAT_MS; gone <= minutes * MINUTE_MS; gone += HEARTBEAT_MS) {
    const at = from + gone;
    await page.clock.fastForward(Math.max(0, at - (await nowOn(page))));
    await expect.poll(() => isSeen(page, at), { intervals: [10, 20, 50, 100] }).toBe(true);
  }
}

/** Closes the computer until then, and opens it again: what was due meanwhile happens once. */
export async function sleepUntil(page: Page, time: Date): Promise<void> {
  await page.clock.fastForward(time.getTime() - (await nowOn(page)));
}

/** True when no block runs, or it has been marked as seen at that time. */
async function isSeen(page: Page, at: number): Promise<boolean> {
  if ((await page.getByRole('timer').count()) === 0) return true;
  return (await storedHeartbeat(page)) > at - HEARTBEAT_MS / 2;
}

function nowOn(page: Page): Promise<number> {
  return page.evaluate(() => Date.now());
}
