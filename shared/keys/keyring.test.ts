import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { canonicalBytes, randomBytes } from './bytes.ts';
import { identityFrom, signWith } from './identity.ts';
import {
  beginKeyring,
  changeKeyring,
  type Keyring,
  memberOf,
  openKeys,
  readKeyring,
  relationOf,
  type Signer,
} from './keyring.ts';
import { KEYRING_MEMBERS_MAX, KeyringEntry } from './keyring-entry.ts';

const SPACE = 'space-1';

async function someone(id: string): Promise<Signer> {
  return { id, identity: await identityFrom(randomBytes(32)) };
}

const [first, second, third, sheet, otherSheet, stranger] = (await Promise.all(
  ['first', 'second', 'third', 'sheet', 'sheet-2', 'stranger'].map(someone),
)) as [Signer, Signer, Signer, Signer, Signer, Signer];

const begun = await beginKeyring(SPACE, first, sheet, 1);
const withTwo = await changeKeyring(begun, [first], { add: [memberOf(second, 'device')] }, 2);

/** The ids of the keys a member opens. */
async function keysOf(keyring: Keyring, member: Signer): Promise<string[]> {
  return (await openKeys(keyring, member)).map(({ id }) => id);
}

/** The entries, with `change` applied to the last one. */
function bent(keyring: Keyring, change: Partial<KeyringEntry>): KeyringEntry[] {
  const last = keyring.entries.at(-1) as KeyringEntry;
  return [...keyring.entries.slice(0, -1), { ...last, ...change }];
}

/** The entry, signed by these and by nobody else. */
async function signedBy(entry: KeyringEntry, ...signers: Signer[]): Promise<KeyringEntry> {
  const { signatures: _, ...content } = entry;
  const bytes = canonicalBytes('kotsukotsu keyring 1', content);
  const signed = signers.map(async ({ id, identity }) => [id, await signWith(identity, bytes)]);
  return { ...content, signatures: Object.fromEntries(await Promise.all(signed)) };
}

describe('who can open', () => {
  test('everybody in has the same keys, the sheet too', async () => {
    const keys = await keysOf(withTwo, first);
    expect(keys).toHaveLength(1);
    expect(await keysOf(withTwo, second)).toEqual(keys);
    expect(await keysOf(withTwo, sheet)).toEqual(keys);
  });

  test('whoever is removed has the old key and not the new; who stays reads old and new', async () => {
    const without = await changeKeyring(withTwo, [first], { remove: ['second'] }, 3);
    expect(await keysOf(without, first)).toEqual([without.key, withTwo.key]);
    expect(without.key).not.toBe(withTwo.key);
    await expect(openKeys(without, second)).rejects.toThrow('no envelope');
  });

  test('who comes later reads what was sealed before', async () => {
    const without = await changeKeyring(withTwo, [first], { remove: ['second'] }, 3);
    const later = await changeKeyring(without, [sheet], { add: [memberOf(third, 'device')] }, 4);
    expect(await keysOf(later, third)).toEqual([without.key, begun.key]);
  });

  test('a new sheet takes the place of the old one, and the key changes', async () => {
    const changed = await changeKeyring(
      withTwo,
      [first, otherSheet],
      { add: [memberOf(otherSheet, 'sheet')], remove: ['sheet'] },
      3,
    );
    expect(await keysOf(changed, otherSheet)).toHaveLength(2);
    await expect(openKeys(changed, sheet)).rejects.toThrow('no envelope');
  });

  test('any order of coming and going leaves everybody in with all keys, and nobody else', async () => {
    const people = await Promise.all(['a', 'b', 'c'].map(someone));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(2), { maxLength: 6 }), async (moves) => {
        let keyring = begun;
        for (const move of moves) {
          const one = people[move] as Signer;
          const isInside = keyring.members.has(one.id);
          const change = isInside ? { remove: [one.id] } : { add: [memberOf(one, 'device')] };
          keyring = await changeKeyring(keyring, [first], change, 5);
        }
        const all = await keysOf(keyring, first);
        expect(all[0]).toBe(keyring.key);
        for (const one of people) {
          if (keyring.members.has(one.id)) expect(await keysOf(keyring, one)).toEqual(all);
          else await expect(openKeys(keyring, one)).rejects.toThrow();
        }
      }),
      { numRuns: 10 },
    );
  });
});

describe('what a lying server cannot do', () => {
  const refused = (entries: KeyringEntry[], code: string) =>
    expect(readKeyring(SPACE, entries)).rejects.toMatchObject({ code });

  test('show the keyring of another space', () =>
    expect(readKeyring('other', [...begun.entries])).rejects.toMatchObject({ code: 'other-space' }));

  test('show nothing', () => refused([], 'empty'));

  test('leave an entry out, or change their order', async () => {
    const three = await changeKeyring(withTwo, [second], { add: [memberOf(third, 'device')] }, 3);
    const [a, b, c] = three.entries as [KeyringEntry, KeyringEntry, KeyringEntry];
    await refused([a, c], 'broken-chain');
    await refused([a, { ...c, n: 1 }], 'broken-chain');
    await refused([b, a, c], 'broken-chain');
  });

  test('put its own public key in the place of a device', () =>
    refused(bent(withTwo, { add: [{ ...memberOf(stranger, 'device'), id: 'second' }] }), 'unsigned'));

  test('add a device that nobody let in', async () => {
    await expect(
      changeKeyring(withTwo, [stranger], { add: [memberOf(third, 'device')] }, 3),
    ).rejects.toThrow();
    const forged = await changeKeyring(begun, [first], { add: [memberOf(third, 'device')] }, 3);
    const last = forged.entries.at(-1) as KeyringEntry;
    const { signatures } = await signedBy(last, stranger);
    await refused(bent(forged, { signatures }), 'unsigned');
    await refused(bent(forged, { signatures: { third: signatures.stranger ?? '' } }), 'unsigned');
    await refused(bent(forged, { signatures: {} }), 'unsigned');
  });

  test('let the keys of another sheet sign for it, under the id of one of its own', async () => {
    const own = await beginKeyring(SPACE, stranger, { ...otherSheet, id: 'sheet' }, 1);
    const change = { add: [memberOf(sheet, 'sheet')], remove: ['sheet'] };
    const taken = await changeKeyring(own, [stranger, sheet], change, 2);
    const last = taken.entries.at(-1) as KeyringEntry;
    const forged = await signedBy(last, stranger, { ...otherSheet, id: 'sheet' });
    await refused(bent(taken, forged), 'unsigned');
  });

  test('exchange a key, an envelope or a date', async () => {
    await refused(bent(withTwo, { key: '0123456789abcde' }), 'unsigned');
    await refused(bent(withTwo, { at: 3 }), 'unsigned');
    const [a] = begun.entries as [KeyringEntry];
    const other = await beginKeyring(SPACE, first, sheet, 1);
    await refused(bent(withTwo, { envelopes: { second: a.envelopes.first ?? '' } }), 'unsigned');
    expect(await relationOf(begun.entries, other.entries)).toBe('other');
  });

  test('let the removed one go on signing', async () => {
    const without = await changeKeyring(withTwo, [first], { remove: ['second'] }, 3);
    await expect(changeKeyring(without, [second], { add: [memberOf(third, 'device')] }, 4)).rejects.toThrow();
  });

  test('take a member out and keep the key, or bring a former key back', async () => {
    const entry: KeyringEntry = {
      space: SPACE,
      n: withTwo.entries.length,
      before: withTwo.head,
      at: 3,
      add: [],
      remove: ['second'],
      key: withTwo.key,
      former: null,
      envelopes: {},
      signatures: {},
    };
    await refused([...withTwo.entries, await signedBy(entry, first)], 'key-not-changed');

    const without = await changeKeyring(withTwo, [first], { remove: ['second'] }, 3);
    const back: KeyringEntry = {
      ...entry,
      n: without.entries.length,
      before: without.head,
      remove: [],
      former: without.entries.at(-1)?.former ?? null,
      envelopes: begun.entries[0]?.envelopes ?? {},
    };
    await refused([...without.entries, await signedBy(back, first)], 'key-not-changed');
  });

  test('show an older keyring without being noticed', async () => {
    expect(await relationOf(withTwo.entries, begun.entries)).toBe('shorter');
    expect(await relationOf(begun.entries, withTwo.entries)).toBe('longer');
    expect(await relationOf(withTwo.entries, withTwo.entries)).toBe('same');
    expect(await relationOf(withTwo.entries, [])).toBe('shorter');
  });
});

describe('what checking costs', () => {
  const refused = (entries: KeyringEntry[], code: string) =>
    expect(readKeyring(SPACE, entries)).rejects.toMatchObject({ code });

  test('an entry has the signatures it needs, and no others', async () => {
    const three = await changeKeyring(withTwo, [second], { add: [memberOf(third, 'device')] }, 3);
    const last = three.entries.at(-1) as KeyringEntry;
    await refused(bent(three, await signedBy(last, first, second)), 'unsigned');
    await refused(bent(three, await signedBy(last, second, third)), 'unsigned');
    const [start] = begun.entries as [KeyringEntry];
    await refused([await signedBy(start, first)], 'unsigned');
    await refused([await signedBy(start, sheet)], 'unsigned');
    const add = [...start.add, memberOf(second, 'device')];
    const envelopes = { ...start.envelopes, second: start.envelopes.first ?? '' };
    await refused([await signedBy({ ...start, add, envelopes }, first, second, sheet)], 'unsigned');
  });

  test('no more signatures are looked at than an entry needs, however many it has', async () => {
    const last = withTwo.entries.at(-1) as KeyringEntry;
    const { signatures } = await signedBy(last, first, second, sheet);
    const verify = vi.spyOn(crypto.subtle, 'verify');
    await refused(bent(withTwo, { signatures }), 'unsigned');
    expect(verify).toHaveBeenCalledTimes(2);
    verify.mockRestore();
  });

  test('who goes on with a keyring that was checked checks what is new', async () => {
    const verify = vi.spyOn(crypto.subtle, 'verify');
    await changeKeyring(withTwo, [second], { add: [memberOf(third, 'device')] }, 3);
    expect(verify).toHaveBeenCalledTimes(1);
    verify.mockRestore();
  });

  test('lengths are exact, and whoever is let in can be taken out again', async () => {
    const isTaken = (change: Partial<KeyringEntry>) =>
      KeyringEntry.safeParse(bent(withTwo, change).at(-1)).success;
    const [[id = '', signature = '']] = Object.entries(withTwo.entries.at(-1)?.signatures ?? {}) as [
      [string, string],
    ];
    const many = (count: number, value: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`m${n}`, value]));
    expect(isTaken({})).toBe(true);
    expect(isTaken({ signatures: { [id]: `${signature}A` } })).toBe(false);
    expect(isTaken({ signatures: { [id]: signature.slice(1) } })).toBe(false);
    expect(isTaken({ signatures: many(3, signature) })).toBe(false);
    const envelope = withTwo.entries.at(-1)?.envelopes.second ?? '';
    expect(isTaken({ envelopes: many(KEYRING_MEMBERS_MAX, envelope) })).toBe(true);
    expect(isTaken({ envelopes: many(KEYRING_MEMBERS_MAX + 1, envelope) })).toBe(false);
    expect(isTaken({ envelopes: { second: `${envelope}A` } })).toBe(false);
    let keyring = withTwo;
    while (keyring.members.size < KEYRING_MEMBERS_MAX) {
      const add = [memberOf({ ...third, id: `device-${keyring.members.size}` }, 'device')];
      keyring = await changeKeyring(keyring, [first], { add }, 3);
    }
    await expect(
      changeKeyring(keyring, [first], { add: [memberOf(third, 'device')] }, 4),
    ).rejects.toMatchObject({
      code: 'too-many-members',
    });
    const without = await changeKeyring(keyring, [first], { remove: ['second'] }, 4);
    expect(KeyringEntry.safeParse(without.entries.at(-1)).success).toBe(true);
  });
});
