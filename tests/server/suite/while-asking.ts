import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import type { Db } from '#server/db/connect.ts';
import { coordinators, devices } from '#server/db/schema.ts';
import { routes } from '#shared/http/contract.ts';
import { type AskedRoute, goodRequest, routesAsked } from '../support/good-requests.ts';
import type { TestDevice } from '../support/test-device.ts';
import type { World } from '../support/world.ts';

const ANYWHERE = { allowedOrigins: [], proxies: 0 };
/** Streams are answered long before they end; those that go on listening are looked at in `devices.ts`. */
const STREAMS = [`${routes.events.method} ${routes.events.path}`];

/** A device that is signed out between the start and the end of its request gets and changes nothing by it. */
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
      const known = [...routesAsked.map((name) => `${routes[name].method} ${routes[name].path}`), ...STREAMS];
      expect((await routesFor('device')).toSorted()).toEqual(known.toSorted());
    });

    /** Asks, and is signed out before the nth transaction. @returns whether there was one */
    const askSignedOut = async (route: AskedRoute, nth: number): Promise<boolean> => {
      const world = shared();
      const { id: memberId, device: other } = await world.newMember();
      const [by, third] = [await world.joinDevice(memberId), await world.joinDevice(memberId)];
      await world.giveAssignments(by, ['stage']);
      const { npo } = world.server;
      const { path, init } = await goodRequest(route, by, third);
      let transactions = 0;
      let before: unknown;
      const signOut = async (): Promise<void> => {
        if (++transactions !== nth) return;
        await npo.db.update(devices).set({ revokedAt: 1 }).where(eq(devices.id, by.id));
        before = await stateOf(other);
      };
      const app = createApp({ ...npo, db: beforeTransactions(npo.db, signOut) }, ANYWHERE);
      const response = await app.fetch(new Request(`http://npo.test${path}`, init));
      if (transactions < nth) return false;
      expect(await response.json()).toMatchObject({ status: 401 });
      expect(await stateOf(other)).toEqual(before);
      return true;
    };

    it.each(routesAsked)('I13: gets nothing, and changes nothing, by %s', async (route) => {
      let nth = 1;
      while (await askSignedOut(route, nth)) nth++;
      expect(nth).toBeGreaterThan(1);
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
        // The source is read only when the server reads the body, and not ahead of that.
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
        const answer = await response.json();
        await npo.db.update(coordinators).set({ tokenHash: before.tokenHash });
        expect(answer).toMatchObject({ status: 401 });
      }
    });
  });
}

/** A database that calls `happens` before each transaction. */
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
  const { body } = await device.ask(routes.listDevices.path);
  const names = body.devices.filter(({ isThis }: { isThis: boolean }) => isThis);
  return [
    names.map(({ id, name }: { id: string; name: string }) => [id, name]),
    (await device.ask(routes.readKeys.path)).body,
    (await device.askPull(0)).body,
  ];
}
