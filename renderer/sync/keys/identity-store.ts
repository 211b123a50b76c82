import type { WorkspaceDb } from '#renderer/store/database.ts';
import type { Host } from '#shared/host/contract.ts';
import { fromBase64Url, randomBytes, toBase64Url } from '#shared/keys/bytes.ts';
import { type Identity, identityFrom } from '#shared/keys/identity.ts';
import { hasSeen, type Keyring, type Signer } from '#shared/keys/keyring.ts';

/** Where a device keeps its own keys. */
export interface KeyPlace {
  db: WorkspaceDb;
  host: Host;
}

function secretName(device: string): string {
  return `keys.${device}`;
}

/**
 * The keys of a device, or null when they are not here. Where the system keeps secrets, it keeps the seed; elsewhere
 * the browser keeps the keys themselves, as keys that no script can read, not even this app.
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
  const existing = await loadSigner(place, device);
  if (existing) return existing;
  return { id: device, identity: await keepSeed(place, device, randomBytes(32)) };
}

/** Keeps a seed where the system protects it, else the keys made from it: protection can end at any time. */
async function keepSeed(
  { db, host }: KeyPlace,
  name: string,
  seed: Uint8Array<ArrayBuffer>,
): Promise<Identity> {
  const identity = await identityFrom(seed);
  if (host.can.protectedSecrets) {
    const asked = { name: secretName(name), value: toBase64Url(seed), onlyProtected: true };
    if ((await host.ask('secrets.set', asked)).protected) return identity;
  }
  await db.keys.put({ name, identity });
  return identity;
}

/** The name under which a device keeps the keys that are to replace its present ones in the keyring. */
function nextName(device: string): string {
  return `next.${device}`;
}

/** The keys that are to replace a device's present ones, or null when there are none. */
export async function loadNextSigner(place: KeyPlace, device: string): Promise<Signer | null> {
  const next = await loadSigner(place, nextName(device));
  return next && { ...next, id: device };
}

/**
 * The keys that are to replace a device's present ones, made when there are none: a retry after a lost answer uses the
 * same.
 */
export async function ensureNextSigner(place: KeyPlace, device: string): Promise<Signer> {
  return { ...(await ensureSigner(place, nextName(device))), id: device };
}

/** Replaces a device's keys by the ones from {@link ensureNextSigner}. */
export async function takeNextSigner(place: KeyPlace, device: string): Promise<void> {
  const { db, host } = place;
  const next = nextName(device);
  const seed = host.can.protectedSecrets ? await host.ask('secrets.get', secretName(next)) : null;
  const kept = await db.keys.get(next);
  if (seed === null && !kept) return;
  await forget(place, device);
  if (seed !== null) await keepSeed(place, device, fromBase64Url(seed));
  else if (kept) await db.keys.put({ ...kept, name: device });
  await forget(place, next);
}

/**
 * The keys with which a device enters a keyring. Keys that were in it before are not used again: somebody else may know
 * them.
 */
export async function signerToComeIn(
  place: KeyPlace,
  device: string,
  keyring: Keyring | null,
): Promise<Signer> {
  const existing = await loadSigner(place, device);
  const isUsed = existing !== null && keyring !== null && hasSeen(keyring, existing.identity);
  return isUsed ? newSigner(place, device) : ensureSigner(place, device);
}

/** New keys for a device, whatever it had before. */
export async function newSigner(place: KeyPlace, device: string): Promise<Signer> {
  await forgetSigner(place, device);
  return ensureSigner(place, device);
}

/** Forgets the keys of a device. */
export async function forgetSigner(place: KeyPlace, device: string): Promise<void> {
  for (const name of [device, nextName(device)]) await forget(place, name);
}

async function forget({ db, host }: KeyPlace, name: string): Promise<void> {
  await db.keys.delete(name);
  await host.ask('secrets.remove', secretName(name));
}
