import type { WorkspaceDb } from '#renderer/store/database.ts';
import type { Host } from '#shared/host/contract.ts';
import { fromBase64Url, randomBytes, toBase64Url } from '#shared/keys/bytes.ts';
import { type Identity, identityFrom } from '#shared/keys/identity.ts';
import type { Signer } from '#shared/keys/keyring.ts';

/** Where a device keeps its own keys. */
export interface KeyPlace {
  db: WorkspaceDb;
  host: Host;
}

function secretName(device: string): string {
  return `keys.${device}`;
}

/**
 * The keys of a device, or null when they are not here. Where the system keeps secrets, it keeps what they come of;
 * elsewhere the browser keeps the keys themselves, which it lets nobody read, not even this app.
 */
export async function loadSigner({ db, host }: KeyPlace, device: string): Promise<Signer | null> {
  const identity = (await loadSecret(host, device)) ?? (await db.keys.get(device))?.identity;
  return identity ? { id: device, identity } : null;
}

async function loadSecret(host: Host, device: string): Promise<Identity | null> {
  if (!host.can.protectedSecrets) return null;
  const seed = await host.ask('secrets.get', secretName(device));
  return seed === null ? null : identityFrom(fromBase64Url(seed));
}

/** The keys of a device, made when there are none. */
export async function ensureSigner(place: KeyPlace, device: string): Promise<Signer> {
  const standing = await loadSigner(place, device);
  if (standing) return standing;
  const { db, host } = place;
  const seed = randomBytes(32);
  const identity = await identityFrom(seed);
  if (host.can.protectedSecrets) {
    await host.ask('secrets.set', { name: secretName(device), value: toBase64Url(seed) });
  } else {
    await db.keys.put({ name: device, identity });
  }
  return { id: device, identity };
}

/** Forgets the keys of a device. */
export async function forgetSigner({ db, host }: KeyPlace, device: string): Promise<void> {
  await db.keys.delete(device);
  await host.ask('secrets.remove', secretName(device));
}
