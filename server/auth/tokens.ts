import { createHash, randomBytes } from 'node:crypto';

/** A new secret token: 256 random bits, base64url without padding. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. Secrets here are random, so a plain hash is enough: nobody can find them by guessing. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
