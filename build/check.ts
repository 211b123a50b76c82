import { run } from './run.ts';

/**
 * Types of every room, lint, format and import rules, the texts of every register, the Electron in use, and the tests that
 * the table of invariants names.
 */
export async function check(): Promise<void> {
  // The pure rooms are checked with the few globals they may know, then everything at once.
  for (const room of ['shared', 'renderer', '.']) await run('tsc', ['-p', room]);
  await run('biome', ['check', '--error-on-warnings', '.']);
  await run('vitest', [
    'run',
    '--project',
    'unit',
    'renderer/locales',
    'build/rooms',
    'build/electron-version',
    'build/invariants',
  ]);
}

if (import.meta.main) await check();
