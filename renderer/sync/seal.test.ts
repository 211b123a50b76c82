import { expect, test } from 'vitest';
import { write } from '#renderer/store/write.ts';
import { openTestWorkspace, taskFields } from '#tests/fixtures/test-workspace.ts';
import { forgetKeys } from './membership.ts';
import { type Codec, sealHeld } from './seal.ts';

test('what was sealed while the keys were forgotten is held again', async () => {
  const workspace = await openTestWorkspace();
  const { db } = workspace;
  await write(workspace, [{ table: 'tasks', id: 'row', kind: 'set', patch: taskFields('Mine') }]);
  const codec: Codec = {
    id: 'a keyring',
    key: 'a key',
    open: async () => [],
    seal: async (_, fields) => {
      await db.transaction('rw', db.state, db.outbox, () => forgetKeys(db));
      return fields;
    },
  };
  await sealHeld(db, codec);
  await sealHeld(db, null);
  expect(await db.outbox.toArray()).toMatchObject([{ lane: 'held' }]);
  expect((await db.outbox.toArray())[0]).not.toHaveProperty('sealed');
});
