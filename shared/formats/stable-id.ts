import type * as z from 'zod';
import type { Id } from '#shared/domain/day/instant.ts';

/** Makes the id of some content. */
export type IdOf = (prefix: string, parts: ReadonlyArray<string | number>) => Promise<z.infer<typeof Id>>;

/**
 * Ids made of what a row of a foreign file says: the same content gives the same id, at every import and on every
 * computer that knows the member's secret. The server sees ids; without the secret it cannot try out which words make
 * one. The first 128 bits of HMAC-SHA-256.
 */
export async function idsWith(secret: string): Promise<IdOf> {
  const encoder = new TextEncoder();
  const bytes = (text: string) => new Uint8Array(encoder.encode(text));
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes(secret), algorithm, false, ['sign']);
  return async (prefix, parts) => {
    const mark = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(JSON.stringify(parts))));
    const hex = Array.from(mark.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0'));
    return `${prefix}:${hex.join('')}`;
  };
}
