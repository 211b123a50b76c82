import type { Api } from '#renderer/sync/api.ts';
import type { Codec } from '#renderer/sync/seal.ts';

/** The keys of this device, as a round of sync works with them. */
export interface Keychain {
  /** Null while this device has no keys. */
  readonly codec: Codec | null;
  /** Reads the keys that are stored on this device: another window may have changed them. */
  load(): Promise<void>;
  /** Takes note of the tag that a pull told. */
  noteTag(tag: number | undefined): void;
  /**
   * Brings the keyring in step with the server's when something about it has changed.
   * @param mustAsk asks the server in any case
   * @returns whether this device seals or opens with other keys than before
   * @throws ServerError
   */
  tend(api: Api, mustAsk: boolean): Promise<boolean>;
}

/** A keychain whose code is loaded at its first use, so that the first screen does not wait for it. */
export function keychainLater(make: () => Promise<Keychain>): Keychain {
  let keychain: Keychain | null = null;
  let coming: Promise<Keychain> | null = null;
  const here = async () => {
    coming ??= make();
    keychain = await coming;
    return keychain;
  };
  return {
    get codec() {
      return keychain?.codec ?? null;
    },
    load: async () => (await here()).load(),
    noteTag: (tag) => keychain?.noteTag(tag),
    tend: async (api, mustAsk) => (await here()).tend(api, mustAsk),
  };
}
