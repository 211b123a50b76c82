import { and, asc, eq, inArray, isNull, lt } from 'drizzle-orm';
import { changeOwnSpace, readOwnSpace } from '#server/auth/own-space.ts';
import type { SignedInDevice } from '#server/auth/sign-in.ts';
import type { Db, Tx } from '#server/db/connect.ts';
import { devices, keyRequests, keyringEntries, spaces } from '#server/db/schema.ts';
import { Problem } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import type { LockedSpace } from '#server/sync/space.ts';
import { takeSeq } from '#server/sync/work.ts';
import { DAY_MS } from '#shared/domain/instant.ts';
import { KeyringProblem, readKeyring } from '#shared/keys/keyring.ts';
import { devicesOf, type KeyringEntry } from '#shared/keys/keyring-entry.ts';
import type { AppendEntries, KeysResponse } from '#shared/keys/messages.ts';

/** A new device that was not let in within this time asks anew. */
const REQUEST_MS = DAY_MS;

/** What the server knows of a member's keys, from one snapshot. */
export function readKeys(npo: Npo, device: SignedInDevice): Promise<KeysResponse> {
  return readOwnSpace(npo, device, async (tx, space) => {
    const entries = await readEntries(tx, space.id);
    const requests = await tx
      .select()
      .from(keyRequests)
      .where(eq(keyRequests.spaceId, space.id))
      .orderBy(asc(keyRequests.askedAt));
    const since = npo.now() - REQUEST_MS;
    return {
      tag: space.keysTag,
      entries,
      ...(space.keyIsDue ? await leavingOf(tx, space.memberId, entries) : nobody),
      requests: requests
        .filter(({ askedAt }) => askedAt > since)
        .map(({ spaceId: _, ...request }) => request),
    };
  });
}

/** The entries of a space's keyring, in order. */
export async function readEntries(tx: Db | Tx, spaceId: string): Promise<KeyringEntry[]> {
  const rows = await tx
    .select({ entry: keyringEntries.entry })
    .from(keyringEntries)
    .where(eq(keyringEntries.spaceId, spaceId))
    .orderBy(asc(keyringEntries.n));
  return rows.map(({ entry }) => entry);
}

/**
 * Appends to a keyring what its devices have signed. The server checks it as they will: what they would refuse does not
 * come in.
 * @throws Problem `conflict` when it does not go on from where the keyring ends; `not-allowed` when it is not signed by
 *   somebody who is in, by one who was signed out, or, with keys that such a one has too, by another than their owner
 */
export async function appendEntries(
  npo: Npo,
  device: SignedInDevice,
  { entries }: AppendEntries,
): Promise<void> {
  await changingKeys(npo, device, async (tx, space) => {
    const standing = await readEntries(tx, space.id);
    if (entries[0]?.n !== standing.length) throw new Problem('conflict');
    const { key, members } = await refusing(() => readKeyring(space.id, [...standing, ...entries]));
    const { signedOut, copied } = await leavingOf(tx, space.memberId, standing);
    refuseSignatures([...signedOut, ...copied.filter((id) => id !== device.id)], entries);
    await tx
      .insert(keyringEntries)
      .values(entries.map((entry) => ({ spaceId: space.id, n: entry.n, entry })));
    // Who was taken out has left, and who was let in is in, whatever was before; but for those who are signed out. A
    // keyring that is given back to a server that was set back may have let them in: then they have to leave.
    const touched = and(
      eq(devices.memberId, space.memberId),
      isNull(devices.revokedAt),
      inArray(devices.id, entries.flatMap(touchedBy)),
    );
    await tx.update(devices).set({ leavesKeyring: false, keysCopied: false }).where(touched);
    // Who is in does not have to ask any more.
    const inside = and(eq(keyRequests.spaceId, space.id), inArray(keyRequests.device, [...members.keys()]));
    await tx.delete(keyRequests).where(inside);
    return { keyId: key };
  });
}

/**
 * Refuses what was signed with keys that somebody has who was signed out, and that were not changed since: signed in
 * again, they would let in themselves.
 * @throws Problem `not-allowed`
 */
function refuseSignatures(refused: ReadonlyArray<string>, entries: ReadonlyArray<KeyringEntry>): void {
  const out = new Set(refused);
  for (const entry of entries) {
    if (Object.keys(entry.signatures).some((id) => out.has(id))) throw new Problem('not-allowed');
    for (const id of touchedBy(entry)) out.delete(id);
  }
}

/** Who goes or comes with an entry. */
function touchedBy({ add, remove }: KeyringEntry): string[] {
  return [...remove, ...add.map(({ id }) => id)];
}

/** True when somebody who was signed out can open what the keyring's members can: the key has to change first. */
async function isDue(tx: Tx, { id, memberId }: LockedSpace): Promise<boolean> {
  const { signedOut, copied } = await leavingOf(tx, memberId, await readEntries(tx, id));
  return signedOut.length + copied.length > 0;
}

type Leaving = Pick<KeysResponse, 'signedOut' | 'copied'>;
const nobody: Leaving = { signedOut: [], copied: [] };

/** True when a device is in its space's keyring, and is not to leave it as one that was signed out. */
export async function isInKeyring(tx: Tx, { id, memberId, spaceId }: SignedInDevice): Promise<boolean> {
  const entries = await readEntries(tx, spaceId);
  return devicesOf(entries).has(id) && !(await leavingOf(tx, memberId, entries)).signedOut.includes(id);
}

/**
 * The devices in a keyring whose keys have to leave it. Who is no device of the member, as far as the server knows, counts
 * as signed out: nobody could sign it out.
 */
async function leavingOf(tx: Tx, memberId: string, entries: ReadonlyArray<KeyringEntry>): Promise<Leaving> {
  const inside = devicesOf(entries);
  if (inside.size === 0) return nobody;
  const { id, keysCopied } = devices;
  const rows = await tx
    .select({ id, keysCopied })
    .from(devices)
    .where(
      and(eq(devices.memberId, memberId), inArray(devices.id, [...inside]), eq(devices.leavesKeyring, false)),
    );
  for (const row of rows) inside.delete(row.id);
  return { signedOut: [...inside], copied: rows.filter((row) => row.keysCopied).map((row) => row.id) };
}

async function refusing<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof KeyringProblem) throw new Problem('not-allowed', { detail: error.message });
    throw error;
  }
}

type SpaceChange = Partial<typeof spaces.$inferInsert>;

/**
 * Changes something about the keys of a space. It takes a sequence number, so that every device of the member is nudged,
 * and every pull tells the new tag.
 * @param device the one that asks
 * @param change what else is to be set of the space
 * @throws Problem `device-revoked` when the one that asks was signed out meanwhile
 */
export async function changingKeys(
  npo: Npo,
  device: SignedInDevice,
  change: (tx: Tx, space: LockedSpace) => Promise<SpaceChange | undefined>,
): Promise<void> {
  const seq = await changeOwnSpace(npo, device, async (tx, space) => {
    const set = await change(tx, space);
    const { bytes = space.bytes, ...rest } = set ?? {};
    const next = await takeSeq(tx, { ...space, bytes }, npo.newId(), npo.now());
    const keyIsDue = await isDue(tx, space);
    await tx
      .update(spaces)
      .set({ ...next, keysTag: next.seq, keyIsDue, ...rest })
      .where(eq(spaces.id, space.id));
    return next.seq;
  });
  npo.nudges.publish(device.spaceId, seq);
}

/** Forgets the questions of yesterday; done when a new one comes. */
export async function forgetOldRequests(tx: Tx, spaceId: string, now: number): Promise<void> {
  const old = and(eq(keyRequests.spaceId, spaceId), lt(keyRequests.askedAt, now - REQUEST_MS));
  await tx.delete(keyRequests).where(old);
}
