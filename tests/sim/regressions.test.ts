import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DevicePlan, Schedule } from './schedule.ts';
import { SimServer } from './server.ts';
import { simulate } from './simulate.ts';

/** A device without anything peculiar. */
const plain: DevicePlan = {
  member: 0,
  clockOff: 0,
  clockRate: 0,
  isJoined: true,
  hasKeys: true,
  isNewer: false,
};

const common = { seed: 1, devices: [plain], isOldServer: false, pageMax: 1_000, batchMax: 500 };

/** Schedules, shrunk, that once came to a bad end. */
const schedules: ReadonlyArray<[name: string, schedule: Schedule]> = [
  [
    'a copied profile wrote over what the original had written, unseen',
    {
      ...common,
      seed: 34,
      devices: [plain, plain, plain],
      steps: [
        { do: 'copy-profile', who: 2, salt: 3754976184, after: 3_000 },
        { do: 'write', who: 11, salt: 2152430231, after: 7_200_000 },
        { do: 'write', who: 10, salt: 659803699, after: 2_000 },
      ],
    },
  ],
  [
    'a server that was set back right after the first picture was not noticed',
    {
      ...common,
      seed: 30147,
      steps: [
        { do: 'back-up-server', salt: 3348161006, after: 1_000 },
        { do: 'offer-stage', salt: 2686573901, after: 1_000 },
        {
          do: 'sync',
          who: 0,
          salt: 3335502150,
          after: 14_400_000,
          faults: [{ kind: 'lost-answer', at: 1 }],
        },
        { do: 'restore-server', salt: 132983733, after: 2 },
      ],
    },
  ],
];

let server: SimServer;
beforeAll(async () => {
  server = await SimServer.start();
}, 60_000);
afterAll(() => server.close());

describe('what the simulation found stays mended', () => {
  test.each(schedules)('%s', async (_name, schedule) => {
    expect((await simulate(server, schedule)).failure).toBeNull();
  });
});
