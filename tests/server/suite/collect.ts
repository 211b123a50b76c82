import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { createInvite, INVITE_LIFETIME_MS } from '#server/auth/invites.ts';
import { appliedOps, devices, invites, records, spaces } from '#server/db/schema.ts';
import { collect } from '#server/sync/collect.ts';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import { routes } from '#shared/http/contract.ts';
import { expectBytesCounted } from '../support/bytes-kept.ts';
import { expectProblem } from '../support/expect-problem.ts';
import { sealed } from '../support/sealed.ts';
import type { TestDevice } from '../support/test-device.ts';
import { beginTestKeyring } from '../support/test-keys.ts';
import type { World } from '../support/world.ts';

const KEPT_MS = 90 * DAY_MS;

/** What is forgotten, and what is not. */
export function collectSuite(shared: () => World): void {
  describe('collecting', () => {
    let world: World;
    let memberId: string;
    let device: TestDevice;
    /** Each space begins with its keyring, which takes the first sequence number. */
    beforeEach(async () => {
      world = shared();
      ({ id: memberId, device } = await world.newMember());
      await beginTestKeyring(device);
    });

    const op = (id: string, kind: 'set' | 'delete' = 'set', by = device) =>
      by.op({
        table: 'tasks',
        id,
        kind,
        patch: kind === 'set' ? { note: sealed(id) } : {},
        at: world.now(),
      });
    /** Sees all there is, as a device does that then asks again. */
    const seeAll = async (by: TestDevice, epoch = by.space.epoch): Promise<void> => {
      const { watermark } = await by.pull(0);
      expect((await by.askPull(watermark, 1, epoch)).status).toBe(200);
    };
    const stored = async () => {
      const { db } = world.server.npo;
      const spaceId = device.space.id;
      const [space] = await db.select().from(spaces).where(eq(spaces.id, spaceId));
      const rows = await db.select().from(records).where(eq(records.spaceId, spaceId));
      const answers = await db.select().from(appliedOps).where(eq(appliedOps.spaceId, spaceId));
      return { space: space ?? expect.fail(), ids: rows.map(({ id }) => id).toSorted(), rows, answers };
    };

    it('I8: forgets a tombstone after 90 days, when every device has seen it', async () => {
      await device.push(op('kept'), op('gone'), op('gone', 'delete'));
      await seeAll(device);
      world.advance(KEPT_MS - DAY_MS);
      await collect(world.server.npo);
      expect((await stored()).ids).toEqual(['gone', 'kept']);
      world.advance(DAY_MS);
      await collect(world.server.npo);
      const { ids, space } = await stored();
      expect(ids).toEqual(['kept']);
      expect(space).toMatchObject({ minCursor: 4, seq: 4 });
      await expectBytesCounted(world, device);
    });

    it('I8: keeps a tombstone that a device has not seen', async () => {
      const behind = await world.joinDevice(memberId);
      await device.push(op('gone'), op('gone', 'delete'));
      await seeAll(device);
      await behind.askPull(2);
      world.advance(KEPT_MS);
      await collect(world.server.npo);
      expect((await stored()).ids).toEqual(['gone']);
      await seeAll(behind);
      await collect(world.server.npo);
      expect((await stored()).ids).toEqual([]);
    });

    it('I8: a page that is asked for ahead is no sign that those before it were stored', async () => {
      const slow = await world.joinDevice(memberId);
      await device.push(op('kept'), op('gone'));
      await slow.pull(0);
      await device.push(op('gone', 'delete'), op('later'));
      await seeAll(device);
      world.advance(KEPT_MS);
      expect((await slow.askPull(3, 1)).status).toBe(200);
      expect((await slow.askPull(4, 1, slow.space.epoch, 3)).status).toBe(200);
      await collect(world.server.npo);
      // The device broke off there, and resumes from what it has stored.
      const { records: told } = await slow.pull(3);
      expect(told.map(({ id, deleted }) => [id, deleted])).toContainEqual(['gone', true]);
      await seeAll(slow);
      await collect(world.server.npo);
      expect((await stored()).ids).toEqual(['kept', 'later']);
    });

    it('I8: keeps a tombstone for 90 days of its own clock, however long ago the deletion says that it was', async () => {
      await device.push(op('gone'), op('again'), op('again', 'delete'));
      world.advance(KEPT_MS);
      await device.push(
        { ...op('gone', 'delete'), at: world.now() - 2 * KEPT_MS },
        { ...op('again'), kind: 'restore', patch: {} },
        op('again', 'delete'),
      );
      await seeAll(device);
      await collect(world.server.npo);
      expect((await stored()).ids).toEqual(['again', 'gone']);
      world.advance(KEPT_MS);
      await collect(world.server.npo);
      expect((await stored()).ids).toEqual([]);
      await expectBytesCounted(world, device);
    });

    it.each([
      ['revoked', { revokedAt: 1 }],
      ['has not been seen for a year', { seenAt: 1, createdAt: 1 }],
    ])('does not wait for a device that is %s', async (_, state) => {
      const absent = await world.joinDevice(memberId);
      await device.push(op('gone'), op('gone', 'delete'));
      await seeAll(device);
      world.advance(KEPT_MS);
      await world.server.npo.db.update(devices).set(state).where(eq(devices.id, absent.id));
      await seeAll(device);
      await collect(world.server.npo);
      expect((await stored()).ids).toEqual([]);
    });

    it('waits for a device that joined and has not asked for anything yet', async () => {
      await device.push(op('gone'), op('gone', 'delete'));
      await seeAll(device);
      world.advance(KEPT_MS);
      await world.joinDevice(memberId);
      await seeAll(device);
      await collect(world.server.npo);
      expect((await stored()).ids).toEqual(['gone']);
    });

    it('I8: asks nothing of anybody where there is nothing to collect', async () => {
      await device.push(op('one'));
      await device.pull(0);
      await collect(world.server.npo);
      expect((await stored()).space.minCursor).toBe(0);
      expect(await device.pushOne(op('two'))).toMatchObject({ outcome: 'applied' });
    });

    it('leaves a space alone to which no device comes any more', async () => {
      await device.push(op('gone'), op('gone', 'delete'));
      await seeAll(device);
      world.advance(366 * DAY_MS);
      await collect(world.server.npo);
      expect((await stored()).ids).toEqual(['gone']);
    });

    it('I8: a device that comes back after it starts over in the same epoch, and brings nothing back', async () => {
      const absent = await world.joinDevice(memberId);
      await device.push(op('gone'), op('other'));
      const { records: seen, watermark } = await absent.pull(0);
      await device.push(op('gone', 'delete'));
      const { mark } = (await absent.askPull(0)).body;
      world.advance(366 * DAY_MS);
      await seeAll(device);
      await collect(world.server.npo);
      expect((await stored()).ids).toEqual(['other']);

      const late = await absent.askPull(watermark);
      expectProblem(late, 410, 'resync');
      expect(late.body.epoch).toBe(absent.space.epoch);
      const anew = await absent.pull(0);
      expect(anew.records.map(({ id }) => id)).toEqual(['other']);
      const write = absent.write(seen.find(({ id }) => id === 'gone') ?? expect.fail(), {
        note: sealed('late'),
      });
      expect(await absent.pushOne(write)).toMatchObject({ outcome: 'rejected', reason: 'not-found' });
      // Its mark is from before what was collected; that is no sign of a server that was set back.
      const { epoch } = absent.space;
      const again = await absent.ask(routes.push.path, {
        json: { epoch, mark, ops: [op('new', 'set', absent)] },
      });
      expect(again.status).toBe(200);
      expect((await stored()).space.epoch).toBe(epoch);
    });

    it('I8: a device that comes back after it pulls before it pushes, and so does a copy of one', async () => {
      const absent = await world.joinDevice(memberId);
      await device.push(op('gone'), op('other'));
      await absent.pull(0);
      await device.push(op('gone', 'delete'));
      world.advance(366 * DAY_MS);
      await seeAll(device);
      await collect(world.server.npo);

      const copy = await world.copyDevice(absent);
      for (const late of [absent, copy]) {
        const write = op('gone', 'set', late);
        expectProblem(await late.askPush([write]), 410, 'resync');
        await late.pull(0);
        expect((await late.askPush([write])).status).toBe(200);
      }
      // A device that holds nothing yet is not refused.
      const fresh = await world.joinDevice(memberId);
      expect((await fresh.askPush([op('made', 'set', fresh)])).status).toBe(200);
    });

    it('I8: a device that was told of a row without ever pulling starts over too', async () => {
      const absent = await world.joinDevice(memberId);
      await absent.push(op('gone', 'set', absent));
      const told = (await absent.askPush([op('gone', 'set', absent)])).body.mark;
      await device.push(op('gone', 'delete'), op('other'));
      world.advance(366 * DAY_MS);
      await seeAll(device);
      await collect(world.server.npo);
      expect((await stored()).ids).toEqual(['other']);

      const { epoch } = absent.space;
      const late = { json: { epoch, mark: told, ops: [op('gone', 'set', absent)] } };
      expectProblem(await absent.ask(routes.push.path, late), 410, 'resync');
      const pull = (mark: object) =>
        absent.ask(`${routes.pull.path}?${new URLSearchParams({ epoch, cursor: '0', ...mark })}`);
      expectProblem(await pull({ mark: told }), 410, 'resync');
      // A device that has started over shows no mark.
      expect((await pull({})).status).toBe(200);
    });

    it('I8: a device that pulls from the beginning comes past what was collected, page by page', async () => {
      await device.push(op('one'), op('two'), op('three'), op('gone'), op('gone', 'delete'), op('four'));
      await seeAll(device);
      world.advance(KEPT_MS);
      await collect(world.server.npo);
      expect((await stored()).space.minCursor).toBe(7);
      const fresh = await world.joinDevice(memberId);
      expect([...(await fresh.pullAll(1)).keys()]).toEqual(['one', 'two', 'three', 'four']);
      expect((await fresh.askPull(3)).status).toBe(200);
      // A single table can be pulled from any cursor.
      expect(
        (
          await device.ask(
            `${routes.pull.path}?${new URLSearchParams({
              epoch: device.space.epoch,
              cursor: '2',
              table: 'tasks',
            })}`,
          )
        ).status,
      ).toBe(200);
    });

    it('I2: forgets what it said to operations after 90 days, when every device is past them', async () => {
      const behind = await world.joinDevice(memberId);
      await device.push(op('one'), op('two'), op('three'));
      await seeAll(device);
      await behind.askPull(3);
      world.advance(KEPT_MS - DAY_MS);
      await collect(world.server.npo);
      expect((await stored()).answers).toHaveLength(4);
      world.advance(DAY_MS);
      await collect(world.server.npo);
      expect((await stored()).answers.map(({ seq }) => seq).toSorted()).toEqual([3, 4]);
      expect((await behind.askPull(3)).status).toBe(200);
      await seeAll(behind);
      await collect(world.server.npo);
      // The last one stays, or nobody could say any more whether the space was set back.
      const { answers, space } = await stored();
      expect(answers.map(({ seq }) => seq)).toEqual([4]);
      const mark = (await device.askPull(0)).body.mark;
      const query = new URLSearchParams({ epoch: space.epoch, cursor: '4', mark });
      expect((await device.ask(`${routes.pull.path}?${query}`)).status).toBe(200);
      // A mark from before is no sign of a server that was set back.
      const early = `1.${randomUUID()}`;
      const second = await world.joinDevice(memberId);
      const json = { epoch: space.epoch, mark: early, ops: [op('x', 'set', second)] };
      expect((await second.ask(routes.push.path, { json })).body.epoch).toBe(space.epoch);
      expect((await stored()).space.epoch).toBe(space.epoch);
    });

    it('goes on with the other spaces when it fails in one', async () => {
      const { db } = world.server.npo;
      const failing = async () => {
        const other = await world.newMember();
        await beginTestKeyring(other.device);
        await other.device.push(op('gone', 'set', other.device), op('gone', 'delete', other.device));
        await seeAll(other.device);
        const theirs = eq(records.spaceId, other.device.space.id);
        await db.update(records).set({ vers: sql`'null'::json` }).where(theirs);
        return async () => db.delete(records).where(theirs);
      };
      const mendFirst = await failing();
      await device.push(op('gone'), op('gone', 'delete'));
      await seeAll(device);
      const mendLast = await failing();
      world.advance(KEPT_MS);
      await collect(world.server.npo);
      expect((await stored()).ids).toEqual([]);
      await mendFirst();
      await mendLast();
    });

    it('forgets invitations that nobody can use any more', async () => {
      const { npo } = world.server;
      const invitations = () => npo.db.select().from(invites).where(eq(invites.memberId, memberId));
      await createInvite(npo, memberId);
      expect(await invitations()).toHaveLength(2);
      world.advance(KEPT_MS - DAY_MS);
      await collect(npo);
      expect(await invitations()).toHaveLength(2);
      world.advance(DAY_MS);
      await collect(npo);
      const [unused, ...others] = await invitations();
      expect([unused?.usedAt, others]).toEqual([null, []]);
      world.advance(INVITE_LIFETIME_MS);
      await collect(npo);
      expect(await invitations()).toEqual([]);
    });
  });
}
