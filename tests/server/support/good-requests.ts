import { randomUUID } from 'node:crypto';
import { newToken } from '#server/auth/tokens.ts';
import type { TestDevice } from './test-device.ts';
import { newKeyring } from './test-keys.ts';

const BYTES = 'A'.repeat(43);
const TOLD = { keys: { sign: BYTES, agree: BYTES }, nonce: BYTES };

type Asked = Record<string, unknown>;

/** What is asked of each route for devices, as its query or its body: nothing in it is a reason to refuse it. */
const asked: Record<string, (by: TestDevice, other: TestDevice) => Asked | Promise<Asked>> = {
  'GET /v1/account': () => ({}),
  'GET /v1/devices': () => ({}),
  'GET /v1/keys': () => ({}),
  'GET /v1/sync/digest': ({ space }) => ({ epoch: space.epoch }),
  'GET /v1/sync/pull': ({ space }) => ({ epoch: space.epoch, cursor: 0 }),
  'GET /v1/sync/recent': ({ space }) => ({ epoch: space.epoch }),
  'POST /v1/account/delete': () => ({ name: 'Sample Person' }),
  'POST /v1/devices': () => ({ device: randomUUID(), token: newToken(), deviceName: '' }),
  'POST /v1/devices/invites': () => ({}),
  'POST /v1/devices/{id}/name': () => ({ name: 'another' }),
  'POST /v1/devices/{id}/revoke': () => ({}),
  'POST /v1/keys/begin-anew': () => ({}),
  'POST /v1/keys/entries': async (_, other) => ({ entries: (await newKeyring(other)).keyring.entries }),
  'POST /v1/keys/requests': () => ({ commitment: BYTES }),
  'POST /v1/keys/requests/shown': () => TOLD,
  'POST /v1/keys/requests/{device}/answer': () => TOLD,
  'POST /v1/keys/requests/{device}/end': () => ({}),
  'POST /v1/keys/reseal': () => ({
    key: 'a'.repeat(15),
    records: [{ table: 'tasks', id: 'task', fields: {} }],
  }),
  'POST /v1/sync/reupload': ({ space }) => ({
    epoch: space.epoch,
    records: [{ table: 'assignments', id: 'stage', fields: {}, vers: {} }],
  }),
  'POST /v1/sync/push': (by) => ({
    epoch: by.space.epoch,
    ops: [by.op({ id: 'stage', patch: { answer: 'accepted' } })],
  }),
};

/** The routes for devices that have a good request here, as `METHOD /path`. */
export const routesAsked = Object.keys(asked);

/** A good request of a device to a route. @param other another device of the same member, whom it may be about */
export async function goodRequest(
  route: string,
  by: TestDevice,
  other: TestDevice,
): Promise<{ path: string; init: RequestInit; bytes: number }> {
  const [method = '', pattern = ''] = route.split(' ');
  const given = (await asked[route]?.(by, other)) ?? {};
  const isQuestion = method === 'GET';
  const query = new URLSearchParams(Object.entries(given).map(([name, value]) => [name, `${value}`]));
  const filled = pattern.replace(/\{\w+\}/, other.id);
  const body = isQuestion ? undefined : JSON.stringify(given);
  return {
    path: isQuestion ? `${filled}?${query}` : filled,
    init: {
      method,
      headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    },
    bytes: filled.length + (body?.length ?? query.toString().length),
  };
}
