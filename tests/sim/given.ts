import { beforeAll, beforeEach } from 'vitest';
import type { DevicePlan } from './schedule.ts';
import { SimServer } from './server.ts';
import { World } from './world.ts';

/** A computer of the first member that has joined; its clock is right. */
export const JOINED: DevicePlan = {
  member: 0,
  clockOff: 0,
  clockRate: 0,
  isJoined: true,
  hasKeys: false,
  isNewer: false,
};

let started: Promise<SimServer> | null = null;

/**
 * The server of this process. Each test begins by emptying it, because starting another one takes longer than many
 * tests.
 */
export function givenServer(): Promise<SimServer> {
  started ??= SimServer.start();
  return started;
}

/** Real devices, anew for each test of a suite, and the real server. Nothing goes wrong in it but what the test does. */
export function givenWorld(...devices: DevicePlan[]): { readonly server: SimServer; readonly world: World } {
  let server: SimServer;
  let world: World;
  beforeAll(async () => {
    server = await givenServer();
  });
  beforeEach(async () => {
    world = new World(server, 1, async () => {});
    await world.begin({ seed: 1, isOldServer: false, pageMax: 1_000, batchMax: 500, steps: [], devices });
    return () => world.close();
  });
  return {
    get server() {
      return server;
    },
    get world() {
      return world;
    },
  };
}
