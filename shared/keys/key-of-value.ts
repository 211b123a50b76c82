import type { Json } from '#shared/sync/operation.ts';
import { sealedHow } from '#shared/sync/sealed.ts';
import type { KeyId } from './shapes.ts';

/** The version of the format, see `sealed-value.ts`. */
const VERSION = '1';

/** The `how` part of a value that is sealed with this key, see `SealedValue`. */
export function howSealedWith(keyId: KeyId): string {
  return VERSION + keyId;
}

/** The key with which a value is sealed; null when it is not a sealed value of this version. */
export function keyIdOf(value: Json): KeyId | null {
  const how = sealedHow(value);
  return how?.startsWith(VERSION) ? how.slice(VERSION.length) : null;
}
