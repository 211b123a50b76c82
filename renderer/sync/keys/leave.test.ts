import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getState } from '#renderer/store/state.ts';
import type { Api } from '#renderer/sync/api.ts';
import { ServerTrouble } from '#renderer/sync/request.ts';
import type { Computer } from '#tests/sim/computer.ts';
import { SimServer } from '#tests/sim/server.ts';
import { World } from '#tests/sim/world.ts';
import { deleteAccount, readAccount } from './leave.ts';

const NAME = 'A made-up member';
const plan = { clockOff: 0, clockRate: 0, isJoined: true, hasKeys: true, isNewer: false } as const;

/** A real device and the real server. */
describe('leaving', () => {
  let server: SimServer;
  let world: World;
  let computer: Computer;

  beforeAll(async () => {
    server = await SimServer.start();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    world = new World(server, 1, async () => {});
    const schedule = { seed: 1, isOldServer: false, pageMax: 1_000, batchMax: 500, steps: [] };
    await world.begin({ ...schedule, devices: [{ ...plan, member: 0 }] });
    [computer] = world.computers as [Computer];
    return () => world.close();
  });

  const remove = (name = NAME, api: Api = world.api(computer)) =>
    deleteAccount(computer.workspace, computer.host, api, name);
  const ask = () => readAccount(computer.workspace, computer.host, world.api(computer));
  /** Asks for the deletion, with what the server does meanwhile; no answer comes. */
  const removeUnheard = async (meanwhile: () => Promise<unknown>) => {
    const lost = async () => {
      await meanwhile();
      throw new ServerTrouble('unreachable');
    };
    await expect(remove(NAME, { ...world.api(computer), deleteAccount: lost })).rejects.toMatchObject({
      code: 'unreachable',
    });
  };

  test('an account that was deleted, of which the answer was lost, is left when it is asked for again', async () => {
    await removeUnheard(() => world.api(computer).deleteAccount(NAME));
    expect(await computer.hasJoined()).toBe(true);
    expect(await ask()).toBeNull();
    expect(await computer.hasJoined()).toBe(false);
    expect(computer.token).toBeNull();
  });

  test('an account that still stands is told, and is not taken for deleted later', async () => {
    await removeUnheard(async () => {});
    expect(await ask()).toMatchObject({ devices: 1 });
    await server.empty();
    await expect(ask()).rejects.toMatchObject({ code: 'sign-in-needed' });
    expect(await computer.hasJoined()).toBe(true);
  });

  test('what the server refused to delete, or could not, is not taken for deleted later', async () => {
    await expect(remove('Another name')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await getState(computer.db, 'deleting')).toBeNull();
    await server.empty();
    await expect(remove()).rejects.toMatchObject({ code: 'sign-in-needed' });
    await expect(ask()).rejects.toMatchObject({ code: 'sign-in-needed' });
    expect(await computer.hasJoined()).toBe(true);
  });
});
