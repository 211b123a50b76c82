import { beforeAll, describe, expect, it } from 'vitest';
import type { SyncRecord } from '#shared/sync/operation.ts';
import type { World } from '../support/world.ts';

const WRITERS = 4;
const PULLERS = 3;
const PUSHES = 20;
const OPS = 3;

/** Many devices of one member at once. Only a database with many connections can really show this. */
export function concurrencySuite(shared: () => World): void {
  describe('devices at the same time', () => {
    let world: World;
    beforeAll(() => {
      world = shared();
    });

    it('I3: no cursor skips a record while others write', async () => {
      const { id: member, device } = await world.newMember();
      const writers = await Promise.all(Array.from({ length: WRITERS }, () => world.joinDevice(member)));
      const pullers = await Promise.all(Array.from({ length: PULLERS }, () => world.joinDevice(member)));
      // Every operation has a record of its own, so that none can cover up for one that was skipped.
      const idOf = (writer: number, push: number, op: number) => `w${writer}-p${push}-o${op}`;
      const ids = writers.flatMap((_, writer) =>
        Array.from({ length: PUSHES * OPS }, (_, n) => idOf(writer, Math.floor(n / OPS), n % OPS)),
      );
      await world.giveAssignments(device, ids);

      let isWriting = true;
      const write = Promise.all([
        ...writers.map(async (writer, index) => {
          for (let push = 0; push < PUSHES; push++) {
            const ops = Array.from({ length: OPS }, (_, op) =>
              writer.op({ id: idOf(index, push, op), patch: { startedAt: push + 1 } }),
            );
            for (const { outcome } of await writer.push(...ops)) expect(outcome).toBe('applied');
          }
        }),
        (async () => {
          for (let n = 0; n < PUSHES; n++) await world.giveAssignments(device, [`coordinator-${n}`]);
        })(),
      ]).finally(() => {
        isWriting = false;
      });
      const views = await Promise.all(
        pullers.map(async (puller) => {
          const view = new Map<string, SyncRecord>();
          let cursor = 0;
          for (let isLast = false; !isLast; ) {
            isLast = !isWriting;
            for (let upToDate = false; !upToDate; ) {
              const page = await puller.pull(cursor, 11);
              for (const record of page.records) {
                expect(record.seq).toBeGreaterThan(cursor);
                cursor = record.seq;
                view.set(record.id, record);
              }
              expect(page.next).toBeGreaterThanOrEqual(cursor);
              ({ next: cursor, upToDate } = page);
            }
          }
          return view;
        }),
      );
      await write;

      const final = await device.pullAll();
      expect(final.size).toBe(ids.length + PUSHES);
      expect(ids.every((id) => typeof final.get(id)?.fields.startedAt === 'number')).toBe(true);
      for (const view of views) expect(view).toEqual(final);
    });

    it('I2: one operation sent many times at once is applied once', async () => {
      const { device } = await world.newMember();
      await world.giveAssignments(device, ['stage']);
      const { watermark } = await device.pull(0);
      const op = device.op({ id: 'stage', patch: { startedAt: 1 } });
      const results = await Promise.all(Array.from({ length: 8 }, () => device.pushOne(op)));
      for (const result of results) expect(result).toEqual(results[0]);
      expect((await device.pull(0)).watermark).toBe(watermark + 1);
    });
  });
}
