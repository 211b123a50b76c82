import * as z from 'zod';
import { JsonFile } from '#electron/storage/json-file.ts';

/** The operating system's store that encrypts secrets. */
export interface Vault {
  /** False where the system has none, or only one whose key everybody knows. */
  isProtected(): Promise<boolean>;
  seal(text: string): Promise<Uint8Array>;
  /** `reseal`: the system has changed its key since, and the text should be sealed anew. */
  open(sealed: Uint8Array): Promise<{ text: string; reseal: boolean }>;
}

const SecretsFile = z.record(z.string(), z.object({ isSealed: z.boolean(), value: z.string() }));

/**
 * The secrets of this device, sealed by the system where it can. Where it cannot they are kept all the same, readable
 * by the member's account alone, and `set` says so.
 */
export class Secrets {
  readonly #file: JsonFile<z.infer<typeof SecretsFile>>;
  readonly #vault: Vault;

  constructor(path: string, vault: Vault) {
    this.#file = new JsonFile(path, SecretsFile, {});
    this.#vault = vault;
  }

  /**
   * The secret, or null when there is none. Rejects when the system cannot open it: that is not the same as having
   * none.
   */
  async get(name: string): Promise<string | null> {
    const kept = this.#file.read();
    const entry = Object.hasOwn(kept, name) ? kept[name] : undefined;
    if (!entry) return null;
    if (!entry.isSealed) return entry.value;
    const { text, reseal } = await this.#vault.open(Buffer.from(entry.value, 'base64'));
    if (reseal) await this.set(name, text, true);
    return text;
  }

  /**
   * Stores a secret.
   * @param onlyProtected stores nothing where the system cannot seal it
   * @returns whether the system seals it
   */
  async set(name: string, text: string, onlyProtected = false): Promise<{ protected: boolean }> {
    const isSealed = await this.#vault.isProtected();
    if (onlyProtected && !isSealed) return { protected: false };
    const value = isSealed ? Buffer.from(await this.#vault.seal(text)).toString('base64') : text;
    await this.#file.update((kept) => ({ ...kept, [name]: { isSealed, value } }));
    return { protected: isSealed };
  }

  /** Forgets a secret. */
  async remove(name: string): Promise<void> {
    await this.#file.update(({ [name]: _removed, ...kept }) => kept);
  }
}
