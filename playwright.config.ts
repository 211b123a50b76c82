import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './tests/find-chromium.ts';

const executablePath = findChromium();

/** End-to-end tests: the built app in a real Chromium, against the real server. Run `npm run build` first. */
export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/fixtures/database-template.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  // More of them are no quicker: a browser and its server keep a core busy.
  workers: availableParallelism(),
  forbidOnly: Boolean(process.env.CI),
  // What does not come ends here. How long a thing takes is no matter of these tests: machines differ by a lot.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  // What passes only when it is run again is named at the end of `npm test`, and its cause looked for.
  retries: 1,
  reporter: [['list'], ['./tests/e2e/tell-flaky.ts']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
    trace: 'on-first-retry',
    launchOptions: { args: [...CHROMIUM_FLAGS], ...(executablePath ? { executablePath } : {}) },
  },
});
