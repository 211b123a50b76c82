import { expect, type Page } from '@playwright/test';
import { HEARTBEAT_MS } from '#shared/domain/focus-clock.ts';
import { MINUTE_MS } from '#shared/domain/instant.ts';
import { storedHeartbeat } from './stored.ts';

/**
 * Time as it goes by for a page that is looked at: from heartbeat to heartbeat, and with a running block each is stored
 * before the next one, as this clock runs faster than a disk. What falls in between comes as late as the heartbeat.
 */
export async function pass(page: Page, minutes: number): Promise<void> {
  for (let rest = minutes * MINUTE_MS; rest > 0; rest -= HEARTBEAT_MS) {
    await page.clock.fastForward(HEARTBEAT_MS);
    await expect.poll(() => isSeen(page), { intervals: [10, 20, 50, 100] }).toBe(true);
  }
}

/** True when no block runs, or it has just been marked as seen. */
async function isSeen(page: Page): Promise<boolean> {
  if ((await page.getByRole('timer').count()) === 0) return true;
  const now = await page.evaluate(() => Date.now());
  return now - (await storedHeartbeat(page)) < HEARTBEAT_MS / 2;
}
