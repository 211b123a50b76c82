import { randomUUID } from 'node:crypto';
import { and, eq, isNotNull } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEVICES_MAX, SIGNED_OUT_MAX } from '#server/auth/devices.ts';
import { INVITES_MAX } from '#server/auth/invites.ts';
import { newToken } from '#server/auth/tokens.ts';
import { among } from '#server/db/among.ts';
import { devices } from '#server/db/schema.ts';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import { routes } from '#shared/http/contract.ts';
import { officeRoutes } from '#shared/http/office.ts';
import { pathTo } from '#shared/http/route.ts';
import type { Answer } from '../support/ask.ts';
import { expectProblem } from '../support/expect-problem.ts';
import { TestDevice } from '../support/test-device.ts';
import { beginTestKeyring } from '../support/test-keys.ts';
import type { World } from '../support/world.ts';

/** The devices of one member: added, named, signed out. */
export function devicesSuite(shared: () => World): void {
  describe('devices', () => {
    let world: World;
    let first: TestDevice;
    let second: TestDevice;
    let stranger: TestDevice;
    beforeAll(async () => {
      world = shared();
      ({ device: stranger } = await world.newMember());
    });
    beforeEach(async () => {
      const member = await world.newMember();
      first = member.device;
      second = await world.joinDevice(member.id);
    });

    const fresh = (given: object = {}) => ({
      device: randomUUID(),
      token: newToken(),
      deviceName: 'a copy',
      ...given,
    });
    const add = (json: unknown, by = first): Promise<Answer> => by.ask(routes.addDevice.path, { json });
    const rename = (id: string, name: unknown, by = first): Promise<Answer> =>
      by.ask(pathTo(routes.renameDevice, { id }), { json: { name } });
    const revoke = (id: string, by = first): Promise<Answer> =>
      by.ask(pathTo(routes.revokeDevice, { id }), { json: {} });
    const namesFor = async (device: TestDevice): Promise<string[]> =>
      (await device.ask(routes.listDevices.path)).body.devices.map(({ name }: { name: string }) => name);

    it('signs in another device of the member, with an id and a token of its own', async () => {
      await beginTestKeyring(first);
      const copy = fresh();
      expect(await add(copy)).toMatchObject({ status: 200, body: { device: copy.device } });
      const device = new TestDevice({ ...first, id: copy.device, token: copy.token, ask: world.ask });
      expect(await device.pushOne(device.newTask('task'))).toMatchObject({ outcome: 'applied' });
      expect((await first.pullAll()).has('task')).toBe(true);
      expect(await namesFor(first)).toEqual(['a computer', 'a computer', 'a copy']);
    });

    it('answers the same when the first answer was lost', async () => {
      const copy = fresh();
      const { body } = await add(copy);
      expect(await add(copy)).toMatchObject({ status: 200, body });
      expect(await namesFor(first)).toHaveLength(3);
    });

    it('refuses an id or a token that is taken', async () => {
      for (const taken of [
        { device: stranger.id },
        { token: stranger.token },
        { device: second.id },
        { token: second.token },
        { device: stranger.id, token: stranger.token },
      ]) {
        expectProblem(await add(fresh(taken)), 409, 'device-taken');
      }
      await revoke(second.id);
      expectProblem(
        await add({ device: second.id, token: second.token, deviceName: '' }),
        409,
        'device-taken',
      );
      expect(await namesFor(stranger)).toHaveLength(1);
    });

    it('names any device of the member', async () => {
      const { body } = await rename(second.id, '  the one at home ');
      expect(body.devices.map(({ name }: { name: string }) => name)).toEqual([
        'a computer',
        'the one at home',
      ]);
      expect(await rename(first.id, 'here')).toMatchObject({ status: 200 });
      expect(await namesFor(second)).toEqual(['here', 'the one at home']);
      for (const odd of ['', '  ', 'x'.repeat(101), 3])
        expectProblem(await rename(first.id, odd), 400, 'bad-request');
      expect((await rename(first.id, 'a\u0000b')).status).toBe(200);
    });

    it('I13: signs a device out at once, also where it listens', async () => {
      await world.giveAssignments(first, ['stage']);
      const nudges = await second.nudges(world.server.url);
      await nudges.next();
      const { body } = await revoke(second.id);
      expect(body.devices).toMatchObject([{ id: first.id, isThis: true }]);
      await expect(nudges.next()).rejects.toThrow('the stream ended');
      expectProblem(await second.askPull(0), 401, 'device-revoked');
      expect((await first.pullAll()).has('stage')).toBe(true);
      // The answer may have been lost.
      expect(await revoke(second.id)).toMatchObject({ status: 200, body });
      expectProblem(await rename(second.id, 'gone'), 404, 'not-found');
    });

    it('I13: lets a signed-out device come back with an invitation', async () => {
      const { id, device } = await world.newMember();
      const other = await world.joinDevice(id);
      await revoke(device.id, other);
      const { body } = await world.ask(officeRoutes.invite.path, {
        token: world.coordinatorToken,
        json: { member: id },
      });
      const joining = { code: body.code, token: newToken(), device: device.id, deviceName: '' };
      await world.ask(routes.join.path, { json: joining });
      expect((await world.ask(routes.listDevices.path, { token: joining.token })).body.devices).toHaveLength(
        2,
      );
    });

    it('finds rows by more ids than a statement has parameters', async () => {
      const ids = Array.from({ length: 70_000 }, (_, n) => `nobody-${n}`);
      const found = world.server.npo.db
        .select({ id: devices.id })
        .from(devices)
        .where(among(devices.id, [...ids, first.id]));
      expect(await found).toEqual([{ id: first.id }]);
    });

    describe('how many there are', () => {
      /** Rows as if so many more devices of the member had joined. */
      const joined = async (
        count: number,
        { createdAt = world.now(), revokedAt = null as number | null } = {},
      ): Promise<void> => {
        const { db } = world.server.npo;
        const [{ memberId } = expect.fail()] = await db
          .select()
          .from(devices)
          .where(eq(devices.id, first.id));
        const rows = Array.from({ length: count }, (_, n) => ({
          ...{ id: randomUUID(), memberId, name: '', tokenHash: newToken(), createdAt },
          revokedAt: revokedAt === null ? null : revokedAt + n,
        }));
        await db.insert(devices).values(rows);
      };
      const invited = async (): Promise<string> =>
        (await first.ask(routes.inviteDevice.path, { json: {} })).body.code;
      const join = (code: string, given: object = {}): Promise<Answer> =>
        world.ask(routes.join.path, { json: { ...fresh(given), code } });

      it('signs in no more than there may be in use, until one is signed out', async () => {
        // Those that nobody has used for long do not count.
        await joined(5, { createdAt: world.now() - 31 * DAY_MS });
        await joined(DEVICES_MAX - 3);
        const [copy, code] = [fresh(), await invited()];
        expect((await add(copy)).status).toBe(200);
        for (const answer of [await add(fresh()), await join(code)]) {
          expectProblem(answer, 409, 'too-many-devices');
        }
        // The repeated request signs in no further device.
        expect((await add(copy)).status).toBe(200);
        expect(await namesFor(first)).toHaveLength(DEVICES_MAX + 5);
        await revoke(copy.device);
        const joining = fresh({ code: await invited() });
        expect((await world.ask(routes.join.path, { json: joining })).status).toBe(200);
        expect((await world.ask(routes.join.path, { json: joining })).status).toBe(200);
        expectProblem(await join(await invited(), { device: copy.device }), 409, 'too-many-devices');
      });

      it('knows the last ones that were signed out, and forgets those before', async () => {
        await joined(SIGNED_OUT_MAX, { revokedAt: 1 });
        await revoke(second.id);
        const { db } = world.server.npo;
        const [{ memberId } = expect.fail()] = await db
          .select()
          .from(devices)
          .where(eq(devices.id, first.id));
        const ofMember = and(eq(devices.memberId, memberId), isNotNull(devices.revokedAt));
        const rows = await db.select().from(devices).where(ofMember);
        expect(rows).toHaveLength(SIGNED_OUT_MAX);
        expect(rows.map(({ revokedAt }) => revokedAt)).not.toContain(1);
        expectProblem(await second.askPull(0), 401, 'device-revoked');
      });

      it('keeps the newest invitations, and the oldest make room', async () => {
        const oldest = await invited();
        for (let n = 0; n < INVITES_MAX; n++) {
          world.advance(1);
          await invited();
        }
        const newest = await invited();
        expectProblem(await join(oldest), 404, 'invite-unknown');
        expect((await join(newest)).status).toBe(200);
      });
    });

    it('does not let a device sign itself out', async () => {
      expectProblem(await revoke(first.id), 409, 'conflict');
      expect((await first.askPull(0)).status).toBe(200);
    });

    it('I13: says the same of the devices of others and of those that are not there', async () => {
      for (const id of [stranger.id, randomUUID()]) {
        expectProblem(await rename(id, 'mine'), 404, 'not-found');
        expectProblem(await revoke(id), 404, 'not-found');
      }
      expect(await namesFor(stranger)).toEqual(['a computer']);
      expect((await stranger.askPull(0)).status).toBe(200);
    });
  });
}
