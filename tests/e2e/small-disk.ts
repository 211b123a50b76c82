import type { BrowserContext, PlaywrightWorkerArgs } from '@playwright/test';
import { test } from './fixture.ts';

/** A browser whose disk is as large as a test says. */
export interface SmallDisk {
  context: BrowserContext;
  /** Lets an origin have so many bytes; without a number, as many as there are. */
  room(bytes?: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a browser in which the room for one origin can be set. Within one test, the next such browser has the data of
 * the one before.
 */
export async function openSmallDisk(
  { chromium }: PlaywrightWorkerArgs['playwright'],
  origin: string,
): Promise<SmallDisk> {
  const { executablePath, args = [] } = test.info().project.use.launchOptions ?? {};
  const context = await chromium.launchPersistentContext(test.info().outputPath('profile'), {
    ...(executablePath ? { executablePath } : {}),
    // With this feature off, Chromium uses the quota given below.
    args: [...args, '--disable-features=StaticStorageQuota'],
  });
  return {
    context,
    async room(bytes) {
      const page = context.pages()[0] ?? (await context.newPage());
      const session = await context.newCDPSession(page);
      const quota = bytes === undefined ? {} : { quotaSize: bytes };
      await session.send('Storage.overrideQuotaForOrigin', { origin, ...quota });
    },
    close: () => context.close(),
  };
}
