import { afterAll, describe, it } from 'vitest';
import { allSuites } from './suite/all.ts';
import { engine } from './support/engine.ts';
import { findPostgres, startPostgres } from './support/postgres.ts';

const bin = findPostgres();

if (bin) {
  const postgres = await startPostgres(bin);
  process.stdout.write(`server suites: PostgreSQL ${postgres.version} runs\n`);
  afterAll(() => postgres.stop());
  allSuites(engine('PostgreSQL', () => postgres.newDatabase()));
} else {
  process.stdout.write('server suites: PostgreSQL is not installed here, its suites are skipped\n');
  describe('PostgreSQL', () => {
    it.skip('is not installed here');
  });
}
