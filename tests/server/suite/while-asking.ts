import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { newToken } from '#server/auth/tokens.ts';
import type { Db } from '#server/db/connect.ts';
import { coordinators, devices } from '#server/db/schema.ts';
import type { TestDevice } from '../support/test-device.ts';
import { newKeyring } from '../support/test-keys.ts';
import type { World } from '../support/world.ts';

const ANYWHERE = { allowedOrigins: [], proxies: 0 };
const BYTES = 'A'.repeat(43);
const TOLD = { keys: { sign: BYTES, agree: BYTES }, nonce: BYTES };

type Asked = Record<string, unknown>;

/** A good request to each route, its query or its body: nothing but being signed out is a reason to refuse it. */
const requests: Record<string, (by: TestDevice, other: TestDevice) => Asked | Promise<Asked>> = {
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
  'POST /v1/sync/offer': ({ space }) => ({
    epoch: space.epoch,
    records: [{ table: 'assignments', id: 'stage', fields: {}, vers: {} }],
  }),
  'POST /v1/sync/push': (by) => ({
    epoch: by.space.epoch,
    ops: [by.op({ id: 'stage', patch: { answer: 'accepted' } })],
  }),
};

/** Streams are answered long before they end; those that go on listening are looked at in `devices.ts`. */
const STREAMS = ['GET /v1/sync/events'];

/** Whoever is signed out after a request was let in, and before it is done, gets and changes nothing by it. */
export function whileAskingSuite(shared: () => World): void {
  describe('a device that is signed out while it is asking', () => {
    /** The routes of the server's own table that are for the bearer of a kind of token. */
    const routesFor = async (who: string): Promise<string[]> => {
      const { body } = await shared().ask('/openapi.json');
      return Object.entries<Record<string, { security?: object[] }>>(body.paths).flatMap(([path, methods]) =>
        Object.entries(methods)
          .filter(([, { security = [] }]) => security.some((one) => who in one))
          .map(([method]) => `${method.toUpperCase()} ${path}`),
      );
    };

    it('I13: every route of devices is asked here', async () => {
      const known = [...Object.keys(requests), ...STREAMS];
      expect((await routesFor('device')).toSorted()).toEqual(known.toSorted());
    });

    it.each(Object.keys(requests))('I13: gets nothing, and changes nothing, by %s', async (route) => {
      const world = shared();
      const { id: memberId, device: other } = await world.newMember();
      const by = await world.joinDevice(memberId);
      await world.giveAssignments(by, ['stage']);
      const { npo } = world.server;
      const [method = '', path = ''] = route.split(' ');
      const asked = (await requests[route]?.(by, other)) ?? {};
      const before = await stateOf(other);
      let looks = 0;
      const signOut = async (): Promise<void> => {
        if (looks++ > 0) return;
        await npo.db.update(devices).set({ revokedAt: 1 }).where(eq(devices.id, by.id));
      };
      const app = createApp({ ...npo, db: beforeTransactions(npo.db, signOut) }, ANYWHERE);
      const isQuestion = method === 'GET';
      const query = isQuestion
        ? `?${new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, `${value}`]))}`
        : '';
      const url = `http://npo.test${path.replace(/\{\w+\}/, other.id)}${query}`;
      const response = await app.fetch(
        new Request(url, {
          method,
          headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/json' },
          ...(isQuestion ? {} : { body: JSON.stringify(asked) }),
        }),
      );
      expect(await response.json()).toMatchObject({ status: 401 });
      expect(looks).toBeGreaterThan(0);
      expect(await stateOf(other)).toEqual(before);
    });

    it('I13: an office whose token was replaced meanwhile changes nothing either', async () => {
      const world = shared();
      const { npo } = world.server;
      const written = (await routesFor('coordinator')).filter((route) => route.startsWith('POST'));
      expect(written).not.toEqual([]);
      const [before] = await npo.db.select().from(coordinators);
      if (!before) throw new Error('no office');
      for (const route of written) {
        const path = route.replace('POST ', '').replace(/\{\w+\}/, 'stage');
        const source: UnderlyingDefaultSource = {
          async pull(controller) {
            await npo.db.update(coordinators).set({ tokenHash: randomUUID() });
            controller.enqueue(new TextEncoder().encode('{}'));
            controller.close();
          },
        };
        // Nothing is fetched ahead: it begins when the body is read.
        const body = new ReadableStream(source, { highWaterMark: 0 });
        const response = await createApp(npo, ANYWHERE).fetch(
          new Request(`http://npo.test${path}`, {
            method: 'POST',
            headers: {
              authorization: `Bearer ${world.coordinatorToken}`,
              'content-type': 'application/json',
            },
            body,
            duplex: 'half',
          } as RequestInit),
        );
        await npo.db.update(coordinators).set({ tokenHash: before.tokenHash });
        expect(await response.json()).toMatchObject({ status: 401 });
      }
    });
  });
}

/** A database with which something happens before each transaction begins. */
function beforeTransactions(db: Db, happens: () => Promise<void>): Db {
  return new Proxy(db, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name !== 'transaction') return value.bind(target);
      return async (...args: Parameters<Db['transaction']>) => {
        await happens();
        return target.transaction(...args);
      };
    },
  });
}

/** What another device of the member sees. */
async function stateOf(device: TestDevice): Promise<unknown> {
  const { body } = await device.ask('/v1/devices');
  const names = body.devices.filter(({ isThis }: { isThis: boolean }) => isThis);
  return [
    names.map(({ id, name }: { id: string; name: string }) => [id, name]),
    (await device.ask('/v1/keys')).body,
    [...(await device.pullAll())],
  ];
}
