import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { isSealed, tableNames, tables } from '#shared/sync/tables.ts';
import { sealed } from '../support/sealed.ts';
import type { TestDevice } from '../support/test-device.ts';
import { beginTestKeyring } from '../support/test-keys.ts';
import type { World } from '../support/world.ts';

/** What the server keeps without being able to read it. */
export function sealedSuite(shared: () => World): void {
  describe('sealed tables', () => {
    let world: World;
    let memberId: string;
    let device: TestDevice;
    beforeAll(async () => {
      world = shared();
      ({ id: memberId, device } = await world.newMember());
      await beginTestKeyring(device);
    });

    it.each(tableNames.filter(isSealed))(
      'I14: the sealed table %s takes no plain value from any client, and what is sealed unread',
      async (table) => {
        const id = randomUUID();
        const fields = Object.keys(tables[table].schema.shape).filter((field) => field !== 'id');
        const refused = [
          'plain',
          'sealed.',
          'sealed.v1.',
          'sealed.v1.a b',
          ' sealed.v1.YQ',
          null,
          1,
          {},
        ].flatMap((value) => fields.map((field) => device.op({ id, table, patch: { [field]: value } })));
        for (const result of await device.push(...refused)) {
          expect(result).toMatchObject({ outcome: 'rejected', reason: 'sealed-needs-key', record: null });
        }
        const patch = { id, ...Object.fromEntries(fields.map((field) => [field, sealed(field)])) };
        const [misnamed, taken] = await device.push(
          device.op({ id, table, patch: { id: 'another' } }),
          device.op({ id, table, patch }),
        );
        expect(misnamed).toMatchObject({ outcome: 'rejected', reason: 'not-allowed' });
        expect(taken).toMatchObject({ outcome: 'applied', record: { fields: patch } });
      },
    );

    it('I14: merges what is sealed by its versions', async () => {
      const second = await world.joinDevice(memberId);
      const own = { table: 'tasks', id: randomUUID() };
      const made = await device.pushOne(
        device.op({ ...own, patch: { title: sealed('one'), note: sealed('n') } }),
      );
      const seen = made.record ?? expect.fail();
      await device.push(device.write(seen, { title: sealed('two') }, { at: world.now() - 1000 }));
      expect(await second.pushOne(second.write(seen, { title: sealed('three') }))).toMatchObject({
        outcome: 'merged',
        record: { fields: { title: sealed('three'), note: sealed('n') } },
        lost: [{ field: 'title', value: sealed('two') }],
      });
    });
  });
}
