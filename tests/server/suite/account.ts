import { randomUUID } from 'node:crypto';
import { getTableName, isTable, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import * as schema from '#server/db/schema.ts';
import { refreshAll } from '#server/relay/refresh.ts';
import { expectProblem } from '../support/expect-problem.ts';
import { joinThrough } from '../support/test-device.ts';
import type { World } from '../support/world.ts';

/** What a member has at the server, and how it goes. */
export function accountSuite(shared: () => World): void {
  describe('an account', () => {
    let world: World;
    beforeAll(() => {
      world = shared();
    });

    async function everything(): Promise<string> {
      const kept = [];
      for (const table of Object.values(schema)) {
        if (isTable(table)) {
          kept.push(await world.server.npo.db.execute(sql.raw(`select * from "${getTableName(table)}"`)));
        }
      }
      return JSON.stringify(kept.map((result) => (result as { rows?: unknown }).rows ?? result));
    }

    it('is deleted with everything, but for what was handed over', async () => {
      const { id, device } = await world.newMember('Leaving Person');
      const { id: nextId, device: next } = await world.newMember('Next Person');
      const { stages } = await world.newProject('design', 'draw', 'program');
      const [design = '', draw = '', program = ''] = stages;
      for (const [stage, member] of [
        [design, id],
        [draw, nextId],
        [program, id],
      ] as const) {
        await world.offer(stage, member);
      }
      const answer = {
        answer: 'accepted',
        answeredAt: 1,
        handedOverAt: 2,
        handOver: { note: 'my words', links: [] },
      };
      await device.push(device.write(await device.assignment(design), answer));
      await device.push(device.newTask(randomUUID()));

      expect((await device.ask('/v1/account')).body).toEqual({
        openRows: 2,
        sealedRows: 1,
        devices: 1,
        stays: [{ project: 'Website', role: 'design' }],
        returns: [{ project: 'Website', role: 'program' }],
      });
      const erase = (name: string) => device.ask('/v1/account/delete', { json: { name } });
      expectProblem(await erase('Somebody Else'), 403, 'not-allowed');
      expect((await device.ask('/v1/account')).status).toBe(200);
      expect((await erase('Leaving Person')).status).toBe(200);

      expectProblem(await device.ask('/v1/account'), 401, 'sign-in-needed');
      const left = await everything();
      for (const trace of [id, device.id, device.space.id]) expect(left).not.toContain(trace);
      await refreshAll(world.server.npo);
      const { fields } = await next.assignment(draw);
      expect(fields.received).toEqual({ who: 'Leaving Person', note: 'my words', links: [] });
      expect(fields.beads).toMatchObject([
        { who: 'Leaving Person', state: 'handed-over' },
        {},
        { who: null, state: 'waiting' },
      ]);
      expect((await world.offer(program, nextId)).status).toBe(200);
      const { body } = await world.ask('/v1/coordinator/overview', { token: world.coordinatorToken });
      expect(JSON.stringify(body)).not.toContain(id);
    });

    it('has another device of the same member invited by one that is signed in', async () => {
      const { id, device } = await world.newMember();
      const { body } = await device.ask('/v1/devices/invites', { method: 'POST' });
      const second = await joinThrough(world.ask, body.code);
      expect(second.space).toEqual(device.space);
      expect(
        (await world.server.npo.db.select().from(schema.devices)).filter(({ memberId }) => memberId === id),
      ).toHaveLength(2);
    });
  });
}
