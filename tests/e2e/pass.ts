import { expect, type Page } from '@playwright/test';
import { HEARTBEAT_MS } from '#shared/domain/focus-clock.ts';
import { SECOND_MS } from '#shared/domain/instant.ts';
import { storedHeartbeat } from './stored.ts';

/**
 * Time as it goes by for a page that is looked at: from heartbeat to heartbeat, and with a running block each is stored
 * before the next one, as this clock runs faster than a disk. What falls in between comes as late as the heartbeat.
 */
export async function pass(page: Page, minutes: number): Promise<void> {
  const isRunning = (await page.getByRole('timer').count()) > 0;
  for (let rest = minutes * 60 * SECOND_MS; rest > 0; rest -= HEARTBEAT_MS) {
    await page.clock.fastForward(HEARTBEAT_MS);
    if (isRunning) await seen(page);
  }
}

/** The running block has just been marked as seen. */
export async function seen(page: Page): Promise<void> {
  const since = async () => (await page.evaluate(() => Date.now())) - (await storedHeartbeat(page));
  await expect.poll(since, { intervals: [10, 20, 50, 100] }).toBeLessThan(HEARTBEAT_MS / 2);
}
