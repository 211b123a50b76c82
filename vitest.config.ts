import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { fontFaces } from './build/font-faces.ts';
import { CHROMIUM_FLAGS, findChromium } from './tests/find-chromium.ts';
import { LongestFirst } from './tests/longest-first.ts';
import { isThorough } from './tests/sized.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** See `tests/sized.ts`: a page cannot read the environment. */
    isThorough: boolean;
  }
}

const executablePath = findChromium();

// The tests run what ships: React's production build, with which the component tests take a fifth less time.
process.env.NODE_ENV = 'production';

/** What is waited for comes when it comes: a busy machine is no reason to give up. */
const patience = { poll: { timeout: 30_000 } };
const common = {
  environment: 'node',
  // Ends what hangs: machines differ by a factor of four, and are busy besides.
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: patience,
} as const;

export default defineConfig({
  plugins: [react(), fontFaces()],
  test: {
    // By default one core is left alone, which on two cores is half of what there is.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          ...common,
          name: 'unit',
          // To load for each file anew what most of them share takes longer than the tests.
          isolate: false,
          // Before anything else: Dexie looks for a database when it is loaded, whichever file comes first.
          setupFiles: ['fake-indexeddb/auto'],
          include: ['{shared,renderer,electron,server,build}/**/*.test.{ts,tsx}', 'tests/clock/**/*.test.ts'],
          exclude: ['**/*.sim.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'simulated',
          // The power cuts of its computers leave behind databases that no other test should meet.
          isolate: false,
          include: ['renderer/**/*.sim.test.ts', 'tests/sim/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'component',
          include: ['tests/component/**/*.test.tsx'],
          isolate: false,
          provide: { isThorough },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: { args: [...CHROMIUM_FLAGS], ...(executablePath ? { executablePath } : {}) },
              contextOptions: { timezoneId: 'Asia/Tokyo', reducedMotion: 'reduce' },
            }),
          },
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'server',
          execArgv: ['--import', './server/quick-imports.ts'],
          globalSetup: './tests/fixtures/database-template.ts',
          include: ['tests/server/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'shell',
          execArgv: ['--import', './server/quick-imports.ts'],
          globalSetup: './tests/fixtures/database-template.ts',
          include: ['tests/electron/**/*.test.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
});
