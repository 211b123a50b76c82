import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { type Bytes, canonicalBytes, fromBase64Url, randomBytes, toBase64Url } from './bytes.ts';
import type { AgreeKeys } from './identity.ts';
import type { KeyId } from './shapes.ts';

/** A key of a space as plain bytes: 256 random bits. It is in memory only as long as it takes to pass it on. */
export interface SpaceKey {
  id: KeyId;
  raw: Bytes;
}

const NONCE_BYTES = 12;

/** A new key of a space. */
export function newSpaceKey(): SpaceKey {
  const id = Array.from(randomBytes(15), (byte) => (byte & 15).toString(16)).join('');
  return { id, raw: randomBytes(32) };
}

/** The key for sealing and opening; it is not extractable. */
export function usableKey({ raw }: Pick<SpaceKey, 'raw'>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** HPKE (RFC 9180), base mode: X25519, HKDF-SHA256, AES-256-GCM. */
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** An envelope: the key for one member of the keyring alone. */
export async function putIntoEnvelope(
  space: string,
  { id, raw }: SpaceKey,
  to: { id: string; agree: string },
): Promise<string> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64Url(to.agree));
  const info = envelopeInfo(space, id, to.id);
  const { ct, enc } = await suite.seal({ recipientPublicKey, info }, raw);
  return `${toBase64Url(new Uint8Array(enc))}.${toBase64Url(new Uint8Array(ct))}`;
}

/** What is in an envelope. @throws when it is for somebody else, or was changed */
export async function takeFromEnvelope(
  space: string,
  id: KeyId,
  to: { id: string; agree: AgreeKeys },
  envelope: string,
): Promise<SpaceKey> {
  const [enc = '', ct = ''] = envelope.split('.');
  const info = envelopeInfo(space, id, to.id);
  const opening = { recipientKey: to.agree, enc: fromBase64Url(enc), info };
  const raw = new Uint8Array(await suite.open(opening, fromBase64Url(ct)));
  if (raw.length !== 32) throw new Error('not a key');
  return { id, raw };
}

function envelopeInfo(space: string, key: KeyId, member: string): Bytes {
  return canonicalBytes('kotsukotsu envelope 1', space, key, member);
}

/**
 * The key that came before, sealed with the one that took its place: a member who has the newest can read everything.
 */
export async function sealFormerKey(space: string, former: SpaceKey, by: SpaceKey): Promise<string> {
  const iv = randomBytes(NONCE_BYTES);
  const key = await usableKey(by);
  const additionalData = formerInfo(space, former.id, by.id);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, former.raw);
  return `${toBase64Url(iv)}.${toBase64Url(new Uint8Array(sealed))}`;
}

/** @throws when it was sealed otherwise, or was changed */
export async function openFormerKey(
  space: string,
  formerId: KeyId,
  by: SpaceKey,
  sealed: string,
): Promise<SpaceKey> {
  const [iv = '', content = ''] = sealed.split('.');
  const additionalData = formerInfo(space, formerId, by.id);
  const opened = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: fromBase64Url(iv), additionalData },
    await usableKey(by),
    fromBase64Url(content),
  );
  return { id: formerId, raw: new Uint8Array(opened) };
}

function formerInfo(space: string, former: KeyId, by: KeyId): Bytes {
  return canonicalBytes('kotsukotsu former key 1', space, former, by);
}
