import type { BrowserContext, PlaywrightWorkerArgs } from '@playwright/test';
import { test } from './fixture.ts';

/** A browser whose disk is as large as a test says. */
export interface SmallDisk {
  context: BrowserContext;
  /** Lets an origin have so many bytes; without a number, as many as there are. */
  room(bytes?: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens a browser in which the room for one origin can be set. In one test the next has the data of the last. */
export async function openSmallDisk(
  { chromium }: PlaywrightWorkerArgs['playwright'],
  origin: string,
): Promise<SmallDisk> {
  const { executablePath, args = [] } = test.info().project.use.launchOptions ?? {};
  const context = await chromium.launchPersistentContext(test.info().outputPath('profile'), {
    ...(executablePath ? { executablePath } : {}),
    // Without this feature the room given below is what Chromium goes by.
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
