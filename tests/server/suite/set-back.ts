import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appliedOps, devices, spaces } from '#server/db/schema.ts';
import { routes } from '#shared/http/contract.ts';
import type { Answer } from '../support/ask.ts';
import { backUp } from '../support/backup.ts';
import { expectProblem } from '../support/expect-problem.ts';
import type { TestDevice } from '../support/test-device.ts';
import { beginTestKeyring } from '../support/test-keys.ts';
import type { World } from '../support/world.ts';

/** The server comes back from a backup, a device from a copy of itself. */
export function setBackSuite(shared: () => World): void {
  describe('what was set back', () => {
    let world: World;
    let first: TestDevice;
    let second: TestDevice;
    let memberId: string;
    beforeAll(() => {
      world = shared();
    });
    /** Each space begins with its keyring, which takes the first sequence number. */
    beforeEach(async () => {
      const member = await world.newMember();
      first = member.device;
      await beginTestKeyring(first);
      memberId = member.id;
      second = await world.joinDevice(member.id);
    });

    const push = (device: TestDevice, mark?: string, epoch = device.space.epoch): Promise<Answer> => {
      const ops = [device.newTask(randomUUID())];
      return device.ask(routes.push.path, { json: { epoch, ops, ...(mark ? { mark } : {}) } });
    };
    const pull = (device: TestDevice, mark?: string, given: Record<string, string> = {}): Promise<Answer> => {
      const query = { epoch: device.space.epoch, cursor: '0', ...(mark ? { mark } : {}), ...given };
      return device.ask(`${routes.pull.path}?${new URLSearchParams(query)}`);
    };
    /** A write that is done, and the mark it is answered with. */
    const write = async (device: TestDevice): Promise<string> => (await push(device)).body.mark;
    const epochNow = async (): Promise<string | undefined> => {
      const { db } = world.server.npo;
      return (await db.select().from(spaces).where(eq(spaces.id, first.space.id)))[0]?.epoch;
    };
    const shownBy = async ({ id }: TestDevice): Promise<number | undefined> => {
      const { db } = world.server.npo;
      return (await db.select().from(devices).where(eq(devices.id, id)))[0]?.markSeq;
    };

    it('marks each moment of a space, whoever made it', async () => {
      const { device: fresh } = await world.newMember();
      expect((await pull(fresh)).body.mark).toBeNull();
      const marks = [await write(first), await write(second)];
      await world.giveAssignments(first, ['stage']);
      marks.push((await pull(first)).body.mark);
      expect(new Set(marks).size).toBe(3);
      expect((await pull(second, marks[2])).body.mark).toBe(marks[2]);
      const refused = first.op({ id: 'unknown', patch: { answer: 'accepted' } });
      expect((await first.askPush([refused])).body.mark).toBe(marks[2]);
    });

    it('lets a device show any mark it was told, in their order', async () => {
      const marks = [await write(first), await write(first), await write(second)];
      for (const mark of marks) {
        expect((await pull(second, mark)).status).toBe(200);
        expect((await push(first, mark)).status).toBe(200);
      }
      expect(await epochNow()).toBe(first.space.epoch);
    });

    it.each([
      '',
      'x',
      '1',
      '1.',
      '-1.a',
      `1e3.${'a'.repeat(36)}`,
      `${'9'.repeat(16)}.${'a'.repeat(36)}`,
      `1.${'\u0000'.repeat(36)}`,
    ])('does not read the mark %j', async (mark) => {
      expectProblem(
        await first.ask(routes.push.path, {
          json: { epoch: first.space.epoch, mark, ops: [first.newTask('t')] },
        }),
        400,
        'bad-request',
      );
      expectProblem(
        await first.ask(
          `${routes.pull.path}?${new URLSearchParams({ epoch: first.space.epoch, cursor: '0', mark })}`,
        ),
        400,
        'bad-request',
      );
    });

    it.each([
      ['push', push],
      ['pull', pull],
    ])('I9: gives a space a new epoch when a %s shows a mark that it has lost', async (_, show) => {
      await write(first);
      const restore = await backUp(world.server.npo.db, first.space.id);
      const lost = await write(first);
      await restore();
      const answer = await show(first, lost);
      expectProblem(answer, 410, 'resync');
      expect(answer.body.epoch).not.toBe(first.space.epoch);
      expect(await epochNow()).toBe(answer.body.epoch);
      expect((await pull(second)).body.epoch).toBe(answer.body.epoch);
      expect((await pull(second, undefined, { epoch: answer.body.epoch })).body.records).toHaveLength(1);
    });

    it('I9: notices also when as much has been written again', async () => {
      await write(first);
      const restore = await backUp(world.server.npo.db, first.space.id);
      const lost = await write(first);
      await restore();
      for (let i = 0; i < 3; i++) await write(second);
      expectProblem(await pull(first, lost), 410, 'resync');
      expect(await epochNow()).not.toBe(first.space.epoch);
    });

    it('I9: takes a cursor that was never reached as a sign too', async () => {
      await write(first);
      const answer = await pull(first, undefined, { cursor: '3' });
      expectProblem(answer, 410, 'resync');
      expect(answer.body.epoch).not.toBe(first.space.epoch);
    });

    it('I9: starts over once, however many devices notice at the same time', async () => {
      const restore = await backUp(world.server.npo.db, first.space.id);
      const lost = [await write(first), await write(second)];
      await restore();
      const answers = await Promise.all([
        push(first, lost[0]),
        pull(second, lost[1]),
        push(second, lost[1]),
        pull(first, lost[0]),
      ]);
      const epochs = answers.map(({ body }) => body.epoch);
      expect(new Set(epochs).size).toBe(1);
      // A device that comes later still names the former epoch.
      expectProblem(await push(second, lost[1]), 410, 'resync');
      expect(await epochNow()).toBe(epochs[0]);
      expect(epochs[0]).not.toBe(first.space.epoch);
    });

    it('I9: nudges the devices that have lost nothing themselves', async () => {
      await write(first);
      const restore = await backUp(world.server.npo.db, first.space.id);
      const lost = await write(first);
      await restore();
      const nudges = await second.nudges(world.server.url);
      const before = await nudges.next();
      await pull(first, lost);
      expect(await nudges.next()).toBeGreaterThan(before);
      await nudges.close();
    });

    it('I9: goes on with marks of the new epoch', async () => {
      const restore = await backUp(world.server.npo.db, first.space.id);
      const lost = [await write(first), await write(first), await write(first)];
      await pull(first, lost[2]);
      await restore();
      first.space.epoch = (await pull(first, lost[2])).body.epoch;
      const { mark } = (await pull(first)).body;
      expect((await pull(first, mark)).status).toBe(200);
      expect((await push(first, mark)).status).toBe(200);
      expect(await epochNow()).toBe(first.space.epoch);
    });

    describe('when the operations of that time have been collected', () => {
      /** Puts the space into the state that collecting leaves when other devices went on while one was away. */
      const forgetAll = async (): Promise<void> => {
        const { db } = world.server.npo;
        const spaceId = first.space.id;
        for (let i = 0; i < 3; i++) await write(second);
        const [space] = await db.select().from(spaces).where(eq(spaces.id, spaceId));
        await db.update(spaces).set({ minCursor: space?.seq }).where(eq(spaces.id, spaceId));
        await db.delete(appliedOps).where(eq(appliedOps.spaceId, spaceId));
      };

      it.each([
        ['push', push],
        ['pull', pull],
      ])('I9: a %s that shows a lost mark is told apart', async (_, show) => {
        const known = await write(first);
        const restore = await backUp(world.server.npo.db, first.space.id);
        await pull(first, known);
        const lost = await write(first);
        await restore();
        await forgetAll();
        const before = await epochNow();
        expectProblem(await show(first, lost), 410, 'resync');
        expect(await epochNow()).not.toBe(before);
      });

      it('I9: and so is one of a device that had been told nothing before', async () => {
        const restore = await backUp(world.server.npo.db, first.space.id);
        const lost = await write(first);
        await restore();
        await forgetAll();
        const before = await epochNow();
        expectProblem(await pull(first, lost), 410, 'resync');
        expect(await epochNow()).not.toBe(before);
      });

      it('a mark that was told is none, whether it was heard, shown or neither', async () => {
        const marks = [await write(first), await write(first), (await pull(first)).body.mark];
        marks.push((await first.ask(`${routes.recent.path}?epoch=${first.space.epoch}`)).body.mark);
        await write(second);
        const { seq: _seq, ...held } = (await pull(second)).body.records[0];
        const json = { epoch: first.space.epoch, records: [held] };
        marks.push((await first.ask(routes.reupload.path, { json })).body.mark);
        await forgetAll();
        const before = await epochNow();
        for (const mark of marks) {
          // It has to start over in the same epoch, as what it knows may have been collected.
          expectProblem(await pull(first, mark), 410, 'resync');
          expect(await epochNow()).toBe(before);
        }
      });

      it('keeps only those that a device may still come with', async () => {
        const marks = [await write(first), await write(first), await write(first)];
        await pull(first, marks[1]);
        const { db } = world.server.npo;
        const [device] = await db.select().from(devices).where(eq(devices.id, first.id));
        expect(device?.told).toEqual([marks[1], marks[2]]);
      });

      it('does not judge what was told under another name, or to a profile that is older', async () => {
        const old = await write(first);
        await pull(first, await write(first));
        const copy = await world.copyDevice(first);
        const invited = await world.joinDevice(memberId);
        await forgetAll();
        const before = await epochNow();
        for (const device of [first, copy, invited]) {
          expectProblem(await pull(device, old), 410, 'resync');
          expectProblem(await push(device, old), 410, 'resync');
        }
        expect(await epochNow()).toBe(before);
      });

      it('does not judge what it let go of, told to a device that never kept what it heard', async () => {
        const kept = await write(first);
        for (let i = 0; i < 120; i++) await write(first);
        const { db } = world.server.npo;
        const [device] = await db.select().from(devices).where(eq(devices.id, first.id));
        expect(device?.told).toHaveLength(100);
        expect(device?.toldFrom).toBe(22);
        await forgetAll();
        const before = await epochNow();
        expectProblem(await pull(first, kept), 410, 'resync');
        expect(await epochNow()).toBe(before);
        expectProblem(await pull(first, `23.${randomUUID()}`), 410, 'resync');
        expect(await epochNow()).not.toBe(before);
      });
    });

    it.each([
      ['push', push],
      ['pull', pull],
    ])('tells a copy by the older mark that its %s shows', async (_, show) => {
      const marks = [await write(first), await write(first)];
      expect((await show(first, marks[1])).status).toBe(200);
      const before = await first.pullAll();
      expectProblem(await push(first, marks[0]), 409, 'device-copied');
      expectProblem(await pull(first, marks[0]), 409, 'device-copied');
      expect(await first.pullAll()).toEqual(before);
      expect(await shownBy(first)).toBe(3);
      // The original goes on, and the same mark of another device says nothing.
      expect((await push(first, marks[1])).status).toBe(200);
      expect((await push(second, marks[0])).status).toBe(200);
    });
  });
}
