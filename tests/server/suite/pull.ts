import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { spaces } from '#server/db/schema.ts';
import { routes } from '#shared/http/contract.ts';
import { expectProblem } from '../support/expect-problem.ts';
import type { TestDevice } from '../support/test-device.ts';
import type { World } from '../support/world.ts';

const RECORDS = 25;

/** Pages, cursors, and the stream that says when to pull. */
export function pullSuite(shared: () => World): void {
  describe('pulling', () => {
    let world: World;
    let device: TestDevice;
    beforeAll(async () => {
      world = shared();
      ({ device } = await world.newMember());
      await world.giveAssignments(
        device,
        Array.from({ length: RECORDS }, (_, index) => `stage-${index}`),
      );
    });

    it('gives pages in order of sequence, and says when it is up to date', async () => {
      const seqs: number[] = [];
      let page = await device.pull(0, 10);
      while (!page.upToDate) {
        expect(page.next).toBe(page.records.at(-1)?.seq);
        seqs.push(...page.records.map(({ seq }) => seq));
        page = await device.pull(page.next, 10);
      }
      seqs.push(...page.records.map(({ seq }) => seq));
      expect(seqs).toHaveLength(RECORDS);
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
      expect(page.next).toBe(page.watermark);
    });

    it('gives a changed record once, with its newest state', async () => {
      const { watermark } = await device.pull(0);
      const record = await device.assignment('stage-3');
      await device.push(device.write(record, { startedAt: 1 }), device.write(record, { startedAt: 2 }));
      const page = await device.pull(watermark);
      expect(page.records).toMatchObject([{ id: 'stage-3', fields: { startedAt: 2 } }]);
    });

    it('ends a page early when its records are large', async () => {
      const { device: other } = await world.newMember();
      const ids = Array.from({ length: 100 }, () => randomUUID());
      await world.giveAssignments(other, ids);
      const handOver = {
        note: 'x'.repeat(10_000),
        links: Array.from({ length: 20 }, () => 'y'.repeat(2_000)),
      };
      for (let i = 0; i < ids.length; i += 10) {
        await other.push(...ids.slice(i, i + 10).map((id) => other.op({ id, patch: { handOver } })));
      }
      const page = await other.pull(0);
      expect(page.upToDate).toBe(false);
      expect(page.records.length).toBeLessThan(ids.length);
      expect((await other.pullAll()).size).toBe(ids.length);
    });

    it('asks to start over for another epoch and for a forgotten cursor', async () => {
      const { id, device: other } = await world.newMember();
      await world.giveAssignments(other, ['a', 'b', 'c']);
      expectProblem(await other.askPull(0, 10, randomUUID()), 410, 'resync');
      await world.server.npo.db.update(spaces).set({ minCursor: 2 }).where(eq(spaces.memberId, id));
      const forgotten = await other.askPull(1);
      expectProblem(forgotten, 410, 'resync');
      expect(forgotten.body.epoch).toBe(other.space.epoch);
      expect((await other.askPull(2)).status).toBe(200);
      expect((await other.askPull(0)).status).toBe(200);
    });

    it.each([
      ['-1', '10'],
      ['1.5', '10'],
      ['x', '10'],
      ['9'.repeat(30), '10'],
      ['0', '0'],
      ['0', '1001'],
      ['0', 'all'],
    ])('refuses the cursor %s with the limit %s', async (cursor, limit) => {
      expectProblem(await device.askPull(cursor, limit), 400, 'bad-request');
    });

    it('sends pages gzipped, and the stream as it is', async () => {
      const { headers } = await device.askPull(0);
      expect(headers.get('content-encoding')).toBe('gzip');
      const stream = await fetch(`${world.server.url}${routes.events.path}`, {
        headers: { authorization: `Bearer ${device.token}` },
      });
      expect(stream.headers.get('content-encoding')).toBeNull();
      expect(stream.headers.get('content-type')).toContain('text/event-stream');
      await stream.body?.cancel();
    });

    it('nudges at once and after every change, by whomever', async () => {
      const { id, device: first } = await world.newMember();
      const second = await world.joinDevice(id);
      const nudges = await second.nudges(world.server.url);
      expect(await nudges.next()).toBe(0);
      await world.giveAssignments(first, ['stage']);
      const seq = await nudges.next();
      expect(seq).toBe((await second.pull(0)).watermark);
      await first.push(first.op({ id: 'stage', patch: { startedAt: 1 } }));
      expect(await nudges.next()).toBeGreaterThan(seq);
      await nudges.close();
    });
  });
}
