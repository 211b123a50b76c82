import { keyringCodec } from '#renderer/sync/keys/codec.ts';
import type { Codec } from '#renderer/sync/seal.ts';
import type { Identity } from '#shared/keys/identity.ts';
import { readKeyring } from '#shared/keys/keyring.ts';
import type { KeyringEntry } from '#shared/keys/keyring-entry.ts';
import type { Profile } from './computer.ts';

/** The codecs that the keys on a disk give to somebody who also has everything that the server stores. */
export async function codecsOf(
  disk: Profile,
  space: string,
  entries: ReadonlyArray<KeyringEntry>,
): Promise<Codec[]> {
  const kept = disk.tables.find(({ name }) => name === '_keys')?.rows as { identity: Identity }[];
  const codecs: Codec[] = [];
  for (const n of entries.keys()) {
    // The last entry with a key leads to all keys before it.
    if (entries[n]?.key === entries[n + 1]?.key) continue;
    const keyring = await readKeyring(space, entries.slice(0, n + 1));
    for (const id of keyring.members.keys()) {
      for (const { identity } of kept) {
        const codec = await keyringCodec(keyring, { id, identity }).catch(() => null);
        if (codec) codecs.push(codec);
      }
    }
  }
  return codecs;
}

/** The tokens on a disk. */
export function tokensOn({ secrets }: Profile): string[] {
  return [...secrets].flatMap(([name, value]) => (name.startsWith('token.') ? [value] : []));
}
