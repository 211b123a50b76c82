import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSchedule } from './make-schedule.ts';
import { SimServer } from './server.ts';
import { simulate } from './simulate.ts';

let server: SimServer;
beforeAll(async () => {
  server = await SimServer.start();
});
afterAll(() => server.close());

test('a simulation is the same for the same seed', async () => {
  for (const seed of [7, 8]) {
    const [once, again] = [
      await simulate(server, makeSchedule(seed)),
      await simulate(server, makeSchedule(seed)),
    ];
    expect(once.trace.length).toBeGreaterThan(10);
    expect(again).toEqual(once);
  }
});
