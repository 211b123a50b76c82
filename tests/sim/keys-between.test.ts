import { beforeEach, describe, expect, test } from 'vitest';
import { getState } from '#renderer/store/state.ts';
import type { Api } from '#renderer/sync/api.ts';
import { presentKeyring } from '#renderer/sync/keys/keyring-here.ts';
import { leave } from '#renderer/sync/keys/leave.ts';
import { beginAnew, confirmSheet, recoverWith } from '#renderer/sync/keys/sheet.ts';
import { ServerError } from '#renderer/sync/request.ts';
import { canonicalBytes } from '#shared/keys/bytes.ts';
import { signWith } from '#shared/keys/identity.ts';
import { changeKeyring } from '#shared/keys/keyring.ts';
import { devicesOf, type KeyringEntry } from '#shared/keys/keyring-entry.ts';
import { newRecoveryCode } from '#shared/keys/recovery-code.ts';
import { taskFields } from '#tests/fixtures/test-workspace.ts';
import type { Computer } from './computer.ts';
import { givenWorld, JOINED } from './given.ts';
import type { World } from './world.ts';

/** Real devices and the real server; something about the keys happens between two steps of a round. */
describe('keys that come, go or get lost in between', () => {
  const given = givenWorld(JOINED, JOINED, JOINED);
  let world: World;
  let one: Computer;
  let other: Computer;
  let third: Computer;

  beforeEach(async () => {
    ({ world } = given);
    [one, other, third] = world.computers as [Computer, Computer, Computer];
  });

  const writeTitle = (computer: Computer, id: string, title: string) => {
    world.time += 1_000;
    return world.write(computer, [{ table: 'tasks', id, kind: 'set', patch: { ...taskFields(title) } }]);
  };
  const titles = async (computer: Computer) =>
    Object.fromEntries((await computer.db.rows('tasks').toArray()).map(({ id, title }) => [id, title]));
  const confirm = (computer: Computer, code: string, api: Partial<Api> = {}) =>
    confirmSheet(computer.workspace, computer.host, { ...world.api(computer), ...api }, code);
  const recover = (computer: Computer, code: string) =>
    recoverWith(computer.workspace, computer.host, world.api(computer), code);
  const seen = async (computer: Computer) => (await getState(computer.db, 'keysSeen'))?.keyring;
  const lockedAt = async (computer: Computer) => (await computer.db.locked.toArray()).map(({ id }) => id);
  const unreadableAt = (computer: Computer) =>
    computer.db.journal.filter(({ kind }) => kind === 'unreadable').count();

  /** Two computers in one keyring that know the same rows. */
  async function twoWithKeys(): Promise<string> {
    const code = newRecoveryCode();
    await confirm(one, code);
    await writeTitle(one, 'row-1', 'first');
    await world.round(one);
    expect(await recover(other, code)).toBeNull();
    await world.round(other);
    expect(await titles(other)).toEqual({ 'row-1': 'first' });
    await world.round(one);
    return code;
  }

  test('I6: nothing is sealed with a first key that the server has not heard of', async () => {
    const [code, theirs] = [newRecoveryCode(), newRecoveryCode()];
    await writeTitle(one, 'row-1', 'typed on one');
    await world.round(other);
    const lost = { appendKeys: () => Promise.reject(new ServerError('unreachable')) };
    await confirm(one, code, lost);
    const honest = world.api(one);
    let hasPushed = false;
    await world.round(one, {
      push: async (...asked) => {
        const answer = await honest.push(...asked);
        // The other makes a sheet just when the first one's rows have come.
        if (!hasPushed) await expect(confirm(other, theirs)).rejects.toMatchObject({ code: 'conflict' });
        hasPushed = true;
        return answer;
      },
    });
    expect(hasPushed).toBe(true);
    expect(await seen(one)).toBe('open');
    expect(await recover(other, code)).toBeNull();
    await world.round(other);
    expect(await titles(other)).toEqual({ 'row-1': 'typed on one' });
  });

  test('I9: who turns up after another began anew gives back the keyring before what it holds', async () => {
    const code = await twoWithKeys();
    await beginAnew(other.workspace, world.api(other));
    const honest = world.api(one);
    let hasReuploaded = false;
    await world.round(one, {
      reupload: async (...asked) => {
        const answer = await honest.reupload(...asked);
        if (!hasReuploaded)
          await expect(confirm(other, newRecoveryCode())).rejects.toMatchObject({ code: 'conflict' });
        hasReuploaded = true;
        return answer;
      },
    });
    expect(hasReuploaded).toBe(true);
    expect(await recover(third, code)).toBeNull();
    await world.round(third);
    expect(await titles(third)).toEqual({ 'row-1': 'first' });
  });

  test('I9: who turns up when there is a new keyring sends again what is sealed once it is let in', async () => {
    await twoWithKeys();
    await beginAnew(other.workspace, world.api(other));
    const anew = newRecoveryCode();
    await confirm(other, anew);
    await writeTitle(one, 'row-2', 'typed on one meanwhile');
    await world.round(one);
    expect(await seen(one)).toBe('refused');
    const sealed = (await given.server.records(world.members[0]?.space ?? '')).filter(
      ({ table }) => table === 'tasks',
    );
    expect(sealed).toEqual([]);
    expect(await recover(one, anew)).toBeNull();
    await world.round(one);
    await world.round(other);
    expect(await titles(other)).toEqual({ 'row-1': 'first', 'row-2': 'typed on one meanwhile' });
  });

  test('a key that was stored just before the app ended opens what is locked, at the next start', async () => {
    await twoWithKeys();
    await confirm(other, newRecoveryCode());
    await writeTitle(other, 'row-2', 'with the new key');
    await world.round(other);
    const { tend } = one.keychain;
    one.keychain.tend = async (...asked) => {
      await tend(...asked);
      throw new Error('the app ends here');
    };
    await expect(world.round(one)).rejects.toThrow('the app ends here');
    await one.restart();
    await world.round(one);
    expect(await titles(one)).toEqual({ 'row-1': 'first', 'row-2': 'with the new key' });
    expect(await lockedAt(one)).toEqual([]);
    expect(await unreadableAt(one)).toBe(0);
  });

  test('a key that comes by another door while a page is on its way opens the page', async () => {
    await twoWithKeys();
    await confirm(other, newRecoveryCode());
    await writeTitle(other, 'row-2', 'with the new key');
    await world.round(other);
    const honest = world.api(one);
    let isFirst = true;
    await world.round(one, {
      pull: async (...asked) => {
        const page = await honest.pull(...asked);
        if (isFirst) await confirm(one, newRecoveryCode());
        isFirst = false;
        return page;
      },
    });
    expect(await titles(one)).toEqual({ 'row-1': 'first', 'row-2': 'with the new key' });
    expect(await lockedAt(one)).toEqual([]);
  });

  test('who signs a device out and then comes in by the code changes the key at once', async () => {
    const code = await twoWithKeys();
    await world.api(third).revokeDevice(one.workspace.device);
    expect(await recover(third, code)).toBeNull();
    await world.round(third);
    const members = [...devicesOf((await world.api(third).keys()).entries)];
    expect(members).not.toContain(one.workspace.device);
    expect(members).toContain(third.workspace.device);
  });

  /** A copy of the first one, which has found out that it is one and has taken an id of its own. */
  async function copyOfOne(): Promise<Computer> {
    await world.copy(one);
    const copy = world.computers.at(-1) as Computer;
    await writeTitle(one, 'row-2', 'by the original');
    await world.sync(one);
    const { device } = copy.workspace;
    await world.sync(copy);
    expect(copy.workspace.device).not.toBe(device);
    return copy;
  }

  test('a copy that is in by keys of its own keeps none of its original', async () => {
    await twoWithKeys();
    const copy = await copyOfOne();
    await world.sync(copy);
    expect(await copy.db.keys.toCollection().primaryKeys()).toEqual([copy.workspace.device]);
    expect(await titles(copy)).toMatchObject({ 'row-2': 'by the original' });
  });

  test('a device whose copy was signed out comes with other keys, and goes on sealing in the same round', async () => {
    await twoWithKeys();
    const copy = await copyOfOne();
    await world.api(one).revokeDevice(copy.workspace.device);
    await world.round(one);
    expect(one.keychain.codec).not.toBeNull();
    await writeTitle(one, 'row-3', 'after that');
    await world.round(one);
    await world.round(other);
    expect(await titles(other)).toMatchObject({ 'row-3': 'after that' });
  });

  test('what is told of the keys after the member has left is kept no more', async () => {
    const code = await twoWithKeys();
    await recover(third, code);
    await world.api(one).revokeDevice(third.workspace.device);
    const honest = world.api(one);
    await one.keychain.tend(
      {
        ...honest,
        appendKeys: async (entries) => {
          const told = await honest.appendKeys(entries);
          await leave(one.workspace, one.host);
          return told;
        },
      },
      true,
    );
    expect(await one.hasJoined()).toBe(false);
    expect(await getState(one.db, 'keyring')).toBeNull();
    expect(await getState(one.db, 'keysSeen')).toBeNull();
  });

  test('what a server that was set back does not take of the keyring, as its signer is out, stops nothing else', async () => {
    await twoWithKeys();
    const backUp = await given.server.backUp();
    await confirm(one, newRecoveryCode());
    await world.round(one);
    await world.round(other);
    await given.server.restore(backUp);
    await world.api(third).revokeDevice(one.workspace.device);
    await world.round(other);
    expect(await seen(other)).toBe('refused');
    await world.round(other);
  });

  test('a key of before that does not open for who came in by the code stops nothing else', async () => {
    const code = await twoWithKeys();
    const { keyring, self } = await presentKeyring(one.workspace, one.host, world.api(one));
    const change = { remove: [other.workspace.device] };
    const [entry] = (await changeKeyring(keyring, [self], change, world.time)).entries.slice(-1);
    const { signatures: _, ...content } = { ...entry, former: `${entry?.former?.slice(0, -8)}AAAAAAAA` };
    const signature = await signWith(self.identity, canonicalBytes('kotsukotsu keyring 1', content));
    await world.api(one).appendKeys([{ ...(content as KeyringEntry), signatures: { [self.id]: signature } }]);
    expect(await recover(third, code)).toBeNull();
    await world.round(third);
    expect(await seen(third)).toBe('refused');
    await world.round(third);
  });
});
