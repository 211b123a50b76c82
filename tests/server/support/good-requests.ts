import { randomUUID } from 'node:crypto';
import { newToken } from '#server/auth/tokens.ts';
import { routes } from '#shared/http/contract.ts';
import { httpRequest, type RequestOf } from '#shared/http/route.ts';
import type { TestDevice } from './test-device.ts';
import { newKeyring } from './test-keys.ts';

const BYTES = 'A'.repeat(43);
const TOLD = { keys: { sign: BYTES, agree: BYTES }, nonce: BYTES };

type Routes = typeof routes;
/** The routes for devices that are answered at once. */
export type AskedRoute = {
  [N in keyof Routes]: Routes[N] extends { by: 'device'; stream?: undefined } ? N : never;
}[keyof Routes];

/** What is asked of each route for devices: nothing in it is a reason to refuse it. */
const asked: {
  [N in AskedRoute]: (
    by: TestDevice,
    other: TestDevice,
  ) => RequestOf<Routes[N]> | Promise<RequestOf<Routes[N]>>;
} = {
  readAccount: () => ({}),
  listDevices: () => ({}),
  readKeys: () => ({}),
  digest: ({ space }) => ({ epoch: space.epoch }),
  pull: ({ space }) => ({ epoch: space.epoch, cursor: 0 }),
  recent: ({ space }) => ({ epoch: space.epoch }),
  deleteAccount: () => ({ name: 'Sample Person' }),
  addDevice: () => ({ device: randomUUID(), token: newToken(), deviceName: '' }),
  inviteDevice: () => ({}),
  renameDevice: (_, { id }) => ({ id, name: 'another' }),
  revokeDevice: (_, { id }) => ({ id }),
  beginKeysAnew: () => ({}),
  appendKeys: async (_, other) => ({ entries: [...(await newKeyring(other)).keyring.entries] }),
  askForKeys: () => ({ commitment: BYTES }),
  showKeys: () => TOLD,
  answerForKeys: (_, { id }) => ({ device: id, ...TOLD }),
  endKeyRequest: (_, { id }) => ({ device: id }),
  reseal: () => ({
    key: 'a'.repeat(15),
    records: [{ table: 'tasks', id: 'task', fields: {} }],
  }),
  reupload: ({ space }) => ({
    epoch: space.epoch,
    records: [{ table: 'assignments', id: 'stage', fields: {}, vers: {} }],
  }),
  push: (by) => ({
    epoch: by.space.epoch,
    ops: [by.op({ id: 'stage', patch: { answer: 'accepted' } })],
  }),
};

/** The names of the routes for devices that have a good request here. */
export const routesAsked = Object.keys(asked) as AskedRoute[];

/** A good request of a device to a route. @param other another device of the same member, whom it may be about */
export async function goodRequest(
  name: AskedRoute,
  by: TestDevice,
  other: TestDevice,
): Promise<{ path: string; init: RequestInit; bytes: number }> {
  const { method, path, body } = httpRequest(routes[name], await asked[name](by, other));
  return {
    path,
    init: {
      method,
      body,
      headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/json' },
    },
    bytes: path.length + (body?.length ?? 0),
  };
}
