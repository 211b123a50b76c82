import type { Codec, FieldsPlace, Sealed } from '#renderer/sync/seal.ts';
import { entryHash, type Keyring, openKeys, type Signer } from '#shared/keys/keyring.ts';
import { sealValue } from '#shared/keys/sealed-value.ts';
import { usableKey } from '#shared/keys/space-key.ts';
import { type Opener, openHere, type SealedRow } from './opening.ts';

/**
 * Seals with a keyring's present key, and opens with every key it ever had.
 * @param open opens on the page, or in a worker
 * @throws when the member is not in the keyring
 */
export async function keyringCodec(
  keyring: Keyring,
  member: Signer,
  open: Opener = openHere,
): Promise<Codec> {
  const { space, key, entries } = keyring;
  const [first] = entries;
  if (!first) throw new Error('a keyring without entries');
  const spaceKeys = await openKeys(keyring, member);
  const usable = new Map(
    await Promise.all(spaceKeys.map(async (one) => [one.id, await usableKey(one)] as const)),
  );
  const present = usable.get(key);
  if (!present) throw new Error('a keyring without its present key');
  return {
    id: await entryHash(first),
    key,
    seal: async (place, fields) =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(fields).map(async ([field, value]) => [
            field,
            await sealValue(key, present, at(space, place, field), value),
          ]),
        ),
      ),
    open: (sealed) => open({ space, keys: usable }, sealed.map(toSealedRow)),
  };
}

function at(space: string, { table, id, opOf }: FieldsPlace, field: string) {
  return { space, table, id, field, op: opOf(field) };
}

function toSealedRow({ place: { table, id, opOf }, fields }: Sealed): SealedRow {
  return { table, id, fields: Object.entries(fields).map(([field, value]) => [field, opOf(field), value]) };
}
