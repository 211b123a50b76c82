import { expect, test } from 'vitest';
import { givenServer } from './given.ts';
import { makeSchedule } from './make-schedule.ts';
import { simulate } from './simulate.ts';

test('a simulation is the same for the same seed', async () => {
  const server = await givenServer();
  for (const seed of [7, 8]) {
    const [once, again] = [
      await simulate(server, makeSchedule(seed)),
      await simulate(server, makeSchedule(seed)),
    ];
    expect(once.trace.length).toBeGreaterThan(10);
    expect(again).toEqual(once);
  }
});
