import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import { type Bytes, canonicalBytes, fromBase64Url, hash, toBase64Url } from './bytes.ts';
import { commitmentOf, comparisonOf, isAsCommitted } from './comparison.ts';
import { identityFrom } from './identity.ts';
import { entryHash, openKeys, readKeyring, type Signer } from './keyring.ts';
import { KeyringEntry } from './keyring-entry.ts';
import { sizeClass } from './padding.ts';
import { readRecoveryCode, seedOfCode } from './recovery-code.ts';
import { openValue } from './sealed-value.ts';
import { KeyRequest } from './shapes.ts';
import { openFormerKey, takeFromEnvelope, usableKey } from './space-key.ts';
import vectors from './vectors.json' with { type: 'json' };

/*
 * What was once written has to be readable for ever. `vectors.json` was made once, in November 2026, and is never made
 * again: if one of these tests fails, the program has forgotten how to read what members have. A new version of a format
 * gets new vectors beside the old ones.
 */

interface Kept {
  id: string;
  raw: string;
}

const keyFrom = ({ id, raw }: Kept) => ({ id, raw: fromBase64Url(raw) });
const keptFrom = ({ id, raw }: { id: string; raw: Bytes }): Kept => ({ id, raw: toBase64Url(raw) });

async function signer(id: string, seed: string): Promise<Signer> {
  return { id, identity: await identityFrom(fromBase64Url(seed)) };
}

describe('what was written in the first version is read', () => {
  test.each(vectors.identities)('the keys of a device from its seed %#', async ({ seed, keys }) => {
    expect((await identityFrom(fromBase64Url(seed))).publicKeys).toEqual(keys);
  });

  test.each(vectors.codes)('recovery code $typed', async ({ code, typed, seed, keys }) => {
    expect(readRecoveryCode(typed)).toEqual({ code });
    expect(toBase64Url(seedOfCode(code))).toBe(seed);
    expect((await identityFrom(seedOfCode(code))).publicKeys).toEqual(keys);
  });

  test.each(vectors.values.sealed)('sealed value %#', async ({ place, value, sealed }) => {
    const { key } = vectors.values;
    const usable = await usableKey(keyFrom(key));
    const keyOf = (id: string) => (id === key.id ? usable : undefined);
    expect(await openValue(keyOf, place, sealed)).toEqual(value);
  });

  test('envelope', async () => {
    const { space, key, member, seed, envelope, raw } = vectors.envelope;
    const { id, identity } = await signer(member, seed);
    const opened = await takeFromEnvelope(space, key, { id, agree: identity.agree }, envelope);
    expect(keptFrom(opened)).toEqual({ id: key, raw });
  });

  test('former key', async () => {
    const { space, former, by, sealed } = vectors.former;
    expect(keptFrom(await openFormerKey(space, former.id, keyFrom(by), sealed))).toEqual(former);
  });

  test('keyring: begun, one added, one removed', async () => {
    const { space, seeds, hashes, members, key, head, keys } = vectors.keyring;
    const entries = z.array(KeyringEntry).parse(vectors.keyring.entries);
    expect(await Promise.all(entries.map(entryHash))).toEqual(hashes);
    const keyring = await readKeyring(space, entries);
    expect({ members: [...keyring.members.keys()], key: keyring.key, head: keyring.head }).toEqual({
      members,
      key,
      head,
    });
    for (const [id, seed] of Object.entries(seeds)) {
      const opened = openKeys(keyring, await signer(id, seed));
      if (members.includes(id)) expect((await opened).map(keptFrom)).toEqual(keys);
      else await expect(opened).rejects.toThrow('no envelope');
    }
  });

  test('comparison', async () => {
    const { space, pictures } = vectors.comparison;
    const request = KeyRequest.parse(vectors.comparison.request);
    const { device, commitment, shown } = request;
    if (!shown) throw new Error('nothing is shown');
    expect(await commitmentOf(space, device, shown)).toBe(commitment);
    expect(await isAsCommitted(space, request)).toBe(true);
    expect(await comparisonOf(space, request)).toEqual(pictures);
  });

  // Written out as texts: an object made of them would have its keys in another order already.
  test.each(vectors.canonical)('keys that look like numbers %#', async ({ text, canonical, hash: kept }) => {
    const value = JSON.parse(text);
    expect(canonicalJson(value)).toBe(canonical);
    expect(await hash(canonicalBytes(value))).toBe(kept);
  });

  test('size classes', () => {
    for (const [length = 0, size] of vectors.sizeClasses) expect(sizeClass(length)).toBe(size);
  });
});
