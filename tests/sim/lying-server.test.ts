import { beforeEach, describe, expect, test } from 'vitest';
import { getState, putState } from '#renderer/store/state.ts';
import type { Api } from '#renderer/sync/api.ts';
import { answerAsking, askToBeLetIn, letIn, picturesOf, showOwnKeys } from '#renderer/sync/keys/asking.ts';
import { presentKeyring } from '#renderer/sync/keys/keyring-here.ts';
import { confirmSheet, recoverWith } from '#renderer/sync/keys/sheet.ts';
import { randomBytes, toBase64Url } from '#shared/keys/bytes.ts';
import { commitmentOf } from '#shared/keys/comparison.ts';
import { identityFrom } from '#shared/keys/identity.ts';
import { beginKeyring, changeKeyring, memberOf, type Signer } from '#shared/keys/keyring.ts';
import type { KeyringEntry } from '#shared/keys/keyring-entry.ts';
import { newRecoveryCode, seedOfCode } from '#shared/keys/recovery-code.ts';
import type { SyncRecord } from '#shared/sync/operation.ts';
import { SealedValue } from '#shared/sync/sealed.ts';
import { taskFields } from '#tests/fixtures/test-workspace.ts';
import type { Computer } from './computer.ts';
import { givenWorld, JOINED } from './given.ts';
import type { World } from './world.ts';

const code = newRecoveryCode();

/** Real devices and the real server, which says something else than it knows. */
describe('a lying server is refused', () => {
  const given = givenWorld(JOINED, JOINED);
  let world: World;
  let one: Computer;
  let other: Computer;

  beforeEach(async () => {
    ({ world } = given);
    [one, other] = world.computers as [Computer, Computer];
    await confirmSheet(one.workspace, one.host, world.api(one), code);
    await recoverWith(other.workspace, other.host, world.api(other), code);
    for (const id of ['row-1', 'row-2']) await writeTitle(one, id, `of ${id}`);
    await world.round(one);
    await world.round(other);
  });

  const writeTitle = (computer: Computer, id: string, title: string) => {
    world.time += 1_000;
    return world.write(computer, [{ table: 'tasks', id, kind: 'set', patch: { ...taskFields(title) } }]);
  };
  const titleAt = async (computer: Computer, id: string) => (await computer.db.rows('tasks').get(id))?.title;
  const seen = async (computer: Computer) => (await getState(computer.db, 'keysSeen'))?.keyring;

  /** Lets the other device pull records that the server has changed, and tells what becomes of the first row. */
  async function pullChanged(change: (records: SyncRecord[]) => SyncRecord[]): Promise<void> {
    const honest = world.api(other);
    await world.round(other, {
      pull: async (...asked) => {
        const page = await honest.pull(...asked);
        return { ...page, records: change(page.records) };
      },
    });
  }
  async function expectRefused(): Promise<void> {
    expect(await titleAt(other, 'row-1')).toBe('of row-1');
    expect((await other.db.locked.toArray()).map(({ id }) => id)).toContain('row-1');
    expect((await other.db.journal.toArray()).map(({ kind }) => kind)).toContain('unreadable');
    // And it blocks nothing.
    await writeTitle(other, 'row-3', 'later');
    await world.round(other);
    expect(await other.db.outbox.count()).toBe(0);
  }

  test('exchanging the values of two rows', async () => {
    for (const id of ['row-1', 'row-2']) await writeTitle(one, id, `new of ${id}`);
    await world.round(one);
    await pullChanged(([a, b]) => {
      if (!a || !b) throw new Error('two rows were written');
      return [
        { ...a, fields: b.fields },
        { ...b, fields: a.fields },
      ];
    });
    await expectRefused();
  });

  test('exchanging two fields of a row', async () => {
    await writeTitle(one, 'row-1', 'new');
    await world.round(one);
    await pullChanged((records) =>
      records.map((record) => {
        const { title = null, note = null } = record.fields;
        return { ...record, fields: { ...record.fields, title: note, note: title } };
      }),
    );
    await expectRefused();
  });

  test('replaying an old value under a new operation', async () => {
    const [old] = (await given.server.records(world.members[0]?.space ?? '')).filter(
      ({ id }) => id === 'row-1',
    );
    await writeTitle(one, 'row-1', 'new');
    await world.round(one);
    await pullChanged((records) => records.map((record) => ({ ...record, fields: old?.fields ?? {} })));
    await expectRefused();
  });

  test('a plain value in a sealed table, or one sealed with a key of its own', async () => {
    for (const title of ['in the open', 'sealed.10123456789abcde.AAAA']) {
      await writeTitle(one, 'row-1', 'new');
      await world.round(one);
      await pullChanged((records) =>
        records.map((record) => ({ ...record, fields: { ...record.fields, title } })),
      );
      await expectRefused();
    }
  });

  test('damaging one value of a row: the others are taken over, and what is written there is neither hidden nor lost', async () => {
    const words = { title: 'new', note: 'nobody reads this' };
    await world.write(one, [{ table: 'tasks', id: 'row-1', kind: 'set', patch: words }]);
    await world.round(one);
    const damage = (records: SyncRecord[]) =>
      records.map((record) => ({
        ...record,
        fields: { ...record.fields, note: `${record.fields.note}AAAA` },
      }));
    await pullChanged(damage);
    expect(await titleAt(other, 'row-1')).toBe('new');
    expect((await other.db.locked.toArray()).map(({ id }) => id)).toEqual(['row-1']);
    const unreadable = other.db.journal.filter(({ kind }) => kind === 'unreadable');
    expect(await unreadable.count()).toBe(1);
    // Whatever the server goes on to say, what the member writes there stays.
    world.time += 1_000;
    await world.write(other, [{ table: 'tasks', id: 'row-1', kind: 'set', patch: { title: 'mine' } }]);
    const honest = world.api(other);
    await world.round(other, {
      push: async (...asked) => {
        const answer = await honest.push(...asked);
        const results = answer.results.map((result) => ({
          ...result,
          record: result.record && (damage([result.record])[0] ?? null),
        }));
        return { ...answer, results };
      },
      pull: async (...asked) => {
        const page = await honest.pull(...asked);
        return { ...page, records: damage(page.records) };
      },
    });
    expect(await titleAt(other, 'row-1')).toBe('mine');
    expect(await unreadable.count()).toBe(1);
    // A write over a value that cannot be read counts as concurrent with it, and not as made after seeing it.
    expect((await other.db.meta.get(['tasks', 'row-1']))?.vers.note?.op).not.toBe(
      (await other.db.locked.get(['tasks', 'row-1']))?.record.vers.note?.op,
    );
    await world.round(one);
    expect(await titleAt(one, 'row-1')).toBe('mine');
    // Once the server sends the value unchanged, it opens.
    await world.write(one, [{ table: 'tasks', id: 'row-1', kind: 'set', patch: { note: 'readable' } }]);
    await world.round(one);
    await world.round(other);
    expect(await other.db.rows('tasks').get('row-1')).toMatchObject({ title: 'mine', note: 'readable' });
    expect(await other.db.locked.count()).toBe(0);
    expect(await unreadable.count()).toBe(0);
  });

  /** Syncs while the server shows other entries, and expects that nothing sealed is sent. */
  async function expectDistrusted(entries: KeyringEntry[]): Promise<void> {
    const honest = world.api(other);
    const pushed: unknown[] = [];
    await writeTitle(other, 'row-1', 'sealed with the key that is known');
    const lies: Partial<Api> = {
      keys: async () => ({ ...(await honest.keys()), tag: 1_000, entries }),
      pull: async (...asked) => ({ ...(await honest.pull(...asked)), keysTag: 1_000 }),
    };
    await world.round(other, lies);
    expect(await seen(other)).toBe('refused');
    expect(other.keychain.codec).toBeNull();
    await writeTitle(other, 'row-2', 'nor this');
    // What is sealed waits; the rest goes on.
    await world.round(other, {
      ...lies,
      push: async (position, ops) => {
        pushed.push(...ops);
        return honest.push(position, ops);
      },
    });
    expect(pushed).toEqual([]);
    expect(await titleAt(other, 'row-1')).toBe('sealed with the key that is known');
  }

  async function stranger(id = 'stranger'): Promise<Signer> {
    return { id, identity: await identityFrom(randomBytes(32)) };
  }

  test('a keyring of its own in the place of the member’s', async () => {
    const space = world.members[0]?.space ?? '';
    const { entries } = await beginKeyring(space, await stranger(), await stranger('paper'), 1);
    await expectDistrusted([...entries]);
  });

  test('a public key of its own, slipped into the keyring', async () => {
    const { entries } = await world.api(one).keys();
    const mine = memberOf(await stranger(), 'device');
    await expectDistrusted(
      entries.map((entry, n) => (n === entries.length - 1 ? { ...entry, add: [...entry.add, mine] } : entry)),
    );
  });

  test('with the help of a device that is in: an entry whose key does not open for another', async () => {
    const { keyring, self } = await presentKeyring(one.workspace, one.host, world.api(one));
    const [id, mine] = [other.workspace.device, await stranger()];
    const members = new Map(keyring.members);
    members.set(id, { ...memberOf(mine, 'device'), id });
    const sheet = { id: 'another sheet', identity: await identityFrom(seedOfCode(newRecoveryCode())) };
    const old = [...members.values()].find(({ kind }) => kind === 'sheet')?.id ?? '';
    const change = { add: [memberOf(sheet, 'sheet')], remove: [old] };
    await expectDistrusted([
      ...(await changeKeyring({ ...keyring, members }, [self, sheet], change, world.time)).entries,
    ]);
    // Assignments are still synced.
    await world.round(other);
  });

  test('a public key of its own, to a device that goes by the recovery code', async () => {
    const space = world.members[0]?.space ?? '';
    const third = await thirdComputer();
    const sheet = { id: 'paper', identity: await identityFrom(seedOfCode(code)) };
    const forger = await stranger();
    const { entries } = await beginKeyring(space, forger, sheet, 1);
    const [entry] = entries as [KeyringEntry];
    // The server knows the sheet's public keys, and cannot sign with them.
    const { paper: _, ...signatures } = entry.signatures;
    const lies = {
      ...world.api(third),
      keys: async () => ({ ...(await world.api(third).keys()), entries: [{ ...entry, signatures }] }),
    };
    await expect(recoverWith(third.workspace, third.host, lies, code)).rejects.toMatchObject({
      code: 'unreadable-answer',
    });
    expect(await getState(third.db, 'keyring')).toBeNull();
  });

  test('its own keys between two devices that compare pictures', async () => {
    const third = await thirdComputer();
    const servers = { keys: (await stranger()).identity.publicKeys, nonce: toBase64Url(randomBytes(32)) };
    await askToBeLetIn(third.workspace, third.host, world.api(third));
    await one.keychain.tend(world.api(one), true);
    const [asked] = (await getState(one.db, 'keysSeen'))?.requests ?? [];
    if (!asked) throw new Error('nobody asks');
    await answerAsking(one.workspace, one.host, world.api(one), asked);
    await third.keychain.tend(world.api(third), true);
    const [answered] = (await getState(third.db, 'keysSeen'))?.requests ?? [];
    if (!answered) throw new Error('nobody has answered');
    await showOwnKeys(third.workspace, world.api(third), answered);
    await one.keychain.tend(world.api(one), true);
    const [shown] = (await getState(one.db, 'keysSeen'))?.requests ?? [];
    if (!shown) throw new Error('nothing is shown');
    const honest = await picturesOf(one.workspace, shown);
    expect(await picturesOf(third.workspace, shown)).toEqual(honest);

    // Now the server has heard everything, and could search for keys that give the same pictures.
    const space = world.members[0]?.space ?? '';
    const commitment = await commitmentOf(space, third.workspace.device, servers);
    const swapped = { ...shown, commitment, shown: servers };
    expect(await picturesOf(one.workspace, swapped)).toBe('mismatch');
    expect(await picturesOf(one.workspace, { ...shown, shown: servers })).toBe('mismatch');
    await expect(letIn(one.workspace, one.host, world.api(one), swapped)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const inTheMiddle = { ...shown, answer: { device: one.workspace.device, ...servers } };
    expect(await picturesOf(third.workspace, inTheMiddle)).toEqual(honest);
  });

  test('letting a device into another keyring than that of the one it was compared with', async () => {
    const space = world.members[0]?.space ?? '';
    const third = await thirdComputer();
    await askToBeLetIn(third.workspace, third.host, world.api(third));
    const told = (await getState(third.db, 'asking'))?.told;
    if (!told) throw new Error('nothing was told');
    const { identity } = await stranger();
    const answer = { device: one.workspace.device, keys: identity.publicKeys, nonce: told.nonce };
    await putState(third.db, 'asking', { told, answer, isConfirmed: true });
    const forger = await stranger(one.workspace.device);
    const forged = await changeKeyring(
      await beginKeyring(space, forger, await stranger('paper'), 1),
      [forger],
      { add: [{ id: third.workspace.device, kind: 'device', keys: told.keys }] },
      2,
    );
    const keys = async () => ({ ...(await world.api(third).keys()), entries: [...forged.entries] });
    await third.keychain.tend({ ...world.api(third), keys }, true);
    expect(third.keychain.codec).toBeNull();
    expect(await getState(third.db, 'keyring')).toBeNull();
  });

  test('a device in whose place another one stands, under the same id, answers nobody and lets nobody in', async () => {
    const kept = await getState(one.db, 'keyring');
    if (!kept) throw new Error('no keyring');
    const { workspace, host } = other;
    const { keyring, self } = await presentKeyring(workspace, host, world.api(other));
    const change = { remove: [kept.member], add: [memberOf(await stranger(kept.member), 'device')] };
    const changed = await changeKeyring(keyring, [self], change, 2);
    await world.api(other).appendKeys(changed.entries.slice(-1));
    await expect(presentKeyring(one.workspace, one.host, world.api(one))).rejects.toMatchObject({
      code: 'not-allowed',
    });

    const third = await thirdComputer();
    await askToBeLetIn(third.workspace, third.host, world.api(third));
    await one.keychain.tend(world.api(one), true);
    const [asked] = (await getState(one.db, 'keysSeen'))?.requests ?? [];
    if (!asked) throw new Error('nobody asks');
    await expect(answerAsking(one.workspace, one.host, world.api(one), asked)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect((await world.api(third).keys()).requests.map(({ answer }) => answer)).toEqual([null]);
  });

  test('nothing the server has heard can be read there', async () => {
    await writeTitle(one, 'row-1', 'words of my own');
    await world.round(one);
    const records = await given.server.records(world.members[0]?.space ?? '');
    expect(records.length).toBeGreaterThan(0);
    for (const { fields } of records) {
      for (const value of Object.values(fields)) expect(SealedValue.safeParse(value).success).toBe(true);
    }
    const kept = (await given.server.backUp()).map(({ rows }) => rows);
    expect(JSON.stringify(kept)).not.toContain('words of my own');
    expect(JSON.stringify(kept)).not.toContain(code);
  });

  async function thirdComputer(): Promise<Computer> {
    await world.copy(one);
    const third = world.computers.at(-1) as Computer;
    // A new device, not a copy.
    await third.db.transaction('rw', third.db.state, third.db.keys, async () => {
      await third.db.state.bulkDelete(['keyring', 'keysSeen']);
      await third.db.keys.clear();
    });
    await world.join(third);
    await third.restart();
    return third;
  }
});
