import type { BrowserContext, PlaywrightWorkerArgs } from '@playwright/test';
import { test } from './fixture.ts';

/** A browser whose disk is as large as a test says. */
export interface SmallDisk {
  context: BrowserContext;
  /** Lets an origin have so many bytes; without a number, as many as there are. */
  room(bytes?: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens a browser with a profile of its own, in which the room for one origin can be set. */
export async function openSmallDisk(
  playwright: PlaywrightWorkerArgs['playwright'],
  origin: string,
): Promise<SmallDisk> {
  const { executablePath, args = [] } = test.info().project.use.launchOptions ?? {};
  const browser = await playwright.chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    // Without this feature the room given below is what Chromium goes by.
    args: [...args, '--disable-features=StaticStorageQuota'],
  });
  const context = await browser.newContext();
  return {
    context,
    async room(bytes) {
      const page = context.pages()[0] ?? (await context.newPage());
      const session = await context.newCDPSession(page);
      const quota = bytes === undefined ? {} : { quotaSize: bytes };
      await session.send('Storage.overrideQuotaForOrigin', { origin, ...quota });
    },
    close: () => browser.close(),
  };
}
