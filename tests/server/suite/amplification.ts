import { randomBytes, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appliedOps, records, spaces } from '#server/db/schema.ts';
import { PAGE_BYTES_MAX } from '#server/sync/page.ts';
import { Task } from '#shared/domain/work/task.ts';
import { routes } from '#shared/http/contract.ts';
import { PUSH_OPS_MAX, SPACE_BYTES_MAX } from '#shared/sync/limits.ts';
import { byteLength, type Operation } from '#shared/sync/operation.ts';
import { goodRequest, routesAsked } from '../support/good-requests.ts';
import { sealed } from '../support/sealed.ts';
import type { TestDevice } from '../support/test-device.ts';
import { beginTestKeyring } from '../support/test-keys.ts';
import { bytesStored } from '../support/watch-database.ts';
import type { World } from '../support/world.ts';

/** How much a request counts for without its body: its headers. */
const HEAD_BYTES = 200;

/** What a small request may not make large. */
export function amplificationSuite(shared: () => World): void {
  describe('a small request', () => {
    let world: World;
    let device: TestDevice;
    let memberId: string;
    beforeAll(() => {
      world = shared();
    });
    beforeEach(async () => {
      ({ device, id: memberId } = await world.newMember());
      await beginTestKeyring(device);
    });

    /** A row of about 190 KiB: three fields, each near its limit. */
    const makeLargeRow = async (id: string): Promise<void> => {
      // Random, so that the database cannot make it smaller.
      const large = sealed(randomBytes(32_000).toString('base64url'));
      await device.push(device.op({ table: 'tasks', id, patch: { title: large, note: large, cue: large } }));
    };
    const bytesKept = async (): Promise<number> => {
      const { db } = world.server.npo;
      const sums = [];
      for (const table of [records, appliedOps]) {
        const [row] = await db
          .select({ bytes: sql<string>`coalesce(sum(pg_column_size(${table}.*)), 0)` })
          .from(table)
          .where(eq(table.spaceId, device.space.id));
        sums.push(Number(row?.bytes));
      }
      return sums.reduce((sum, bytes) => sum + bytes, 0);
    };
    const spaceBytes = async (): Promise<number> => {
      const { db } = world.server.npo;
      const [space] = await db.select().from(spaces).where(eq(spaces.id, device.space.id));
      return space?.bytes ?? 0;
    };
    /** Pushes, and says what it was answered, and what of that was kept. */
    const pushed = async (ops: ReadonlyArray<Operation>) => {
      const before = await bytesKept();
      const { status, body } = await device.askPush(ops);
      expect(status).toBe(200);
      return {
        results: body.results,
        request: byteLength(JSON.stringify({ epoch: device.space.epoch, ops })),
        answered: byteLength(JSON.stringify(body)),
        kept: (await bytesKept()) - before,
      };
    };

    it('that deletes and restores a large row again and again is answered with it once, and keeps no copy', async () => {
      await makeLargeRow('row');
      const ops = Array.from({ length: 60 }, (_, n) =>
        device.op({ table: 'tasks', id: 'row', kind: n % 2 ? 'restore' : 'delete' }),
      );
      const first = await pushed(ops);
      expect(first.results).toHaveLength(ops.length);
      // The row, and again those of its values that the deleting device had not seen.
      expect(first.answered).toBeLessThan(3 * 190 * 1024);
      expect(first.kept).toBeLessThan(2 * first.request);
      expect(await pushed(ops)).toMatchObject({ results: first.results, kept: 0 });
    });

    it('that writes to many large rows is answered with a page, and the rest when it is sent again', async () => {
      const ids = Array.from({ length: 30 }, (_, n) => `row-${n}`);
      for (const id of ids) await makeLargeRow(id);
      const ops = ids.map((id) => device.op({ table: 'tasks', id, patch: { project: sealed('here') } }));
      const waiting = [...ops];
      for (let pushes = 0; waiting.length > 0; pushes++) {
        expect(pushes).toBeLessThan(4);
        const { results, answered, request } = await pushed(waiting);
        expect(answered).toBeLessThan(4 * request + PAGE_BYTES_MAX);
        expect(results.map(({ opId }: { opId: string }) => opId)).toEqual(
          waiting.slice(0, results.length).map(({ opId }) => opId),
        );
        waiting.splice(0, results.length);
      }
      expect((await device.pushOne(ops[0] ?? expect.fail())).outcome).toBe('applied');
    });

    it('that sends many large rows again is answered with a page, and the rest when it comes once more', async () => {
      const ids = Array.from({ length: 30 }, (_, n) => `row-${n}`);
      for (const id of ids) await makeLargeRow(id);
      const rows = ids.map((id) => ({ table: 'tasks', id, fields: {}, vers: {} }));
      const json = { epoch: device.space.epoch, records: rows };
      const { body } = await device.ask(routes.reupload.path, { json });
      expect(byteLength(JSON.stringify(body))).toBeLessThan(PAGE_BYTES_MAX);
      expect(body.records.length).toBeGreaterThan(1);
      expect(body.records.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, body.records.length));
    });

    it('that deletes what never was keeps nothing but that it was said, which counts', async () => {
      const before = await spaceBytes();
      const ops = Array.from({ length: PUSH_OPS_MAX }, () =>
        device.op({ table: 'tasks', id: randomUUID(), kind: 'delete' }),
      );
      const { kept, request, results } = await pushed(ops);
      expect(new Set(results.map(({ outcome }: { outcome: string }) => outcome))).toEqual(
        new Set(['applied']),
      );
      expect((await device.pullAll()).size).toBe(0);
      expect(kept).toBeLessThan(2 * request);
      expect((await spaceBytes()) - before).toBeGreaterThan(kept / 2);
    });

    it('that sets every field of many rows keeps no more than twice as much', async () => {
      const fields = Object.keys(Task.shape).filter((field) => field !== 'id');
      const ops = Array.from({ length: 100 }, () =>
        device.op({
          table: 'tasks',
          id: randomUUID(),
          patch: Object.fromEntries(fields.map((field) => [field, sealed(field)])),
        }),
      );
      const { kept, request, results } = await pushed(ops);
      expect(results.every(({ outcome }: { outcome: string }) => outcome === 'applied')).toBe(true);
      expect(kept).toBeLessThan(2 * request);
    });

    it.each(routesAsked)('to %s makes neither a large answer nor much to keep', async (route) => {
      for (let n = 0; n < 25; n++) await makeLargeRow(`row-${n}`);
      const other = await world.joinDevice(memberId);
      const { path, init, bytes } = await goodRequest(route, device, other);
      const { db } = world.server.npo;
      const before = await bytesStored(db);
      const response = await fetch(world.server.url + path, init);
      const answered = byteLength(await response.text());
      expect(response.status).toBeLessThan(500);
      expect(answered).toBeLessThanOrEqual(4 * bytes + PAGE_BYTES_MAX);
      expect((await bytesStored(db)) - before).toBeLessThan(2 * (bytes + HEAD_BYTES));
    });

    it('in a full space keeps nothing of what it refuses, and deletes', async () => {
      await makeLargeRow('row');
      const { db } = world.server.npo;
      await db.update(spaces).set({ bytes: SPACE_BYTES_MAX }).where(eq(spaces.id, device.space.id));
      const refused = await pushed([device.newTask('another')]);
      expect(refused).toMatchObject({ results: [{ reason: 'too-large' }], kept: 0 });
      const deletes = device.op({ table: 'tasks', id: 'row', kind: 'delete' });
      expect(await device.pushOne(deletes)).toMatchObject({ record: { deleted: true } });
      await db
        .update(spaces)
        .set({ bytes: 2 * SPACE_BYTES_MAX })
        .where(eq(spaces.id, device.space.id));
      const { kept, results } = await pushed([device.newTask('third'), device.newTask('fourth')]);
      expect(results).toMatchObject([{ reason: 'too-large' }, { reason: 'too-large' }]);
      expect(kept).toBe(0);
    });
  });
}
