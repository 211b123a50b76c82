import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSchedule } from './make-schedule.ts';
import { simulateMany, verdictLine } from './many.ts';
import { SimServer } from './server.ts';
import { simulate } from './simulate.ts';

let server: SimServer;
beforeAll(async () => {
  server = await SimServer.start();
});
afterAll(() => server.close());

/** `npm run test:sim` makes as many as one likes; `npm test` a good number. */
const RUNS = 12;

describe('the simulation of sync', () => {
  test('I3 I4 I5 I6 I7 I8 I9 I11 I12: comes to rest, converges, and keeps what was meant', async () => {
    const summary = await simulateMany(server, { runs: RUNS, seed: 5_000 });
    expect(summary.failed).toEqual([]);
    expect(verdictLine(summary)).toBe(`${RUNS} runs, 0 diverged, 0 lost, 0 unstable`);
    expect(summary.steps).toBeGreaterThan(100);
    expect(Object.keys(summary.faults).length).toBeGreaterThan(5);
  });

  test('is the same for the same seed', async () => {
    for (const seed of [7, 8, 9]) {
      const [once, again] = [
        await simulate(server, makeSchedule(seed)),
        await simulate(server, makeSchedule(seed)),
      ];
      expect(once.trace.length).toBeGreaterThan(10);
      expect(again).toEqual(once);
    }
  });
});
