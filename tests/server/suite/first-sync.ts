import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { devices } from '#server/db/schema.ts';
import { routes } from '#shared/http/contract.ts';
import { httpRequest } from '#shared/http/route.ts';
import { Digest } from '#shared/sync/digest.ts';
import { PUSH_OPS_MAX } from '#shared/sync/limits.ts';
import type { SyncRecord } from '#shared/sync/operation.ts';
import { expectProblem } from '../support/expect-problem.ts';
import { sealed } from '../support/sealed.ts';
import type { TestDevice } from '../support/test-device.ts';
import { beginTestKeyring } from '../support/test-keys.ts';
import type { World } from '../support/world.ts';

/** What a device shows before it has everything, and how it knows that it has. */
export function firstSyncSuite(shared: () => World): void {
  describe('the first sync', () => {
    let world: World;
    let device: TestDevice;
    beforeAll(async () => {
      world = shared();
      ({ device } = await world.newMember());
      await beginTestKeyring(device);
    });

    const fill = async (to: TestDevice, table: string, count: number): Promise<void> => {
      const ops = Array.from({ length: count }, (_, index) =>
        to.op({ table, id: `${table}-${index}`, patch: { note: sealed(`n${index}`) } }),
      );
      for (let i = 0; i < count; i += PUSH_OPS_MAX) await to.push(...ops.slice(i, i + PUSH_OPS_MAX));
    };
    const ask = (route: 'recent' | 'digest', epoch = device.space.epoch, by = device) =>
      by.ask(httpRequest(routes[route], { epoch }).path);
    const digestOf = (records: Iterable<SyncRecord>): Record<string, string> => {
      const digest = new Digest();
      for (const record of records) if (!record.deleted) digest.add(record);
      return digest.tables();
    };

    it('shows the newest of the work, and fills up with the newest of the rest', async () => {
      await fill(device, 'tasks', 600);
      await fill(device, 'entries', 700);
      await device.push(device.op({ table: 'tasks', id: 'tasks-599', kind: 'delete' }));
      const { records } = (await ask('recent')).body as { records: SyncRecord[] };
      expect(records).toHaveLength(1000);
      const ids = new Set(records.map(({ id }) => id));
      expect(ids.has('tasks-598') && ids.has('tasks-99') && !ids.has('tasks-98')).toBe(true);
      expect(ids.has('entries-699') && ids.has('entries-200') && !ids.has('entries-199')).toBe(true);
      expect(ids.has('tasks-599')).toBe(false);
      const stored = await device.pullAll();
      for (const record of records) expect(record).toEqual(stored.get(record.id));
    });

    it('gives what it shows no more bytes than a page has', async () => {
      const { device: large } = await world.newMember();
      await beginTestKeyring(large);
      const note = sealed('x'.repeat(50_000));
      const ops = Array.from({ length: 100 }, (_, index) =>
        large.op({ table: 'tasks', id: `t${index}`, patch: { note } }),
      );
      for (let i = 0; i < ops.length; i += 10) await large.push(...ops.slice(i, i + 10));
      const { records } = (await ask('recent', large.space.epoch, large)).body;
      expect(records.length).toBeGreaterThan(50);
      expect(records.length).toBeLessThan(100);
      expect(records[0].id).toBe('t99');
    });

    it('shows nothing of an empty space, and has no digest of it', async () => {
      const { device: fresh } = await world.newMember();
      expect((await ask('recent', fresh.space.epoch, fresh)).body).toEqual({ records: [], mark: null });
      expect((await ask('digest', fresh.space.epoch, fresh)).body).toEqual({ watermark: 0, tables: {} });
    });

    it('I12: the digest is that of what was pulled, and another after each change', async () => {
      await fill(device, 'rhythm', 2);
      const { watermark: before } = await device.pull(0);
      const current = await device.assignment('rhythm-0');
      const seen = new Set<string>();
      for (const op of [
        device.newTask(randomUUID()),
        device.write(current, { note: sealed('other') }),
        device.op({ table: 'rhythm', id: 'rhythm-1', kind: 'delete' }),
        device.op({ table: 'rhythm', id: 'rhythm-1', kind: 'restore', base: { $: before + 3 } }),
      ]) {
        expect((await device.pushOne(op)).outcome).not.toBe('rejected');
        const { watermark, tables } = (await ask('digest')).body;
        expect(tables).toEqual(digestOf((await device.pullAll()).values()));
        expect(watermark).toBe((await device.pull(0)).watermark);
        seen.add(`${tables.tasks} ${tables.rhythm}`);
      }
      expect(seen.size).toBe(4);
    });

    it('I12: gives one table by itself, without moving the cursor of the device', async () => {
      await device.pull(3);
      const whole = [...(await device.pullAll()).values()].filter(({ table }) => table === 'tasks');
      await device.pull(3);
      const pulled: SyncRecord[] = [];
      for (let cursor = 0, upToDate = false; !upToDate; ) {
        const query = { epoch: device.space.epoch, cursor: `${cursor}`, limit: '250', table: 'tasks' };
        const { body } = await device.ask(`${routes.pull.path}?${new URLSearchParams(query)}`);
        pulled.push(...body.records);
        ({ next: cursor, upToDate } = body);
        if (upToDate) expect(body.next).toBe(body.watermark);
      }
      expect(pulled).toEqual(whole);
      const { db } = world.server.npo;
      const [row] = await db.select().from(devices).where(eq(devices.id, device.id));
      expect(row?.lastCursor).toBe(3);
    });

    it.each(['recent', 'digest'] as const)('names its epoch when %s is asked for another', async (route) => {
      const answer = await ask(route, randomUUID());
      expectProblem(answer, 410, 'resync');
      expect(answer.body.epoch).toBe(device.space.epoch);
      expectProblem(await ask(route, 'x'), 400, 'bad-request');
    });
  });
}
