import { beforeEach, describe, expect, test } from 'vitest';
import { getState } from '#renderer/store/state.ts';
import type { Api } from '#renderer/sync/api.ts';
import { ServerError } from '#renderer/sync/request.ts';
import { sealHeld } from '#renderer/sync/seal.ts';
import { randomBytes } from '#shared/keys/bytes.ts';
import { identityFrom } from '#shared/keys/identity.ts';
import { keyIdOf } from '#shared/keys/key-of-value.ts';
import { changeKeyring, memberOf } from '#shared/keys/keyring.ts';
import { KEYRING_MEMBERS_MAX } from '#shared/keys/keyring-entry.ts';
import { newRecoveryCode } from '#shared/keys/recovery-code.ts';
import { taskFields } from '#tests/fixtures/test-workspace.ts';
import type { Computer } from '#tests/sim/computer.ts';
import { givenWorld, JOINED } from '#tests/sim/given.ts';
import type { World } from '#tests/sim/world.ts';
import { presentKeyring } from './keyring-here.ts';
import { leave } from './leave.ts';
import { anotherCode, beginAnew, confirmSheet, recoverWith, unconfirmedCode } from './sheet.ts';

/** Real devices and the real server. */
describe('the recovery sheet', () => {
  const given = givenWorld(JOINED, JOINED);
  let world: World;
  let one: Computer;
  let other: Computer;

  beforeEach(async () => {
    ({ world } = given);
    [one, other] = world.computers as [Computer, Computer];
  });

  const handOut = ({ workspace, host }: Computer) => unconfirmedCode(workspace, host);
  const confirm = (computer: Computer, code: string, api: Partial<Api> = {}) =>
    confirmSheet(computer.workspace, computer.host, { ...world.api(computer), ...api }, code);
  const recover = (computer: Computer, code: string) =>
    recoverWith(computer.workspace, computer.host, world.api(computer), code);
  const kept = ({ secrets }: Computer) => [...secrets.keys()].filter((name) => name.startsWith('sheet.'));
  const writeTask = (computer: Computer) =>
    world.write(computer, [{ table: 'tasks', id: 'row', kind: 'set', patch: { ...taskFields('Mine') } }]);
  const keysIn = async ({ db }: Computer) =>
    (await db.state.toCollection().primaryKeys()).filter((name) => name.startsWith('key'));
  const titleAt = async ({ db }: Computer) => (await db.rows('tasks').get('row'))?.title;

  /** The sheet opens what this computer has written and sent. */
  async function expectGood(computer: Computer, code: string): Promise<void> {
    await writeTask(computer);
    await world.round(computer);
    const from = computer === one ? other : one;
    expect(await recover(from, code)).toBeNull();
    await world.round(from);
    expect(await titleAt(from)).toBe('Mine');
  }

  test('in a full keyring lets a computer in as soon as others are signed out, and says so before', async () => {
    const code = await handOut(one);
    await confirm(one, code);
    const present = await presentKeyring(one.workspace, one.host, world.api(one));
    const someone = { identity: await identityFrom(randomBytes(32)) };
    let { keyring } = present;
    while (keyring.members.size < KEYRING_MEMBERS_MAX) {
      const add = [memberOf({ ...someone, id: `device-${keyring.members.size}` }, 'device')];
      keyring = await changeKeyring(keyring, [present.self], { add }, 1);
    }
    // Nobody at the server has these ids: they count as signed out.
    const { signedOut } = await world.api(one).appendKeys(keyring.entries.slice(1));
    const keys: Api['keys'] = async () => ({ ...(await world.api(other).keys()), signedOut: [] });
    const before = recoverWith(other.workspace, other.host, { ...world.api(other), keys }, code);
    await expect(before).rejects.toMatchObject({ code: 'too-many-devices' });
    expect(signedOut).toHaveLength(KEYRING_MEMBERS_MAX - 2);
    expect(await recover(other, code)).toBeNull();
    expect((await world.api(other).keys()).signedOut).toEqual([]);
  });

  describe('the first one', () => {
    test('whose entry came twice, by a retry on the way, is made', async () => {
      const code = await handOut(one);
      const { appendKeys } = world.api(one, [{ kind: 'twice', at: 0 }]);
      expect(await confirm(one, code, { appendKeys })).toBe('done');
      expect(kept(one)).toEqual([]);
      await expectGood(one, code);
    });

    test('that this device’s own round of sync sent first is made', async () => {
      const code = await handOut(one);
      const honest = world.api(one);
      const appendKeys: Api['appendKeys'] = async (entries) => {
        await world.round(one);
        return honest.appendKeys(entries);
      };
      expect(await confirm(one, code, { appendKeys })).toBe('done');
      await expectGood(one, code);
    });

    test('is none where another device was faster, and its code is not handed out again', async () => {
      const [code, faster] = [await handOut(one), newRecoveryCode()];
      await confirm(other, faster);
      await expect(confirm(one, code)).rejects.toMatchObject({ code: 'conflict' });
      expect(kept(one)).toEqual([]);
      await world.round(one);
      expect((await getState(one.db, 'keysSeen'))?.keyring).toBe('closed');
      await expect(confirm(one, code)).rejects.toMatchObject({ code: 'conflict' });
      await expectGood(other, faster);
    });

    test.each(['unreachable', 'unreadable-answer', 'too-many-requests', 'server-error'] as const)(
      'is good after %s: the next round brings it there',
      async (error) => {
        const code = await handOut(one);
        const appendKeys = () => Promise.reject(new ServerError(error));
        expect(await confirm(one, code, { appendKeys })).toBe('later');
        expect(kept(one)).toEqual([]);
        await expectGood(one, code);
      },
    );

    test.each(['sign-in-needed', 'device-revoked', 'upgrade-needed', 'not-allowed', 'bad-request'] as const)(
      'is not confirmed by %s, and stays at hand for the next try',
      async (error) => {
        await world.round(one);
        const code = await handOut(one);
        const appendKeys = () => Promise.reject(new ServerError(error));
        await expect(confirm(one, code, { appendKeys })).rejects.toMatchObject({ code: error });
        expect(await getState(one.db, 'keyring')).toBeNull();
        expect((await getState(one.db, 'keysSeen'))?.keyring).toBe('none');
        expect(await handOut(one)).toBe(code);
        expect(await confirm(one, code)).toBe('done');
        await expectGood(one, code);
      },
    );

    test('gives way to another one that is made before it has come to the server', async () => {
      const [code, next] = [await handOut(one), newRecoveryCode()];
      const appendKeys = () => Promise.reject(new ServerError('unreachable'));
      await confirm(one, code, { appendKeys });
      expect(await confirm(one, next)).toBe('done');
      expect(await recover(other, code)).toBe('code-replaced');
      await expectGood(one, next);
    });
  });

  test('a sheet in the place of another that came to the server twice is made', async () => {
    await confirm(one, newRecoveryCode());
    await world.round(one);
    const [code, honest] = [newRecoveryCode(), world.api(one)];
    const appendKeys: Api['appendKeys'] = async (entries) => {
      await honest.appendKeys(entries);
      return honest.appendKeys(entries);
    };
    expect(await confirm(one, code, { appendKeys })).toBe('done');
    await expectGood(one, code);
  });

  test('a computer whose coming in by a sheet came to the server twice is in', async () => {
    const code = newRecoveryCode();
    await confirm(one, code);
    const honest = world.api(other);
    const appendKeys: Api['appendKeys'] = async (entries) => {
      await honest.appendKeys(entries);
      return honest.appendKeys(entries);
    };
    expect(await recoverWith(other.workspace, other.host, { ...honest, appendKeys }, code)).toBeNull();
    expect((await getState(other.db, 'keysSeen'))?.keyring).toBe('open');
    expect((await honest.keys()).entries).toHaveLength(2);
  });

  test('after another sheet, what lies at the server is sealed with the new key', async () => {
    const keysAtServer = async () => {
      const records = await given.server.records(world.members[0]?.space ?? '');
      return new Set(records.flatMap(({ fields }) => Object.values(fields).map(keyIdOf)));
    };
    await confirm(one, newRecoveryCode());
    await writeTask(one);
    await world.round(one);
    const before = await keysAtServer();
    expect(before).toEqual(new Set([one.keychain.codec?.key]));
    await confirm(one, newRecoveryCode());
    await world.round(one);
    expect(await keysAtServer()).toEqual(new Set([one.keychain.codec?.key]));
    expect(await keysAtServer()).not.toEqual(before);
    expect(await getState(one.db, 'resealing')).toBeNull();
  });

  test('begun anew, nothing of the keys of before stays, and what was sealed with them is held', async () => {
    await confirm(one, newRecoveryCode());
    await world.round(one);
    await confirm(one, newRecoveryCode());
    await writeTask(one);
    await one.keychain.load();
    await sealHeld(one.db, one.keychain.codec);
    expect(await one.db.outbox.toArray()).toMatchObject([{ lane: 'open' }]);
    await beginAnew(one.workspace, world.api(one));
    for (const name of ['keyring', 'sealedWith', 'resealing'] as const) {
      expect(await getState(one.db, name), name).toBeNull();
    }
    expect(await one.db.outbox.toArray()).toMatchObject([{ lane: 'held' }]);
  });

  test('nothing of the keys stays in a workspace that leaves while it begins, or begins anew', async () => {
    const left = () => leave(one.workspace, one.host);
    const beginning: Partial<Api> = {
      appendKeys: async () => {
        await left();
        throw new ServerError('sign-in-needed');
      },
    };
    await world.round(one);
    await expect(confirm(one, newRecoveryCode(), beginning)).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
    expect(await keysIn(one)).toEqual([]);

    const honest = world.api(other);
    const beginKeysAnew: Api['beginKeysAnew'] = async () => {
      const told = await honest.beginKeysAnew();
      await leave(other.workspace, other.host);
      return told;
    };
    await beginAnew(other.workspace, { ...honest, beginKeysAnew });
    expect(await keysIn(other)).toEqual([]);
  });

  describe('a code that was not confirmed', () => {
    test('is the same until then, or until the member wants another', async () => {
      const code = await handOut(one);
      expect(await handOut(one)).toBe(code);
      const next = await anotherCode(one.workspace, one.host);
      expect(next).not.toBe(code);
      expect(await handOut(one)).toBe(next);
    });

    test('is forgotten when the device comes in by another sheet', async () => {
      await handOut(one);
      const code = newRecoveryCode();
      await confirm(other, code);
      await recover(one, code);
      expect(kept(one)).toEqual([]);
    });

    test('is not handed out for another keyring than it was made for', async () => {
      const [before, code] = [await handOut(one), newRecoveryCode()];
      const stale = new Map(one.secrets);
      await confirm(other, code);
      await recover(one, code);
      // As when the device was let in by another one, which its next round of sync hears.
      for (const [name, value] of stale) if (name.startsWith('sheet.')) one.secrets.set(name, value);
      const next = await handOut(one);
      expect(next).not.toBe(before);
      // As when it ended right after the server had heard of the sheet.
      const told = new Map(one.secrets);
      await confirm(one, next);
      for (const [name, value] of told) if (name.startsWith('sheet.')) one.secrets.set(name, value);
      expect(await handOut(one)).not.toBe(next);
    });

    test('is not that of another workspace that the same host keeps', async () => {
      const [code, theirs] = [await handOut(one), await unconfirmedCode(other.workspace, one.host)];
      expect(theirs).not.toBe(code);
      expect(await handOut(one)).toBe(code);
    });

    test('is forgotten on leaving', async () => {
      await handOut(one);
      await leave(one.workspace, one.host);
      expect(kept(one)).toEqual([]);
    });
  });
});
