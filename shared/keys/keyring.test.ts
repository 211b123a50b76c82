import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomBytes } from './bytes.ts';
import { identityFrom } from './identity.ts';
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
import type { KeyringEntry } from './keyring-entry.ts';

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

/** The entries with something changed in the last. */
function bent(keyring: Keyring, change: Partial<KeyringEntry>): KeyringEntry[] {
  const last = keyring.entries.at(-1) as KeyringEntry;
  return [...keyring.entries.slice(0, -1), { ...last, ...change }];
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
  const refused = (entries: KeyringEntry[], fault: string) =>
    expect(readKeyring(SPACE, entries)).rejects.toMatchObject({ fault });

  test('show the keyring of another space', () =>
    expect(readKeyring('other', [...begun.entries])).rejects.toMatchObject({ fault: 'other-space' }));

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
    const { identity } = stranger;
    const { signWith } = await import('./identity.ts');
    const { canonicalBytes } = await import('./bytes.ts');
    const { signatures: _, ...content } = last;
    const signature = await signWith(identity, canonicalBytes('kotsukotsu keyring 1', content));
    await refused(bent(forged, { signatures: { stranger: signature } }), 'unsigned');
    await refused(bent(forged, { signatures: { third: signature } }), 'unsigned');
    await refused(bent(forged, { signatures: {} }), 'unsigned');
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

  test('show an older keyring without being noticed', async () => {
    expect(await relationOf(withTwo.entries, begun.entries)).toBe('shorter');
    expect(await relationOf(begun.entries, withTwo.entries)).toBe('longer');
    expect(await relationOf(withTwo.entries, withTwo.entries)).toBe('same');
    expect(await relationOf(withTwo.entries, [])).toBe('shorter');
  });
});
