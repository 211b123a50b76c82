import { and, asc, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import { changeOwnSpace, readOwnSpace } from '#server/auth/own-space.ts';
import type { SignedInDevice } from '#server/auth/sign-in.ts';
import { among } from '#server/db/among.ts';
import type { Db, Tx } from '#server/db/connect.ts';
import { devices, keyRequests, keyringEntries, spaces } from '#server/db/schema.ts';
import { ProblemError } from '#server/http/problem.ts';
import type { Npo } from '#server/npo.ts';
import type { LockedSpace } from '#server/sync/space.ts';
import { takeSeq } from '#server/sync/work.ts';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import {
  entryHash,
  KeyringError,
  type KeyringState,
  stateAfter,
  verifyEntries,
} from '#shared/keys/keyring.ts';
import { devicesOf, type KeyringEntry } from '#shared/keys/keyring-entry.ts';
import type { AppendEntries, KeysResponse } from '#shared/keys/messages.ts';

/** A new device that was not let in within this time has to ask again. */
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
      ...(space.keyIsDue ? await leavingOf(tx, space.memberId, devicesOf(entries)) : nobody),
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

/** What an entry changes. The envelopes, which make up most of an entry, are left out. */
type EntryChange = Pick<KeyringEntry, 'add' | 'remove' | 'key'>;

/**
 * What each entry of a space's keyring changes, in order. The database extracts it, so that the envelopes are not
 * loaded.
 */
function readChanges(tx: Tx, spaceId: string): Promise<EntryChange[]> {
  const { entry } = keyringEntries;
  return tx
    .select({
      add: sql<EntryChange['add']>`change.add`,
      remove: sql<EntryChange['remove']>`change.remove`,
      key: sql<EntryChange['key']>`change.key`,
    })
    .from(keyringEntries)
    .crossJoin(sql`json_to_record(${entry}) as change(add json, remove json, key text)`)
    .where(eq(keyringEntries.spaceId, spaceId))
    .orderBy(asc(keyringEntries.n));
}

/** Where a space's keyring ends: how many entries it has, and the hash of the last one, which covers all before it. */
async function endOf(tx: Tx, spaceId: string): Promise<Pick<KeyringState, 'length' | 'head'>> {
  const [last] = await tx
    .select({ entry: keyringEntries.entry })
    .from(keyringEntries)
    .where(eq(keyringEntries.spaceId, spaceId))
    .orderBy(desc(keyringEntries.n))
    .limit(1);
  return last ? { length: last.entry.n + 1, head: await entryHash(last.entry) } : { length: 0, head: '' };
}

/**
 * The present state of a space's keyring, from one snapshot. Its entries are not verified again: they were when they
 * came.
 * @throws ProblemError `conflict` when it does not have exactly `length` entries; checked before the rest is read
 */
function readState(npo: Npo, device: SignedInDevice, length: number | undefined): Promise<KeyringState> {
  return readOwnSpace(npo, device, async (tx, { id }) => {
    const end = await endOf(tx, id);
    if (end.length !== length) throw new ProblemError('conflict');
    return stateAfter(await readChanges(tx, id), end.head);
  });
}

/**
 * Appends entries that devices have signed to a keyring. The server verifies them as the devices will, and refuses what
 * they would refuse. It does so before it takes the space's lock, so that no other request waits for that.
 * @throws ProblemError `conflict` when the entries do not follow the last one of the keyring; `not-allowed` when an
 *   entry is not validly signed by a member of the keyring, when it is signed by a device that was signed out, or when
 *   it is signed with keys that a signed-out copy has too and not sent by their owner
 */
export async function appendEntries(
  npo: Npo,
  device: SignedInDevice,
  { entries }: AppendEntries,
): Promise<void> {
  const state = await readState(npo, device, entries[0]?.n);
  const after = await refusing(() => verifyEntries(device.spaceId, state, entries));
  await changingKeys(npo, device, async (tx, space) => {
    if ((await endOf(tx, space.id)).head !== state.head) throw new ProblemError('conflict');
    const { signedOut, copied } = await leavingOf(tx, space.memberId, devicesIn(state));
    refuseSignatures([...signedOut, ...copied.filter((id) => id !== device.id)], entries);
    await tx
      .insert(keyringEntries)
      .values(entries.map((entry) => ({ spaceId: space.id, n: entry.n, entry })));
    // A removed device has left, and an added one is in with its new keys, so both flags are cleared. Not so for
    // signed-out devices: a keyring that is given back after the server was set back may have added one, and then it
    // has to leave.
    const touched = and(
      eq(devices.memberId, space.memberId),
      isNull(devices.revokedAt),
      among(devices.id, entries.flatMap(touchedBy)),
    );
    await tx.update(devices).set({ leavesKeyring: false, keysCopied: false }).where(touched);
    // A device that is in the keyring does not have to ask any more.
    const inside = and(
      eq(keyRequests.spaceId, space.id),
      among(keyRequests.device, [...after.members.keys()]),
    );
    await tx.delete(keyRequests).where(inside);
    return { keyId: after.key, keyIsDue: await hasToLeave(tx, space, devicesIn(after)) };
  });
}

/** The ids of the devices in a keyring. */
function devicesIn({ members }: KeyringState): Set<string> {
  return new Set([...members.values()].filter(({ kind }) => kind === 'device').map(({ id }) => id));
}

/**
 * Refuses entries signed with the keys of a device in `refused`, unless an earlier entry has replaced them: a device
 * that was signed out and signed in again could otherwise let itself in.
 * @throws ProblemError `not-allowed`
 */
function refuseSignatures(refused: ReadonlyArray<string>, entries: ReadonlyArray<KeyringEntry>): void {
  const out = new Set(refused);
  for (const entry of entries) {
    if (Object.keys(entry.signatures).some((id) => out.has(id))) throw new ProblemError('not-allowed');
    for (const id of touchedBy(entry)) out.delete(id);
  }
}

/** The ids that an entry removes or adds. */
function touchedBy({ add, remove }: KeyringEntry): string[] {
  return [...remove, ...add.map(({ id }) => id)];
}

/** True when a signed-out device can open what the keyring's members can: then the key has to change first. */
export async function isDue(tx: Tx, space: LockedSpace): Promise<boolean> {
  return hasToLeave(tx, space, devicesOf(await readChanges(tx, space.id)));
}

/** True when one of the devices in a keyring has keys that have to leave it. */
async function hasToLeave(tx: Tx, { memberId }: LockedSpace, inside: ReadonlySet<string>): Promise<boolean> {
  const { signedOut, copied } = await leavingOf(tx, memberId, inside);
  return signedOut.length + copied.length > 0;
}

type Leaving = Pick<KeysResponse, 'signedOut' | 'copied'>;
const nobody: Leaving = { signedOut: [], copied: [] };

/** True when a device is in its space's keyring, and does not count as signed out there. */
export async function isInKeyring(tx: Tx, { id, memberId, spaceId }: SignedInDevice): Promise<boolean> {
  const isInside = devicesOf(await readChanges(tx, spaceId)).has(id);
  return isInside && (await leavingOf(tx, memberId, new Set([id]))).signedOut.length === 0;
}

/**
 * The devices in a keyring whose keys have to leave it. An id that the server does not know as a device of the member
 * counts as signed out, because nobody could sign it out.
 * @param inside the ids of the devices in the keyring
 */
async function leavingOf(tx: Tx, memberId: string, inside: ReadonlySet<string>): Promise<Leaving> {
  if (inside.size === 0) return nobody;
  const { id, keysCopied } = devices;
  const rows = await tx
    .select({ id, keysCopied })
    .from(devices)
    .where(
      and(eq(devices.memberId, memberId), among(devices.id, [...inside]), eq(devices.leavesKeyring, false)),
    );
  const staying = new Set(rows.map((row) => row.id));
  return {
    signedOut: [...inside].filter((one) => !staying.has(one)),
    copied: rows.filter((row) => row.keysCopied).map((row) => row.id),
  };
}

async function refusing<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof KeyringError) throw new ProblemError('not-allowed', { detail: error.message });
    throw error;
  }
}

type SpaceChange = Partial<typeof spaces.$inferInsert>;

/**
 * Changes something about the keys of a space. It takes a sequence number, so that every device of the member is nudged,
 * and every pull tells the new tag.
 * @param device the one that asks
 * @param change returns what else to set on the space's row; it must set `keyIsDue` if it may let a device in or sign
 *   one out. Null when nothing changes: then no sequence number is taken
 * @throws ProblemError `device-revoked` when the one that asks was signed out meanwhile
 */
export async function changingKeys(
  npo: Npo,
  device: SignedInDevice,
  change: (tx: Tx, space: LockedSpace) => Promise<SpaceChange | undefined | null>,
): Promise<void> {
  const seq = await changeOwnSpace(npo, device, async (tx, space) => {
    const set = await change(tx, space);
    if (set === null) return null;
    const { bytes = space.bytes, ...rest } = set ?? {};
    const next = await takeSeq(tx, { ...space, bytes }, npo.newId(), npo.now());
    await tx
      .update(spaces)
      .set({ ...next, keysTag: next.seq, ...rest })
      .where(eq(spaces.id, space.id));
    return next.seq;
  });
  if (seq !== null) npo.nudges.publish(device.spaceId, seq);
}

/** Deletes the requests that are older than `REQUEST_MS`; called when a new one comes. */
export async function forgetOldRequests(tx: Tx, spaceId: string, now: number): Promise<void> {
  const old = and(eq(keyRequests.spaceId, spaceId), lt(keyRequests.askedAt, now - REQUEST_MS));
  await tx.delete(keyRequests).where(old);
}
