import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomBytes } from './bytes.ts';
import { identityFrom } from './identity.ts';
import { beginKeyring, changeKeyring, type Keyring, memberOf, type Signer } from './keyring.ts';
import { afterFinding, isForeign, type KnownSheets } from './known-sheets.ts';
import { presentSheet } from './present-sheet.ts';

const SPACE = 'space-1';

async function someone(id: string): Promise<Signer> {
  return { id, identity: await identityFrom(randomBytes(32)) };
}

const [first, second, third, sheet, sheet2, sheet3] = (await Promise.all(
  ['first', 'second', 'third', 'sheet', 'sheet-2', 'sheet-3'].map(someone),
)) as [Signer, Signer, Signer, Signer, Signer, Signer];

const begun = await beginKeyring(SPACE, first, sheet, 100);
const letIn = (keyring: Keyring, by: Signer, device: Signer, at = 101) =>
  changeKeyring(keyring, [by], { add: [memberOf(device, 'device')] }, at);
const replace = (keyring: Keyring, by: Signer, old: Signer, next: Signer, at = 102) =>
  changeKeyring(keyring, [by, next], { add: [memberOf(next, 'sheet')], remove: [old.id] }, at);
const seen = ({ entries }: Keyring) => {
  const found = presentSheet(entries);
  return found && { ...found, seenOn: [...found.seenOn].sort() };
};

describe('the sheet of a keyring', () => {
  test('is none without entries', () => expect(presentSheet([])).toBeNull());

  test('is told by its keys, with who signed for it', () =>
    expect(seen(begun)).toMatchObject({
      keys: sheet.identity.publicKeys,
      claimedAt: 100,
      maker: 'first',
      seenOn: ['first'],
    }));

  test('is known where it was made and where it let somebody in, not where another device let somebody in', async () => {
    const keyring = await letIn(await letIn(begun, first, second), sheet, third);
    expect(seen(keyring)).toMatchObject({ maker: 'first', seenOn: ['first', 'third'] });
  });

  test('made anew, is another one, by whoever signed, whatever date it bears', async () => {
    const keyring = await letIn(await letIn(begun, first, second), sheet, third);
    expect(seen(await replace(keyring, second, sheet, sheet2, 100))).toMatchObject({
      keys: sheet2.identity.publicKeys,
      claimedAt: 100,
      maker: 'second',
      seenOn: ['second'],
    });
  });

  test('made with nothing but the one before it, may be known wherever that was', async () => {
    const keyring = await letIn(begun, sheet, third);
    expect(seen(await replace(keyring, sheet, sheet, sheet2))).toMatchObject({
      maker: null,
      seenOn: ['first', 'third'],
    });
  });

  test('is another one under the same id', async () => {
    const next = { ...sheet2, id: sheet.id };
    const change = { add: [memberOf(next, 'sheet')], remove: [sheet.id] };
    const keyring = await changeKeyring(begun, [first, next], change, 100);
    const known = afterFinding(null, sheet.identity.publicKeys, 1);
    expect(isForeign(afterFinding(known, seen(keyring)?.keys ?? known.present, 2))).toBe(true);
    expect(seen(keyring)?.maker).toBe('first');
  });
});

describe('what a device knows of sheets', () => {
  const [a, b, c] = [sheet, sheet2, sheet3].map(({ identity }) => identity.publicKeys) as [
    KnownSheets['present'],
    KnownSheets['present'],
    KnownSheets['present'],
  ];

  test('the first one it finds is the member’s, since then', () =>
    expect(afterFinding(null, a, 5)).toEqual({ present: a, since: 5, own: [a] }));

  test('another one is foreign, until the one before stands again', () => {
    const known = afterFinding(afterFinding(null, a, 5), b, 6);
    expect(known).toEqual({ present: b, since: 6, own: [a] });
    expect(isForeign(known)).toBe(true);
    expect(isForeign(afterFinding(known, a, 7))).toBe(false);
  });

  test('one that was under way is the member’s, and the one before it no more', () => {
    const made = { ...afterFinding(null, a, 5), own: [a, b] };
    expect(isForeign(afterFinding(made, a, 6))).toBe(false);
    const taken = afterFinding(afterFinding(made, a, 6), b, 7);
    expect(isForeign(taken)).toBe(false);
    expect(isForeign(afterFinding(taken, a, 8))).toBe(true);
    expect(isForeign(afterFinding(made, c, 7))).toBe(true);
  });

  test('it is foreign exactly while it is another than the first, and known since it last came', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(a, b, c), { minLength: 1 }), (found) => {
        const known = found.reduce<KnownSheets | null>(
          (before, one, now) => afterFinding(before, one, now),
          null,
        );
        const last = found.at(-1);
        if (!known || !last) throw new Error('nothing found');
        const since = found.findLastIndex((one) => one !== last) + 1;
        expect(known).toMatchObject({ present: last, since });
        expect(isForeign(known)).toBe(last !== found[0]);
      }),
    );
  });
});
