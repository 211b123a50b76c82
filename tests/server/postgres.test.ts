import { afterAll, describe, expect, it } from 'vitest';
import { allSuites } from './suite/all.ts';
import { engine } from './support/engine.ts';
import { expectProblem } from './support/expect-problem.ts';
import { findPostgres, startPostgres } from './support/postgres.ts';
import { startWorld } from './support/world.ts';

const bin = findPostgres();

if (bin) {
  const postgres = await startPostgres(bin);
  process.stdout.write(`server suites: PostgreSQL ${postgres.version} runs\n`);
  afterAll(() => postgres.stop());
  allSuites(engine('PostgreSQL', () => postgres.newDatabase()));

  it('says when to come back while the database is away', async () => {
    const passing = await startPostgres(bin);
    const world = await startWorld(engine('PostgreSQL', () => passing.newDatabase()));
    const { device } = await world.newMember();
    await passing.stop();
    for (const answer of [await world.ask('/healthz'), await device.askPull(0)]) {
      expectProblem(answer, 503, 'server-error');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    await world.close();
  });
} else {
  process.stdout.write('server suites: PostgreSQL is not installed here, its suites are skipped\n');
  describe('PostgreSQL', () => {
    it.skip('is not installed here');
  });
}
