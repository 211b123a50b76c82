import { beforeEach, describe, expect, test } from 'vitest';
import { addTask } from '#renderer/model/work/tasks.ts';
import { getState, putState } from '#renderer/store/state.ts';
import { write } from '#renderer/store/write.ts';
import type { Api } from '#renderer/sync/api.ts';
import { ServerError } from '#renderer/sync/request.ts';
import type { Computer } from '#tests/sim/computer.ts';
import { givenWorld, JOINED } from '#tests/sim/given.ts';
import type { World } from '#tests/sim/world.ts';
import { ensureSigner } from './identity-store.ts';
import { deleteAccount, leave, readAccount } from './leave.ts';

const NAME = 'A made-up member';

/** A real device and the real server. */
describe('leaving', () => {
  const given = givenWorld({ ...JOINED, hasKeys: true });
  let world: World;
  let computer: Computer;

  beforeEach(async () => {
    ({ world } = given);
    [computer] = world.computers as [Computer];
  });

  const remove = (name = NAME, api: Api = world.api(computer)) =>
    deleteAccount(computer.workspace, computer.host, api, name);
  const keysHere = async () => [
    ...(await computer.db.keys.toCollection().primaryKeys()),
    ...[...computer.secrets.keys()].filter((name) => name.startsWith('keys.')),
  ];
  const ask = () => readAccount(computer.workspace, computer.host, world.api(computer));
  /** Asks for the deletion, with what the server does meanwhile; no answer comes. */
  const removeUnheard = async (meanwhile: () => Promise<unknown>) => {
    const lost = async () => {
      await meanwhile();
      throw new ServerError('unreachable');
    };
    await expect(remove(NAME, { ...world.api(computer), deleteAccount: lost })).rejects.toMatchObject({
      code: 'unreachable',
    });
  };

  test('an account that was deleted, of which the answer was lost, is left when it is asked for again', async () => {
    await removeUnheard(() => world.api(computer).deleteAccount(NAME));
    expect(await computer.hasJoined()).toBe(true);
    expect(await ask()).toBeNull();
    expect(await computer.hasJoined()).toBe(false);
    expect(computer.token).toBeNull();
  });

  test('an account that still stands is told, and is not taken for deleted later', async () => {
    await removeUnheard(async () => {});
    expect(await ask()).toMatchObject({ devices: 1 });
    await given.server.empty();
    await expect(ask()).rejects.toMatchObject({ code: 'sign-in-needed' });
    expect(await computer.hasJoined()).toBe(true);
  });

  test('a copy that came in by an id of its own, of which the answer was lost, keeps no keys', async () => {
    const { db, host, workspace } = computer;
    const keyring = await getState(db, 'keyring');
    if (!keyring) throw new Error('no keyring');
    const original = await ensureSigner({ db, host }, 'original');
    await putState(db, 'keyring', { ...keyring, member: original.id });
    expect(await keysHere()).not.toEqual([]);
    await leave(workspace, host);
    expect(await keysHere()).toEqual([]);
  });

  test('what the server refused to delete, or could not, is not taken for deleted later', async () => {
    await expect(remove('Another name')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await getState(computer.db, 'deleting')).toBeNull();
    await given.server.empty();
    await expect(remove()).rejects.toMatchObject({ code: 'sign-in-needed' });
    await expect(ask()).rejects.toMatchObject({ code: 'sign-in-needed' });
    expect(await computer.hasJoined()).toBe(true);
  });

  test('pages that were shown to this NPO are not taken to another one; what is the member’s own stays', async () => {
    const { workspace, db, host } = computer;
    const parts = [{ heading: 'Words', lines: ['for this NPO only'] }];
    const week = { fromDay: '2026-11-23', toDay: '2026-11-29', language: 'en' };
    const [first, second] = ['first', 'second'];
    await addTask(workspace, 'my own', null);
    await write(workspace, [
      { table: 'shares', id: first, kind: 'set', patch: { ...week, parts, sentAt: 1 } },
    ]);
    await world.round(computer);
    await write(workspace, [
      { table: 'shares', id: second, kind: 'set', patch: { ...week, parts, sentAt: 2 } },
    ]);
    await leave(workspace, host);
    expect(await db.rows('shares').count()).toBe(0);
    expect(await db.rows('tasks').count()).toBe(1);
    const everything = await Promise.all(db.tables.map((table) => table.toArray()));
    expect(JSON.stringify(everything)).not.toContain('for this NPO only');
  });
});
