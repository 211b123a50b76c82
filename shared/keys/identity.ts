import { type Bytes, fromBase64Url, toBase64Url, utf8 } from './bytes.ts';
import type { PublicKeys } from './shapes.ts';

export interface AgreeKeys {
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

/** The keys of a device, or of a recovery sheet. The private ones are not extractable. */
export interface Identity {
  publicKeys: PublicKeys;
  sign: CryptoKey;
  agree: AgreeKeys;
}

/** A seed has 32 random bytes, or what a recovery code holds: at least 128 random bits. */
export type Seed = Bytes;

const algorithms = {
  sign: { name: 'Ed25519', usages: ['sign'], head: '302e020100300506032b657004220420' },
  agree: { name: 'X25519', usages: ['deriveBits'], head: '302e020100300506032b656e04220420' },
} as const;

/**
 * The keys that are derived from a seed: each private key is HKDF-SHA256 of the seed under its own name. The same seed
 * gives the same keys, so a recovery code is all that is needed to have them again.
 */
export async function identityFrom(seed: Seed): Promise<Identity> {
  const [sign, agree] = await Promise.all([derive(seed, 'sign'), derive(seed, 'agree')]);
  return {
    publicKeys: { sign: sign.publicKey, agree: agree.publicKey },
    sign: sign.privateKey,
    agree: { privateKey: agree.privateKey, publicKey: await importPublic('agree', agree.publicKey) },
  };
}

async function derive(
  seed: Seed,
  use: keyof typeof algorithms,
): Promise<{ privateKey: CryptoKey; publicKey: string }> {
  const { name, usages, head } = algorithms[use];
  const source = await crypto.subtle.importKey('raw', seed, 'HKDF', false, ['deriveBits']);
  const info = utf8(`kotsukotsu ${use} 1`);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
    source,
    256,
  );
  // PKCS #8 (RFC 8410) is these bytes and the key.
  const prefix = (head.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
  const pkcs8 = Uint8Array.from([...prefix, ...new Uint8Array(bits)]);
  const readable = await crypto.subtle.importKey('pkcs8', pkcs8, name, true, [...usages]);
  const { x } = await crypto.subtle.exportKey('jwk', readable);
  if (x === undefined) throw new Error('a key without its public half');
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, name, false, [...usages]);
  return { privateKey, publicKey: x };
}

function importPublic(use: keyof typeof algorithms, key: string): Promise<CryptoKey> {
  const usages: ['verify'] | [] = use === 'sign' ? ['verify'] : [];
  return crypto.subtle.importKey('raw', fromBase64Url(key), algorithms[use].name, true, usages);
}

/** A signature of an identity. */
export async function signWith({ sign }: Identity, bytes: Bytes): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('Ed25519', sign, bytes)));
}

/** True when the signature is that of the identity with these keys. */
export async function isSignedBy({ sign }: PublicKeys, bytes: Bytes, signature: string): Promise<boolean> {
  try {
    const key = await importPublic('sign', sign);
    return await crypto.subtle.verify('Ed25519', key, fromBase64Url(signature), bytes);
  } catch {
    // Not a key, or not a signature.
    return false;
  }
}
