import { base64urlnopad } from '@scure/base';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import type { Json } from '#shared/sync/operation.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes as they travel: base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

/** @throws when it is not base64url */
export function fromBase64Url(text: string): Bytes {
  return base64urlnopad.decode(text) as Bytes;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A text as UTF-8. */
export function utf8(text: string): Bytes {
  return encoder.encode(text) as Bytes;
}

/** The text of {@link utf8}. */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** The bytes of some values in a fixed form: what is signed, hashed or bound to a sealed value. */
export function canonicalBytes(...values: Json[]): Bytes {
  return utf8(canonicalJson(values));
}

/** SHA-256 as base64url. */
export async function hash(bytes: Bytes): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** Bytes nobody can guess. */
export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}
