import { beforeAll, describe, expect, it } from 'vitest';
import { sized } from '#tests/sized.ts';
import { expectNothingSkipped } from '../support/many-devices.ts';
import { beginTestKeyring } from '../support/test-keys.ts';
import type { World } from '../support/world.ts';

const WRITERS = 8;
const READERS = 4;
const PUSHES = sized(25, 250);
const OPS = sized(3, 25);

/** Many devices of one member at once. Only a database with many connections can really show this. */
export function concurrencySuite(shared: () => World): void {
  describe('devices at the same time', () => {
    let world: World;
    beforeAll(() => {
      world = shared();
    });

    it('I3: no cursor skips a record while others write', {
      timeout: sized(300_000, 1_200_000),
    }, async () => {
      const { id: member, device } = await world.newMember();
      await beginTestKeyring(device);
      const joined = (count: number) =>
        Promise.all(Array.from({ length: count }, () => world.joinDevice(member)));
      const perSecond = await expectNothingSkipped({
        writers: await joined(WRITERS),
        readers: await joined(READERS),
        pushes: PUSHES,
        ops: OPS,
        alongside: async () => {
          for (let n = 0; n < PUSHES; n++) await world.giveAssignments(device, [`coordinator-${n}`]);
        },
      });
      const count = WRITERS * PUSHES * OPS;
      process.stdout.write(
        `${count} operations of ${WRITERS} devices, read along by ${READERS}: ${perSecond.toFixed(0)}/s\n`,
      );
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
