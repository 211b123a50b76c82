import { expect, test } from 'vitest';
import { givenServer } from './given.ts';
import { makeSchedule } from './make-schedule.ts';
import { simulate } from './simulate.ts';

test('a simulation is the same for the same seed', async () => {
  const server = await givenServer();
  const [once, again] = [await simulate(server, makeSchedule(7)), await simulate(server, makeSchedule(7))];
  expect(once.trace.length).toBeGreaterThan(10);
  expect(again).toEqual(once);
});
