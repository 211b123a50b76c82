import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appliedOps, stages, undelivered } from '#server/db/schema.ts';
import { refreshAll, refreshUndelivered } from '#server/relay/refresh.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { routes } from '#shared/http/contract.ts';
import { RELAY_BYTES_MAX, SPACE_BYTES_MAX } from '#shared/sync/limits.ts';
import { expectProblem } from '../support/expect-problem.ts';
import {
  askOverview,
  type HeldStage,
  handedOver,
  holdStages,
  storedRecord,
  storeFields,
  storeSize,
} from '../support/stored-work.ts';
import type { World } from '../support/world.ts';

/** What cannot be delivered is told to the office, and tried again. */
export function undeliveredSuite(shared: () => World): void {
  describe('what cannot be delivered', () => {
    let world: World;
    let first: HeldStage;
    let second: HeldStage;
    let third: HeldStage;
    beforeAll(() => {
      world = shared();
    });
    beforeEach(async () => {
      [first, second, third] = await holdStages(world);
    });

    const note = async ({ stage }: HeldStage) => {
      const { projects } = await askOverview(world);
      return projects.flatMap((project) => project.stages).find(({ id }) => id === stage)?.undelivered;
    };
    const received = async (held: HeldStage) => (await storedRecord(world, held)).fields.received;
    /** The first has handed over, and the space of the second is full. */
    const fail = async (): Promise<void> => {
      await storeSize(world, second, RELAY_BYTES_MAX);
      await storeFields(world, first, handedOver());
      await refreshAll(world.server.npo);
    };
    const cameOn = { note: 'Here it is.', links: [], who: 'Sample Person' };

    it('is noted since when, tried again, and forgotten when it comes on', async () => {
      const began = world.now();
      await fail();
      const before = await note(second);
      expect(before).toMatchObject({ why: 'space-full', triedAt: before?.since });
      expect(before?.since).toBeGreaterThanOrEqual(began);
      world.advance(10 * MINUTE_MS);
      await refreshUndelivered(world.server.npo);
      const later = await note(second);
      expect(later).toMatchObject({ why: 'space-full', since: before?.since });
      expect(later?.triedAt).toBeGreaterThanOrEqual(began + 10 * MINUTE_MS);
      expect(await received(second)).toBeUndefined();

      await storeSize(world, second, 0);
      await refreshUndelivered(world.server.npo);
      expect(await note(second)).toBeNull();
      expect(await received(second)).toEqual(cameOn);
    });

    it('is tried again with every change in its project', async () => {
      await fail();
      await storeSize(world, second, 0);
      const device = await world.joinDevice(third.member);
      await device.pushOne(device.write(await device.assignment(third.stage), { answer: 'accepted' }));
      expect(await note(second)).toBeNull();
      expect(await received(second)).toEqual(cameOn);
    });

    it('leaves nothing in the space by being tried in vain', async () => {
      await fail();
      const { npo } = world.server;
      const kept = async () => [
        await npo.db.select().from(appliedOps).where(eq(appliedOps.spaceId, second.space)),
        await storedRecord(world, second),
      ];
      const before = await kept();
      await refreshUndelivered(npo);
      expect(await kept()).toEqual(before);
    });

    it('is forgotten when the member is gone', async () => {
      await fail();
      const device = await world.joinDevice(second.member);
      await device.ask(routes.deleteAccount.path, { json: { name: 'Sample Person' } });
      const { db } = world.server.npo;
      expect(await db.select().from(undelivered).where(eq(undelivered.stageId, second.stage))).toEqual([]);
    });

    it('is forgotten when the stage goes to another, who gets it', async () => {
      await fail();
      expect((await world.offer(second.stage, third.member)).status).toBe(200);
      expect(await note(second)).toBeNull();
      expect(await received({ ...second, space: third.space })).toEqual(cameOn);
    });

    it('is not what comes to a member who has filled their space: there is a reserve', async () => {
      await storeSize(world, second, SPACE_BYTES_MAX);
      await storeFields(world, first, handedOver());
      await refreshAll(world.server.npo);
      expect(await received(second)).toEqual(cameOn);
      const { stages } = await world.newProject('design');
      expect((await world.offer(stages[0] ?? '', second.member)).status).toBe(200);
      const device = await world.joinDevice(second.member);
      const grown = device.write(await device.assignment(second.stage), { answer: 'accepted' });
      expect(await device.pushOne(grown)).toMatchObject({ outcome: 'rejected', reason: 'too-large' });
    });

    it('is told in words where it is offered', async () => {
      await storeSize(world, second, RELAY_BYTES_MAX);
      const [stage = ''] = (await world.newProject('design')).stages;
      const full = await world.offer(stage, second.member);
      expectProblem(full, 409, 'conflict');
      expect(full.body.detail).toBe('The space of this member is full.');

      // As it may be stored from before there was a limit.
      const checklist = Array.from({ length: 50 }, () => 'あ'.repeat(500));
      const { db } = world.server.npo;
      await db.update(stages).set({ checklist }).where(eq(stages.id, stage));
      const large = await world.offer(stage, third.member);
      expectProblem(large, 409, 'conflict');
      expect(large.body.detail).toBe('The texts of this stage are too large to be offered.');
    });
  });
}
