import { canonicalBytes, hash } from './bytes.ts';
import { type Identity, isSignedBy, signWith } from './identity.ts';
import { KEYRING_MEMBERS_MAX, type KeyringEntry, type KeyringMember } from './keyring-entry.ts';
import type { KeyId, PublicKeys } from './shapes.ts';
import {
  newSpaceKey,
  openFormerKey,
  putIntoEnvelope,
  type SpaceKey,
  sealFormerKey,
  takeFromEnvelope,
} from './space-key.ts';

/*
 * A keyring is a list of signed entries, kept by a server that nobody has to trust. Each entry says who may open the
 * space from here on, and holds the key for those who do not have it yet. Each names the hash of the one before, and is
 * signed by somebody who was in before; so whoever trusts one entry can check all others, and nothing can be slipped in,
 * left out or exchanged.
 */

/** The state of a keyring after its last entry: what is needed to verify further entries. */
export interface KeyringState {
  /** How many entries it has. */
  length: number;
  members: ReadonlyMap<string, KeyringMember>;
  /** Every key it ever had. */
  used: ReadonlySet<KeyId>;
  /** The key that is sealed with now; null before the first entry. */
  key: KeyId | null;
  /** The hash of the last entry; empty before the first. */
  head: string;
}

/** A keyring whose entries were verified. */
export interface Keyring extends KeyringState {
  space: string;
  entries: ReadonlyArray<KeyringEntry>;
  key: KeyId;
}

/** Why a keyring is not to be trusted. */
export type KeyringErrorCode =
  | 'empty'
  | 'other-space'
  | 'broken-chain'
  | 'unsigned'
  | 'unknown-member'
  | 'too-many-members'
  | 'no-sheet'
  | 'key-not-changed'
  | 'envelopes';

/** A keyring that is not valid. */
export class KeyringError extends Error {
  readonly code: KeyringErrorCode;
  constructor(code: KeyringErrorCode, n: number) {
    super(`keyring: ${code} in entry ${n}`);
    this.name = 'KeyringError';
    this.code = code;
  }
}

/** The hash that names an entry. */
export function entryHash(entry: KeyringEntry): Promise<string> {
  return hash(canonicalBytes('kotsukotsu keyring hash 1', entry));
}

/** What the members sign of an entry. */
function signedBytes({ signatures: _, ...content }: KeyringEntry) {
  return canonicalBytes('kotsukotsu keyring 1', content);
}

/**
 * Verifies a keyring from its first entry on.
 * @throws KeyringError for the first entry that is not valid
 */
export async function readKeyring(space: string, entries: ReadonlyArray<KeyringEntry>): Promise<Keyring> {
  return { space, entries, ...(await verifyEntries(space, stateAfter([], ''), entries)) };
}

/**
 * The state of a keyring that was verified before: nothing is verified here.
 * @param entries all its entries, without the parts that are not needed
 * @param head the hash of the last one
 */
export function stateAfter(
  entries: ReadonlyArray<Pick<KeyringEntry, 'add' | 'remove' | 'key'>>,
  head: string,
): KeyringState {
  const members = new Map<string, KeyringMember>();
  for (const { add, remove } of entries) {
    for (const id of remove) members.delete(id);
    for (const member of add) members.set(member.id, member);
  }
  const used = new Set(entries.map(({ key }) => key));
  return { length: entries.length, members, used, key: entries.at(-1)?.key ?? null, head };
}

/**
 * Verifies entries that follow on a keyring that was verified before.
 * @returns the state of the keyring after them
 * @throws KeyringError for the first entry that is not valid
 */
export async function verifyEntries(
  space: string,
  { length, members, used: usedBefore, key, head }: KeyringState,
  entries: ReadonlyArray<KeyringEntry>,
): Promise<KeyringState & { key: KeyId }> {
  const used = new Set(usedBefore);
  for (const entry of entries) {
    const refuse = (code: KeyringErrorCode) => new KeyringError(code, length);
    if (entry.space !== space) throw refuse('other-space');
    if (entry.n !== length || entry.before !== head) throw refuse('broken-chain');
    const after = membersAfter(members, entry);
    if (!after) throw refuse('unknown-member');
    if (after.size > KEYRING_MEMBERS_MAX) throw refuse('too-many-members');
    if ([...after.values()].filter(({ kind }) => kind === 'sheet').length !== 1) throw refuse('no-sheet');
    if (!(await isSigned(members, entry))) throw refuse('unsigned');
    const isNewKey = entry.key !== key;
    if (isNewKey ? used.has(entry.key) : entry.remove.length > 0) throw refuse('key-not-changed');
    if ((entry.former !== null) !== (isNewKey && length > 0)) throw refuse('key-not-changed');
    const waiting = isNewKey ? [...after.keys()] : entry.add.map(({ id }) => id);
    if (!isSameSet(Object.keys(entry.envelopes), waiting)) throw refuse('envelopes');
    members = after;
    key = entry.key;
    used.add(key);
    head = await entryHash(entry);
    length++;
  }
  if (key === null) throw new KeyringError('empty', 0);
  return { length, members, used, key, head };
}

/** The members after an entry; null when it removes an id that is not a member, or adds one that is. */
function membersAfter(
  before: ReadonlyMap<string, KeyringMember>,
  { add, remove }: Pick<KeyringEntry, 'add' | 'remove'>,
): Map<string, KeyringMember> | null {
  const members = new Map(before);
  for (const id of remove) if (!members.delete(id)) return null;
  for (const member of add) {
    if (members.has(member.id)) return null;
    members.set(member.id, member);
  }
  return members;
}

/**
 * True when an entry has exactly the signatures that it needs, all of them valid: of one member from before it (in the
 * first entry, of the device that it adds), and of the sheet, if it adds one.
 */
async function isSigned(before: ReadonlyMap<string, KeyringMember>, entry: KeyringEntry): Promise<boolean> {
  const isFirst = entry.n === 0;
  const signatures = new Map(Object.entries(entry.signatures));
  // A sheet that is added signs with its own new keys. The signature of a former member with the same id does not
  // count.
  const sheets = entry.add.filter(({ kind }) => kind === 'sheet');
  const others = [...signatures.keys()].filter((id) => sheets.every((sheet) => sheet.id !== id));
  const vouchers = isFirst ? new Map(entry.add.map((member) => [member.id, member])) : before;
  const [voucher] = others.map((id) => vouchers.get(id));
  if (!voucher || others.length > 1) return false;
  const signers = [voucher, ...sheets];
  if (isFirst && entry.add.length > signers.length) return false;
  const bytes = signedBytes(entry);
  for (const { id, keys } of signers) {
    if (!(await isSignedBy(keys, bytes, signatures.get(id) ?? ''))) return false;
  }
  return true;
}

function isSameSet(a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean {
  return a.length === b.length && new Set([...a, ...b]).size === a.length;
}

/** How two lists of entries are related. */
export type Relation = 'same' | 'longer' | 'shorter' | 'other';

/** Whether `theirs` is the same as `known`, continues it, is its beginning, or differs from it. */
export async function relationOf(
  known: ReadonlyArray<KeyringEntry>,
  theirs: ReadonlyArray<KeyringEntry>,
): Promise<Relation> {
  const shared = Math.min(known.length, theirs.length);
  const [ours, their] = [known[shared - 1], theirs[shared - 1]];
  // Every entry names the hash of the one before: where one is the same, all before are.
  if (ours && their && (await entryHash(ours)) !== (await entryHash(their))) return 'other';
  if (theirs.length === known.length) return 'same';
  return theirs.length > known.length ? 'longer' : 'shorter';
}

/** A member that signs, under its id in the keyring. */
export interface Signer {
  id: string;
  identity: Identity;
}

/** The first entry of a space: a device and its recovery sheet, and the first key. */
export async function beginKeyring(
  space: string,
  device: Signer,
  sheet: Signer,
  at: number,
): Promise<Keyring> {
  const add = [memberOf(device, 'device'), memberOf(sheet, 'sheet')];
  const key = newSpaceKey();
  const members = membersAfter(new Map(), { add, remove: [] });
  const entry: KeyringEntry = {
    space,
    n: 0,
    before: '',
    at,
    add,
    remove: [],
    key: key.id,
    former: null,
    envelopes: await envelopesFor(space, key, [...(members?.values() ?? [])]),
    signatures: {},
  };
  return readKeyring(space, [await signed(entry, [device, sheet])]);
}

/** What changes in a keyring. Whoever is removed learns nothing that is sealed from then on: the key changes. */
export interface KeyringChange {
  add?: KeyringMember[];
  remove?: string[];
}

/**
 * A keyring with one more entry.
 * @param signers first a member of the keyring, then the sheet if one is added
 * @throws KeyringError when the result would not be valid
 */
export async function changeKeyring(
  keyring: Keyring,
  signers: readonly [Signer, ...Signer[]],
  { add = [], remove = [] }: KeyringChange,
  at: number,
): Promise<Keyring> {
  const { space, entries, members, head } = keyring;
  const present = await openPresentKey(keyring, signers[0]);
  const isNewKey = remove.length > 0;
  const key = isNewKey ? newSpaceKey() : present;
  const after = membersAfter(members, { add, remove });
  if (!after) throw new KeyringError('unknown-member', entries.length);
  const entry: KeyringEntry = {
    space,
    n: entries.length,
    before: head,
    at,
    add,
    remove,
    key: key.id,
    former: isNewKey ? await sealFormerKey(space, present, key) : null,
    envelopes: await envelopesFor(space, key, isNewKey ? [...after.values()] : add),
    signatures: {},
  };
  const made = await signed(entry, signers);
  return { space, entries: [...entries, made], ...(await verifyEntries(space, keyring, [made])) };
}

/** A signer as a member of a keyring. */
export function memberOf({ id, identity }: Signer, kind: KeyringMember['kind']): KeyringMember {
  return { id, kind, keys: identity.publicKeys };
}

/** True when the keyring knows somebody under this id and with these very keys. */
export function isIn(keyring: Keyring, { id, identity }: Signer): boolean {
  return hasKeys(keyring, id, identity.publicKeys);
}

/** True when these very keys stand in the keyring under this id. */
export function hasKeys({ members }: Keyring, id: string, { sign, agree }: PublicKeys): boolean {
  const keys = members.get(id)?.keys;
  return keys !== undefined && keys.sign === sign && keys.agree === agree;
}

/** True when the keyring has ever let in these keys, under any id. */
export function hasSeen({ entries }: Keyring, { publicKeys: { sign } }: Identity): boolean {
  return entries.some(({ add }) => add.some(({ keys }) => keys.sign === sign));
}

async function signed(entry: KeyringEntry, signers: ReadonlyArray<Signer>): Promise<KeyringEntry> {
  const bytes = signedBytes(entry);
  const signatures = await Promise.all(
    signers.map(async ({ id, identity }) => [id, await signWith(identity, bytes)] as const),
  );
  return { ...entry, signatures: Object.fromEntries(signatures) };
}

async function envelopesFor(
  space: string,
  key: SpaceKey,
  members: ReadonlyArray<KeyringMember>,
): Promise<Record<string, string>> {
  const put = await Promise.all(
    members.map(
      async ({ id, keys }) => [id, await putIntoEnvelope(space, key, { id, agree: keys.agree })] as const,
    ),
  );
  return Object.fromEntries(put);
}

/** The key that is sealed with now, from the envelope of a member. @throws when there is none that opens */
async function openPresentKey({ space, entries, key }: Keyring, { id, identity }: Signer): Promise<SpaceKey> {
  const entry = entries.findLast(({ envelopes }) => Object.hasOwn(envelopes, id));
  const envelope = entry?.envelopes[id];
  if (!entry || !envelope || entry.key !== key) throw new Error('no envelope with the present key');
  return takeFromEnvelope(space, key, { id, agree: identity.agree }, envelope);
}

/**
 * Every key the space ever had, the present one first: from the envelope of a member, and from each key the one before
 * it.
 * @throws when the member is not in, or an entry was changed
 */
export async function openKeys(keyring: Keyring, member: Signer): Promise<SpaceKey[]> {
  const keys = [await openPresentKey(keyring, member)];
  for (let n = keyring.entries.length - 1; n > 0; n--) {
    const [entry, before] = [keyring.entries[n], keyring.entries[n - 1]];
    const newest = keys.at(-1);
    if (!entry || !before || !newest || entry.former === null) continue;
    keys.push(await openFormerKey(keyring.space, before.key, newest, entry.former));
  }
  return keys;
}
