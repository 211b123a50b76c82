import { describe, expect, test } from 'vitest';
import type { Change } from '#renderer/store/write.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import { taskFields } from '#tests/fixtures/test-workspace.ts';
import { givenServer } from './given.ts';
import type { DevicePlan, Fault, Schedule, Step } from './schedule.ts';
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

const common = { seed: 1, isOldServer: false, pageMax: 1_000, batchMax: 500 };

type Then = { after?: number };
const salt = 1;
const write = (who: number, change: Change, { after = SECOND_MS }: Then = {}): Step => ({
  do: 'write',
  who,
  changes: [change],
  salt,
  after,
});
const sync = (who: number, { after = SECOND_MS, faults = [] }: Then & { faults?: Fault[] } = {}): Step => ({
  do: 'sync',
  who,
  faults,
  salt,
  after,
});
const happens = (
  what: 'offer-stage' | 'back-up-server' | 'restore-server' | 'collect',
  { after = SECOND_MS }: Then = {},
): Step => ({ do: what, salt, after });

const task = (title: string): Change => ({
  table: 'tasks',
  id: 'row',
  kind: 'set',
  patch: taskFields(title),
});
const deletion: Change = { table: 'tasks', id: 'row', kind: 'delete' };
const restoring: Change = { table: 'tasks', id: 'row', kind: 'restore' };

/** What once came to a bad end. */
const schedules: ReadonlyArray<[name: string, schedule: Schedule]> = [
  [
    'a copied profile wrote over what the original had written, unseen',
    {
      ...common,
      devices: [plain],
      steps: [
        { do: 'copy-profile', who: 0, salt, after: SECOND_MS },
        write(0, task('by the original'), { after: HOUR_MS }),
        write(1, task('by the copy')),
        sync(1),
      ],
    },
  ],
  [
    'a server that was set back right after the first picture was not noticed',
    {
      ...common,
      devices: [plain],
      steps: [
        happens('back-up-server'),
        happens('offer-stage'),
        sync(0, { faults: [{ kind: 'lost-answer', at: 1 }] }),
        happens('restore-server'),
      ],
    },
  ],
  [
    'I8: a device that had pushed and never pulled brought back what was deleted and forgotten',
    {
      ...common,
      devices: [plain, plain],
      steps: [
        write(0, task('deleted elsewhere')),
        sync(0, { faults: [{ kind: 'crash-before', at: 2 }] }),
        sync(1),
        write(1, deletion),
        sync(1),
        sync(1, { after: 380 * DAY_MS }),
        happens('collect'),
      ],
    },
  ],
  [
    'I8: what a device brought back after a long absence was nowhere',
    {
      ...common,
      devices: [plain, plain],
      steps: [
        write(1, task('deleted, and brought back')),
        sync(1),
        write(1, deletion),
        sync(1),
        sync(0),
        sync(1, { after: 380 * DAY_MS }),
        happens('collect'),
        write(0, restoring),
      ],
    },
  ],
  [
    'I9: what only a device had that came back after a year went, as nobody knew any more that the server was set back',
    {
      ...common,
      devices: [plain, plain],
      steps: [
        sync(0),
        sync(1),
        happens('back-up-server'),
        write(1, task('in no backup')),
        sync(1),
        happens('restore-server'),
        write(0, { ...task('kept'), id: 'other' }),
        write(0, { ...task('deleted'), id: 'another' }),
        sync(0),
        write(0, { ...deletion, id: 'another' }),
        sync(0),
        sync(0, { after: 380 * DAY_MS }),
        happens('collect'),
      ],
    },
  ],
  [
    'a copy that was signed out before it had keys of its own went on opening with those of its original',
    {
      ...common,
      devices: [plain],
      steps: [
        sync(0),
        { do: 'copy-profile', who: 0, salt, after: SECOND_MS },
        write(1, task('by the copy')),
        sync(1),
        // The original finds out that it is one of two, and takes an id of its own.
        write(0, task('by the original')),
        sync(0),
        { do: 'revoke', who: 0, salt, after: SECOND_MS },
        write(1, { ...task('after it was signed out'), id: 'later' }),
        sync(1),
      ],
    },
  ],
];

describe('what the simulation found stays mended', () => {
  test.each(schedules)('%s', async (_name, schedule) => {
    const { failure } = await simulate(await givenServer(), schedule);
    expect(failure).toBeNull();
  });
});
