import { canonicalJson } from '#shared/sync/canonical-json.ts';
import type { Json } from '#shared/sync/operation.ts';
import {
  type Bytes,
  canonicalBytes,
  fromBase64Url,
  fromUtf8,
  randomBytes,
  toBase64Url,
  utf8,
} from './bytes.ts';
import { howSealedWith, keyIdOf } from './key-of-value.ts';
import { pad, unpad } from './padding.ts';
import type { KeyId } from './shapes.ts';

/**
 * A sealed value, version 1: `sealed.1<key id>.<base64url of nonce, ciphertext and tag>`.
 * AES-256-GCM with a random nonce of 96 bits; the content is canonical JSON, padded to a size class.
 * A key seals far fewer than the 2³² values up to which random nonces are safe (NIST SP 800-38D, 8.3).
 */
const NONCE_BYTES = 12;

/** Where a value belongs. It opens nowhere else: not in another space, row or field, not under another operation. */
export interface ValuePlace {
  space: string;
  table: string;
  id: string;
  field: string;
  /** The operation that wrote it. */
  op: string;
}

/** Seals one value with a key of the space. */
export async function sealValue(
  keyId: KeyId,
  key: CryptoKey,
  place: ValuePlace,
  value: Json,
): Promise<string> {
  const iv = randomBytes(NONCE_BYTES);
  const content = pad(utf8(canonicalJson(value)));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: boundTo(place, keyId) },
    key,
    content,
  );
  const bytes = new Uint8Array(NONCE_BYTES + sealed.byteLength);
  bytes.set(iv);
  bytes.set(new Uint8Array(sealed), NONCE_BYTES);
  return `sealed.${howSealedWith(keyId)}.${toBase64Url(bytes)}`;
}

/** Opens one value. @throws when it was sealed otherwise, for another place, or was changed */
export async function openValue(
  keyOf: (keyId: KeyId) => CryptoKey | undefined,
  place: ValuePlace,
  value: Json,
): Promise<Json> {
  const keyId = keyIdOf(value);
  const key = keyId === null ? undefined : keyOf(keyId);
  if (keyId === null || key === undefined) throw new Error('sealed with a key that is not here');
  const bytes = fromBase64Url(String(value).slice(String(value).lastIndexOf('.') + 1));
  const content = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: bytes.subarray(0, NONCE_BYTES), additionalData: boundTo(place, keyId) },
    key,
    bytes.subarray(NONCE_BYTES),
  );
  return JSON.parse(fromUtf8(unpad(new Uint8Array(content))));
}

function boundTo({ space, table, id, field, op }: ValuePlace, keyId: KeyId): Bytes {
  return canonicalBytes('kotsukotsu sealed value 1', space, table, id, field, op, keyId);
}
