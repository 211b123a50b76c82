import { randomUUID } from 'node:crypto';
import { is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as schema from '#server/db/schema.ts';
import { refreshAll } from '#server/relay/refresh.ts';
import { Assignment } from '#shared/domain/relay/assignment.ts';
import { routes } from '#shared/http/contract.ts';
import { officeRoutes } from '#shared/http/office.ts';
import { pathTo } from '#shared/http/route.ts';
import type { Answer } from '../support/ask.ts';
import { expectProblem } from '../support/expect-problem.ts';
import { sealedWith } from '../support/sealed.ts';
import { joinThrough, type TestDevice } from '../support/test-device.ts';
import { askAppend, changed, keysOf, newKeyring, newSigner } from '../support/test-keys.ts';
import type { World } from '../support/world.ts';

/** What a member has at the server, how they bring in another device, and how they leave. */
export function accountSuite(shared: () => World): void {
  describe('leaving', () => {
    let world: World;
    let next: { id: string; name: string; device: TestDevice };
    let leaving: { id: string; name: string; device: TestDevice };
    let device: TestDevice;
    let second: TestDevice;
    /** Of one project: handed over, accepted, offered to the one who leaves; the last is with the next one. */
    let stages: string[];
    let projectId: string;
    const handOver = { note: 'Here it is.', links: ['https://example.test/design'] };
    /** What the member has typed, another word each time. */
    let word: string;

    beforeAll(() => {
      world = shared();
    });
    beforeEach(async () => {
      word = `pomegranate${randomUUID().slice(0, 8)}`;
      next = await world.newMember('Sample Next');
      leaving = await world.newMember('Sample Leaving');
      device = leaving.device;
      second = await world.joinDevice(leaving.id);
      const roles = ['design', 'drawing', 'texts', 'check'];
      ({ id: projectId, stages } = await world.newProject(...roles));
      for (const stage of [stageAt(0), stageAt(2), stageAt(3)]) await world.offer(stage, leaving.id);
      await world.offer(stageAt(1), next.id);
      await answer(stageAt(0), { answer: 'accepted', answeredAt: 1, startedAt: 2 });
      await answer(stageAt(0), { handedOverAt: 3, handOver });
      await answer(stageAt(2), {
        answer: 'accepted',
        answeredAt: 4,
        handOver: { note: `${word} draft`, links: [] },
      });
      const { keyring, self } = await newKeyring(device);
      const both = await changed(keyring, self, { add: [await newSigner(second.id)] });
      await askAppend(device, both.entries);
      await device.push(
        device.op({ table: 'tasks', id: 'task', patch: { title: sealedWith(keyring.key, word) } }),
        device.op({ table: 'entries', id: 'entry', patch: { note: sealedWith(keyring.key, word) } }),
      );
      await second.ask(routes.askForKeys.path, { json: { commitment: 'A'.repeat(43) } });
      await second.ask(pathTo(routes.renameDevice, { id: second.id }), { json: { name: word } });
    });

    const stageAt = (index: number): string => stages[index] ?? '';
    const answer = async (stage: string, patch: Parameters<TestDevice['write']>[1], by = device) =>
      by.pushOne(by.write(await by.assignment(stage), patch));
    const read = async (stage: string, by = next.device): Promise<Assignment> =>
      Assignment.parse({ ...(await by.assignment(stage)).fields, id: stage });
    const askDelete = (name: unknown, by = device): Promise<Answer> =>
      by.ask(routes.deleteAccount.path, { json: { name } });
    const remove = async (): Promise<void> => {
      expect(await askDelete(leaving.name)).toMatchObject({ status: 200, body: { deleted: true } });
    };
    /** All that the database holds, as one text. */
    const everything = async (): Promise<string> => {
      const tables = Object.values<unknown>(schema).filter((table) => is(table, PgTable));
      expect(tables.length).toBeGreaterThan(8);
      const { db } = world.server.npo;
      const rows = [];
      for (const table of tables) rows.push(await db.select().from(table));
      return JSON.stringify(rows);
    };
    const overview = async () => {
      const { status, body } = await world.ask(officeRoutes.overview.path, { token: world.coordinatorToken });
      expect(status).toBe(200);
      const project = body.projects.find(({ id }: { id: string }) => id === projectId);
      return { members: body.members, stages: project.stages };
    };

    it('says what there is of a member, and what would stay of it', async () => {
      expect((await device.ask(routes.readAccount.path)).body).toEqual({
        assignments: 3,
        shares: 0,
        sealedRows: 2,
        devices: 2,
        stays: [{ project: 'Website', role: 'design' }],
        returns: [
          { project: 'Website', role: 'texts' },
          { project: 'Website', role: 'check' },
        ],
      });
      expect((await next.device.ask(routes.readAccount.path)).body).toEqual({
        assignments: 1,
        shares: 0,
        sealedRows: 0,
        devices: 1,
        stays: [],
        returns: [{ project: 'Website', role: 'drawing' }],
      });
    });

    it('counts the computers that are signed in, and none that was signed out', async () => {
      expect((await device.ask(pathTo(routes.revokeDevice, { id: second.id }), { json: {} })).status).toBe(
        200,
      );
      expect((await device.ask(routes.readAccount.path)).body).toMatchObject({ devices: 1 });
    });

    it('is not deleted by a slip', async () => {
      const before = await everything();
      for (const name of ['', ' ', 'Sample', 'sample leaving', next.name, leaving.id]) {
        expectProblem(await askDelete(name), 403, 'not-allowed');
      }
      for (const name of [undefined, null, 1, 'x'.repeat(201)])
        expectProblem(await askDelete(name), 400, 'bad-request');
      expect(await everything()).toBe(before);
      expect(await askDelete(` ${leaving.name}\n`)).toMatchObject({ status: 200 });
    });

    it('leaves nothing in any table when it is deleted', async () => {
      const before = await everything();
      const traces = [leaving.id, device.space.id, device.id, second.id, word];
      for (const trace of traces) expect(before).toContain(trace);
      await remove();
      const after = await everything();
      for (const trace of traces) expect(after).not.toContain(trace);
    });

    it('I13: is closed to all its devices at once, also where they listen, and to its invitations', async () => {
      const { body } = await device.ask(routes.inviteDevice.path, { json: {} });
      const nudges = await second.nudges(world.server.url);
      await nudges.next();
      await remove();
      for (const by of [device, second]) {
        for (const path of [
          routes.listDevices.path,
          routes.readKeys.path,
          routes.readAccount.path,
          `${routes.pull.path}?epoch=x&cursor=0`,
        ]) {
          expectProblem(await by.ask(path), 401, 'sign-in-needed');
        }
        expectProblem(await askDelete(leaving.name, by), 401, 'sign-in-needed');
        expectProblem(await by.askPush([by.newTask('task')]), 401, 'sign-in-needed');
      }
      await expect(nudges.next()).rejects.toThrow('the stream ended');
      const { id, token } = device;
      const json = { code: body.code, token, device: id, deviceName: '' };
      expectProblem(await world.ask(routes.join.path, { json }), 404, 'invite-unknown');
    });

    it('leaves with the project what was handed over, under the name that the next one knows', async () => {
      const nudges = await next.device.nudges(world.server.url);
      await nudges.next();
      await remove();
      await nudges.next();
      await nudges.close();
      const expectKept = async () =>
        expect(await read(stageAt(1))).toMatchObject({
          received: { ...handOver, who: leaving.name },
          stages: [
            { role: 'design', who: leaving.name, state: 'handed-over' },
            { role: 'drawing', who: null, state: 'offered' },
            { role: 'texts', who: null, state: 'waiting' },
            { role: 'check', who: null, state: 'waiting' },
          ],
        });
      await expectKept();
      const before = await next.device.pull(0);
      await refreshAll(world.server.npo);
      expect(await next.device.pull(0)).toEqual(before);
      // Also whoever gets the next stage later receives it.
      const later = await world.newMember('Sample Later');
      expect((await world.offer(stageAt(1), later.id)).status).toBe(200);
      expect((await read(stageAt(1), later.device)).received).toEqual({ ...handOver, who: leaving.name });
    });

    it('gives back what was not handed over, to be offered to another', async () => {
      await remove();
      for (const index of [2, 3]) {
        expect((await world.offer(stageAt(index), next.id)).status).toBe(200);
        const got = await read(stageAt(index));
        expect(got).toMatchObject({ answer: null, handOver: null });
        expect((await answer(stageAt(index), { answer: 'accepted' }, next.device)).outcome).toBe('applied');
      }
      expect((await read(stageAt(1))).stages.map(({ who, state }) => [who, state])).toEqual([
        [leaving.name, 'handed-over'],
        [null, 'offered'],
        [next.name, 'accepted'],
        [next.name, 'accepted'],
      ]);
    });

    it('is gone from the overview, and what was handed over is not', async () => {
      await remove();
      const { members, stages: seen } = await overview();
      expect(members.map(({ id }: { id: string }) => id)).not.toContain(leaving.id);
      expect(members).toContainEqual({ id: next.id, name: next.name, devices: 1 });
      expect(seen).toMatchObject([
        { role: 'design', state: 'handed-over', member: null, handedOverAt: 3 },
        { role: 'drawing', state: 'offered', member: { id: next.id } },
        { role: 'texts', state: 'waiting', member: null, handedOverAt: null },
        { role: 'check', state: 'waiting', member: null },
      ]);
    });

    it('I13: takes nothing of other members with it', async () => {
      const { device: other } = await world.newMember(leaving.name);
      await world.giveAssignments(other, ['theirs']);
      const { keyring } = await newKeyring(other);
      await askAppend(other, keyring.entries);
      await other.push(
        other.op({ table: 'tasks', id: 'task', patch: { title: sealedWith(keyring.key, 'x') } }),
      );
      const stateOf = async () => [
        await other.pull(0),
        await keysOf(other),
        (await other.ask(routes.readAccount.path)).body,
        (await other.ask(routes.listDevices.path)).body.devices.map(({ id }: { id: string }) => id),
      ];
      const before = await stateOf();
      await remove();
      expect(await stateOf()).toEqual(before);
    });

    it('is deleted once by two devices at the same time', async () => {
      const statuses = await Promise.all([askDelete(leaving.name), askDelete(leaving.name, second)]);
      expect(statuses.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    });

    it('I13: invites another device, for this member and nobody else', async () => {
      const { status, body } = await device.ask(routes.inviteDevice.path, { json: {} });
      expect(status).toBe(200);
      expect(body.expiresAt).toBeGreaterThan(world.now());
      const third = await joinThrough(world.ask, body.code);
      expect(third.space).toEqual(device.space);
      expect([...(await third.pullAll()).keys()].toSorted()).toEqual(
        [...(await device.pullAll()).keys()].toSorted(),
      );
      expect(
        (await device.ask(routes.listDevices.path)).body.devices.map(({ id }: { id: string }) => id),
      ).toEqual([device.id, second.id, third.id]);
      // The invitation is used, and the new device is not in the keyring, as no new device is.
      const json = { code: body.code, token: 'A'.repeat(43), device: 'another', deviceName: '' };
      expectProblem(await world.ask(routes.join.path, { json }), 409, 'invite-used');
      expect((await keysOf(third)).entries.some(({ add }) => add.some(({ id }) => id === third.id))).toBe(
        false,
      );
    });
  });
}
