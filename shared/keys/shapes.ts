import * as z from 'zod';
import { Id, Instant } from '#shared/domain/day/instant.ts';

/*
 * The schemas for code that only passes keys on, as the server does. The code that makes and reads them is in other
 * files.
 */

/** Exactly 32 bytes, as base64url without padding: a public key, a hash, a nonce of a comparison. */
export const Bytes32 = z.string().regex(/^[\w-]{43}$/);

/** Names a key of a space: 60 random bits. */
export const KeyId = z.string().regex(/^[a-f\d]{15}$/);
export type KeyId = z.infer<typeof KeyId>;

/** What everybody may know of a member of a keyring: with which keys it signs, and agrees on keys. */
export const PublicKeys = z.strictObject({
  /** Ed25519. */
  sign: Bytes32,
  /** X25519. */
  agree: Bytes32,
});
export type PublicKeys = z.infer<typeof PublicKeys>;

/** What a device tells of itself before it is let in, or lets in: its keys, and a random number. */
export const Told = z.strictObject({ keys: PublicKeys, nonce: Bytes32 });
export type Told = z.infer<typeof Told>;

/** A new device that asks to be let in, as far as both have come; see `comparison.ts`. */
export const KeyRequest = z.object({
  device: Id,
  askedAt: Instant,
  commitment: Bytes32,
  answer: Told.extend({ device: Id }).nullable(),
  shown: Told.nullable(),
});
export type KeyRequest = z.infer<typeof KeyRequest>;
