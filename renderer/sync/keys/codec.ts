import type { Codec, Place } from '#renderer/sync/seal.ts';
import { entryHash, type Keyring, openKeys, type Signer } from '#shared/keys/keyring.ts';
import { openValue, sealValue } from '#shared/keys/sealed-value.ts';
import { usableKey } from '#shared/keys/space-key.ts';
import type { Json } from '#shared/sync/operation.ts';

/**
 * What seals with a keyring's present key, and opens with every key it ever had.
 * @throws when the member is not in the keyring
 */
export async function keyringCodec(keyring: Keyring, member: Signer): Promise<Codec> {
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
    open: async (place, fields) => {
      // Waits for all, also when one does not open: nothing may still be under way when a transaction begins.
      const entries = await Promise.all(
        Object.entries(fields).map(async ([field, value]): Promise<[string, Json] | null> => {
          try {
            return [field, await openValue((id) => usable.get(id), at(space, place, field), value)];
          } catch {
            return null;
          }
        }),
      );
      const opened = entries.filter((entry) => entry !== null);
      return opened.length === entries.length ? Object.fromEntries(opened) : null;
    },
  };
}

function at(space: string, { table, id, opOf }: Place, field: string) {
  return { space, table, id, field, op: opOf(field) };
}
