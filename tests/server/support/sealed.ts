import { howSealedWith } from '#shared/keys/key-of-value.ts';
import type { KeyId } from '#shared/keys/shapes.ts';

/** The key of every space that `beginTestKeyring` was done for. */
export const TEST_KEY: KeyId = '7e57fedcba98765';

/** What passes for a value sealed with the key of `beginTestKeyring`. */
export function sealed(text: string): string {
  return sealedWith(TEST_KEY, text);
}

/** What passes for a value sealed with a key. The server reads nothing in it, so there need be nothing. */
export function sealedWith(key: KeyId, text: string): string {
  return `sealed.${howSealedWith(key)}.${text}`;
}
