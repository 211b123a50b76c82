import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '#shared/sync/operation.ts';
import { SealedValue } from '#shared/sync/sealed.ts';
import { randomBytes, toBase64Url } from './bytes.ts';
import { commitmentOf, comparisonOf, isAsCommitted } from './comparison.ts';
import { identityFrom } from './identity.ts';
import { pad, sizeClass, unpad } from './padding.ts';
import { codeGroups, GROUPS, newRecoveryCode, readRecoveryCode, seedOfCode } from './recovery-code.ts';
import { openValue, sealValue, type ValuePlace } from './sealed-value.ts';
import type { KeyRequest, Told } from './shapes.ts';
import { newSpaceKey, usableKey } from './space-key.ts';

const space = newSpaceKey();
const key = await usableKey(space);
const keyOf = (id: string) => (id === space.id ? key : undefined);
const place: ValuePlace = { space: 's', table: 'tasks', id: 'row', field: 'title', op: 'op-1' };

describe('sealed values', () => {
  test('open to what was sealed, whatever it is', () =>
    fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), async (value) => {
        const sealed = await sealValue(space.id, key, place, value as Json);
        expect(SealedValue.safeParse(sealed).success).toBe(true);
        expect(await openValue(keyOf, place, sealed)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 200 },
    ));

  test.each(Object.keys(place))('do not open with another %s: a server cannot move them', async (part) => {
    const sealed = await sealValue(space.id, key, place, 'words');
    await expect(openValue(keyOf, { ...place, [part]: 'other' }, sealed)).rejects.toThrow();
  });

  test('do not open when anything in them was changed', async () => {
    const sealed = await sealValue(space.id, key, place, 'words');
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.constantFrom(...'Aa0_'), async (at, letter) => {
        const changed = sealed.slice(0, at) + letter + sealed.slice(at + 1);
        fc.pre(changed !== sealed);
        const opened = await openValue(keyOf, place, changed).catch(() => 'refused');
        expect(opened).toBe('refused');
      }),
    );
  });

  test('say something else each time, and nothing of short lengths', async () => {
    const [a, b, c] = await Promise.all(
      ['a', 'a', 'a longer text'].map((text) => sealValue(space.id, key, place, text)),
    );
    expect(a).not.toBe(b);
    expect(a?.length).toBe(c?.length);
  });
});

describe('padding', () => {
  test('comes off again', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5_000 }), (content) => {
        const padded = pad(content);
        expect(padded.length).toBe(sizeClass(content.length));
        expect(unpad(padded)).toEqual(content);
      }),
    ));

  test('costs at most 7 % from 1 KiB on, and classes grow', () => {
    for (let length = 1; length < 50_000; length += 7) {
      expect(sizeClass(length)).toBeGreaterThan(length);
      expect(sizeClass(length + 7)).toBeGreaterThanOrEqual(sizeClass(length));
      if (length >= 1_024) expect(sizeClass(length)).toBeLessThanOrEqual(length * 1.07);
    }
  });
});

describe('recovery codes', () => {
  test('are read however they are typed', () => {
    const code = newRecoveryCode();
    expect(codeGroups(code)).toHaveLength(GROUPS);
    const typed = codeGroups(code).join(' － ').toUpperCase();
    const fullWidth = typed.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    for (const text of [code, typed, fullWidth]) expect(readRecoveryCode(text)).toEqual({ code });
  });

  test('one wrong letter is noticed, and its group told; two changed places too', () =>
    fc.assert(
      fc.property(fc.nat(31), fc.constantFrom(...'qpzry9x8gf2tvdw0s3jn54khce6mua7l'), (at, letter) => {
        const code = newRecoveryCode();
        fc.pre(code[at] !== letter);
        const group = Math.floor(at / 4) + 1;
        expect(readRecoveryCode(code.slice(0, at) + letter + code.slice(at + 1))).toEqual({
          wrong: 'mistyped',
          group,
        });
        const [a, b] = [code[at] ?? '', code[(at + 1) % 32] ?? ''];
        fc.pre(a !== b && at < 31);
        expect(readRecoveryCode(code.slice(0, at) + b + a + code.slice(at + 2))).toMatchObject({
          wrong: 'mistyped',
        });
      }),
      { numRuns: 50 },
    ));

  test('of another length, or with letters that are in no code', () => {
    expect(readRecoveryCode('qpzr')).toEqual({ wrong: 'length' });
    expect(readRecoveryCode('qpzr bpzr')).toEqual({ wrong: 'letters', group: 2 });
  });

  test('give the same keys each time, and each code others', async () => {
    const code = newRecoveryCode();
    const [a, b, c] = await Promise.all(
      [code, code, newRecoveryCode()].map((one) => identityFrom(seedOfCode(one))),
    );
    expect(a?.publicKeys).toEqual(b?.publicKeys);
    expect(a?.publicKeys).not.toEqual(c?.publicKeys);
    expect(a?.sign.extractable).toBe(false);
    expect(a?.agree.privateKey.extractable).toBe(false);
  });
});

describe('comparing two devices', async () => {
  const told = async (): Promise<Told> => ({
    keys: (await identityFrom(randomBytes(32))).publicKeys,
    nonce: toBase64Url(randomBytes(32)),
  });
  const [mine, theirs, servers] = await Promise.all([told(), told(), told()]);
  const commitment = await commitmentOf('s', 'new', mine);
  const honest: KeyRequest = {
    device: 'new',
    askedAt: 1,
    commitment,
    answer: { device: 'old', ...theirs },
    shown: mine,
  };

  test('both come to the same six pictures', async () => {
    expect(await isAsCommitted('s', honest)).toBe(true);
    const pictures = await comparisonOf('s', honest);
    expect(pictures).toHaveLength(6);
    expect(pictures?.every((picture) => picture >= 0 && picture < 32)).toBe(true);
    expect(await comparisonOf('s', { ...honest, shown: null })).toBeNull();
  });

  test('a server that offers its own keys to one of them changes the pictures', async () => {
    const pictures = await comparisonOf('s', honest);
    const toNew = await comparisonOf('s', { ...honest, answer: { device: 'old', ...servers } });
    const toOld = { ...honest, shown: servers, commitment: await commitmentOf('s', 'new', servers) };
    expect(toNew).not.toEqual(pictures);
    expect(await comparisonOf('s', toOld)).not.toEqual(pictures);
  });

  test('a server that shows other keys than were committed to is noticed before any picture is shown', async () => {
    expect(await isAsCommitted('s', { ...honest, shown: servers })).toBe(false);
    expect(await isAsCommitted('s', { ...honest, device: 'another' })).toBe(false);
  });
});
