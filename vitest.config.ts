import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** What is waited for comes when it comes: a busy machine is no reason to give up after a second. */
const patience = { poll: { timeout: 10_000 } };
const unit = { environment: 'node', testTimeout: 30_000, hookTimeout: 30_000, expect: patience } as const;

export default defineConfig({
  plugins: [react()],
  test: {
    // By default one core is left alone, which on two cores is half of what there is.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          ...unit,
          name: 'unit',
          include: [
            '{shared,renderer,electron,server,build}/**/*.test.{ts,tsx}',
            'tests/{clock,sim}/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          ...unit,
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...unit,
          name: 'shell',
          include: ['tests/electron/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
