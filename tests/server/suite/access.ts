import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashSecret, newToken } from '#server/auth/tokens.ts';
import { devices } from '#server/db/schema.ts';
import { streamNudges } from '#server/sync/events.ts';
import { routes } from '#shared/http/contract.ts';
import { officeRoutes } from '#shared/http/office.ts';
import { type Caller, pathTo, type Route } from '#shared/http/route.ts';
import { PROTOCOL_FLOOR, PROTOCOL_HEADER, PROTOCOL_VERSION } from '#shared/sync/versions.ts';
import type { AskInit } from '../support/ask.ts';
import { expectProblem } from '../support/expect-problem.ts';
import type { TestDevice } from '../support/test-device.ts';
import type { World } from '../support/world.ts';

/** Each route for a kind of caller, with something in the place of its parameters. */
function routesFor(
  caller: Caller,
  table: Readonly<Record<string, Route>>,
): [path: string, init: AskInit, route: Route][] {
  return Object.values(table)
    .filter(({ by }) => by === caller)
    .map((route) => [
      pathTo(route, { id: 'x', device: 'x' }),
      { method: route.method, ...(route.method === 'POST' ? { json: {} } : {}) },
      route,
    ]);
}

const memberRoutes = routesFor('device', routes);
const coordinatorRoutes = routesFor('coordinator', officeRoutes);

/** Who may ask for what. */
export function accessSuite(shared: () => World): void {
  describe('access', () => {
    let world: World;
    let device: TestDevice;
    beforeAll(async () => {
      world = shared();
      ({ device } = await world.newMember());
    });

    const revoke = ({ id }: TestDevice) =>
      world.server.npo.db.update(devices).set({ revokedAt: world.now() }).where(eq(devices.id, id));

    it.each([...memberRoutes, ...coordinatorRoutes])(
      'I13: %s is closed without a good token',
      async (path, init) => {
        expectProblem(await world.ask(path, init), 401, 'sign-in-needed');
        expectProblem(await world.ask(path, { ...init, token: newToken() }), 401, 'sign-in-needed');
        for (const authorization of ['', 'Bearer', 'Bearer x y', `Basic ${device.token}`, device.token]) {
          const answer = await world.ask(path, { ...init, headers: { authorization } });
          expectProblem(answer, 401, 'sign-in-needed');
          expect(answer.headers.get('www-authenticate')).toBe('Bearer');
        }
      },
    );

    it.each(memberRoutes)('I13: %s is closed to the coordinator', async (path, init) => {
      expectProblem(await world.ask(path, { ...init, token: world.coordinatorToken }), 403, 'not-allowed');
    });

    it.each(coordinatorRoutes)('I13: %s is closed to members', async (path, init) => {
      expectProblem(await device.ask(path, init), 403, 'not-allowed');
    });

    it('lets what a member asks wait, and refuses what is too much: of that member, on every route', async () => {
      const { device: busy } = await world.newMember();
      const { turns, nudges } = world.server.npo;
      const gone = new AbortController();
      const taken: Promise<() => void>[] = [];
      const isFull = async (): Promise<boolean> => {
        taken.push(turns.take(busy.space.id, gone.signal));
        return Promise.race([taken.at(-1), null]).then(
          () => false,
          () => true,
        );
      };
      while (!(await isFull()));
      for (const [path, init] of memberRoutes.filter(([, , { stream }]) => stream === undefined)) {
        const answer = await busy.ask(path, init);
        expectProblem(answer, 429, 'too-many-requests');
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      expect((await device.ask(routes.listDevices.path)).status).toBe(200);
      // A stream takes no turn.
      const stream = await busy.nudges(world.server.url);
      expect(nudges.listening(busy.space.id)).toBe(1);
      await stream.close();
      gone.abort();
      for (const turn of await Promise.allSettled(taken)) if (turn.status === 'fulfilled') turn.value();
      expect((await busy.ask(routes.listDevices.path)).status).toBe(200);
    });

    it('I13: a revoked device is out at once, and everything it had stays', async () => {
      const { id, device: revoked } = await world.newMember();
      await world.giveAssignments(revoked, ['stage']);
      await revoke(revoked);
      for (const [path, init] of memberRoutes) {
        expectProblem(await revoked.ask(path, init), 401, 'device-revoked');
      }
      for (const [path, init] of coordinatorRoutes) {
        expectProblem(await revoked.ask(path, init), 401, 'device-revoked');
      }
      const fresh = await world.joinDevice(id);
      expect((await fresh.pullAll()).has('stage')).toBe(true);
      expect((await fresh.ask(routes.listDevices.path)).body.devices).toHaveLength(1);
    });

    it('I13: the stream of a revoked device ends at the next nudge', async () => {
      const { device: revoked } = await world.newMember();
      const nudges = await revoked.nudges(world.server.url);
      expect(await nudges.next()).toBe(0);
      await revoke(revoked);
      await world.giveAssignments(revoked, ['stage']);
      await expect(nudges.next()).rejects.toThrow('the stream ended');
    });

    it('I13: the stream of a revoked device ends at the next keep-alive, when nothing happens', async () => {
      const { id: memberId, device: revoked } = await world.newMember();
      const { id, token, space } = revoked;
      const signedIn = { id, memberId, spaceId: space.id, tokenHash: hashSecret(token) };
      const quiet = new Hono().get('/', (c) =>
        streamSSE(c, (stream) => streamNudges(world.server.npo, signedIn, stream, 5)),
      );
      const { body } = await quiet.request('/');
      const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
      expect((await reader?.read())?.value).toContain('nudge');
      expect((await reader?.read())?.value).toBe(': keep-alive\n\n');
      await revoke(revoked);
      while (!(await reader?.read())?.done);
    });

    it('I13: no member reads or changes what is in the space of another', async () => {
      const { device: other } = await world.newMember();
      await world.giveAssignments(other, ['theirs']);
      const before = await other.assignment('theirs');

      expect((await device.pullAll()).size).toBe(0);
      const results = await device.push(
        device.op({ id: 'theirs', patch: { answer: 'accepted' } }),
        device.op({ id: 'theirs', patch: { answer: 'accepted' }, device: other.id }),
      );
      expect(results.map(({ reason, record }) => [reason, record])).toEqual([
        ['not-found', null],
        ['wrong-device', null],
      ]);
      // Knowing the other space's epoch opens nothing, and its operations' ids are its own.
      expectProblem(await device.askPull(0, 10, other.space.epoch), 410, 'resync');
      const op = device.op({ id: 'theirs', patch: { startedAt: 1 } });
      await device.push(op);
      expect(await other.pushOne({ ...op, device: other.id })).toMatchObject({ outcome: 'applied' });
      expect((await other.assignment('theirs')).fields).toEqual({ ...before.fields, startedAt: 1 });
    });

    it('asks an app below the floor to upgrade, and answers its own, newer ones and those that say nothing', async () => {
      const ask = (version: string) =>
        device.ask(routes.listDevices.path, { headers: { [PROTOCOL_HEADER]: version } });
      for (const version of [PROTOCOL_FLOOR - 1, 'x', '']) {
        expectProblem(await ask(String(version)), 426, 'upgrade-needed');
      }
      for (const version of [PROTOCOL_FLOOR, PROTOCOL_VERSION, PROTOCOL_VERSION + 1]) {
        expect((await ask(String(version))).status).toBe(200);
      }
      expect((await device.ask(routes.listDevices.path)).status).toBe(200);
    });

    it('lets the app and the configured pages in, and no other page', async () => {
      const preflight = (origin: string) =>
        world.ask(routes.push.path, {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST' },
        });
      for (const origin of ['app://kotsukotsu', 'http://app.test']) {
        const { headers } = await preflight(origin);
        expect(headers.get('access-control-allow-origin')).toBe(origin);
        const allowed = headers.get('access-control-allow-headers');
        for (const header of ['authorization', 'content-type', 'content-encoding', PROTOCOL_HEADER]) {
          expect(allowed).toContain(header);
        }
      }
      expect(
        (await preflight('https://elsewhere.test')).headers.get('access-control-allow-origin'),
      ).toBeNull();
      const refused = await world.ask(routes.listDevices.path, { headers: { origin: 'app://kotsukotsu' } });
      expect(refused.headers.get('access-control-allow-origin')).toBe('app://kotsukotsu');
    });

    it('answers what it does not have with a problem', async () => {
      expectProblem(await world.ask('/v1/nothing'), 404, 'not-found');
      expectProblem(await world.ask(routes.push.path, { method: 'GET' }), 404, 'not-found');
    });

    it('says that it is well', async () => {
      expect(await world.ask(routes.health.path)).toMatchObject({ status: 200, body: { ok: true } });
    });

    it('documents every route of the contract, with its problems, and no other', async () => {
      const { body } = await world.ask('/openapi.json');
      const documented = Object.entries<Record<string, { responses: { default: { description: string } } }>>(
        body.paths,
      ).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { responses }]): [string, string] => [
          `${method.toUpperCase()} ${path}`,
          responses.default.description,
        ]),
      );
      const contract = Object.values<Route>({ ...routes, ...officeRoutes });
      expect(documented.map(([route]) => route).toSorted()).toEqual(
        contract.map(({ method, path }) => `${method} ${path}`).toSorted(),
      );
      const told = new Map(documented);
      for (const { method, path, problems } of contract) {
        for (const code of problems) expect(told.get(`${method} ${path}`)).toContain(code);
      }
    });
  });
}
