import { run } from './run.ts';

/** Types, lint, format, import rules. The locales are checked by the unit tests, which import them. */
const rooms = ['shared', 'renderer', '.'];
for (const room of rooms) await run('tsc', ['-p', room]);
await run('biome', ['check', '--error-on-warnings', '.']);
await run('vitest', ['run', '--project', 'unit', 'renderer/locales']);
