import { randomUUID } from 'node:crypto';
import { routes } from '#shared/http/contract.ts';
import { canonicalBytes, randomBytes, toBase64Url } from '#shared/keys/bytes.ts';
import { identityFrom, signWith } from '#shared/keys/identity.ts';
import {
  beginKeyring,
  changeKeyring,
  entryHash,
  type Keyring,
  memberOf,
  type Signer,
  stateAfter,
} from '#shared/keys/keyring.ts';
import {
  KEYRING_MAX,
  KEYRING_MEMBERS_MAX,
  type KeyringEntry,
  type KeyringMember,
} from '#shared/keys/keyring-entry.ts';
import { KeysResponse } from '#shared/keys/messages.ts';
import type { Answer } from './ask.ts';
import { TEST_KEY } from './sealed.ts';
import type { TestDevice } from './test-device.ts';

export async function newSigner(id: string = randomUUID()): Promise<Signer> {
  return { id, identity: await identityFrom(randomBytes(32)) };
}

export function askAppend(by: TestDevice, entries: ReadonlyArray<unknown>): Promise<Answer> {
  return by.ask(routes.appendKeys.path, { json: { entries } });
}

export async function keysOf(by: TestDevice): Promise<KeysResponse> {
  return KeysResponse.parse((await by.ask(routes.readKeys.path)).body);
}

/** A keyring of a device and a sheet, that no server knows yet. */
export async function newKeyring(device: TestDevice): Promise<{ keyring: Keyring; self: Signer }> {
  const self = await newSigner(device.id);
  const keyring = await beginKeyring(device.space.id, self, await newSigner(), Date.now());
  return { keyring, self };
}

/** The keyring with one more entry, signed by `by`: who comes in as a device, and who goes. */
export function changed(
  keyring: Keyring,
  by: Signer,
  { add = [], remove = [] }: { add?: Signer[]; remove?: string[] },
): Promise<Keyring> {
  const added = add.map((one) => memberOf(one, 'device'));
  return changeKeyring(keyring, [by], { add: added, remove }, Date.now());
}

/** The same entry, signed by somebody else. */
export async function signedBy(entry: KeyringEntry, { id, identity }: Signer): Promise<KeyringEntry> {
  const { signatures: _, ...content } = entry;
  const signature = await signWith(identity, canonicalBytes('kotsukotsu keyring 1', content));
  return { ...content, signatures: { [id]: signature } };
}

const ofBytes = (length: number) => toBase64Url(randomBytes(length));

/** A device that nobody has, under an id as long as it may be. */
export function anyDevice(): KeyringMember {
  const id = `${randomUUID()}${randomUUID()}`.slice(0, 64);
  return { id, kind: 'device', keys: { sign: ofBytes(32), agree: ofBytes(32) } };
}

/** The entry that goes on with others. Nobody could open its key; no server can tell that. */
export async function nextEntry(
  space: string,
  entries: ReadonlyArray<KeyringEntry>,
  by: Signer,
  { add = [], remove = [] }: { add?: KeyringMember[]; remove?: string[] },
): Promise<KeyringEntry> {
  const last = entries.at(-1);
  if (!last) throw new Error('nothing to go on with');
  const { members, length } = stateAfter([...entries, { add, remove, key: last.key }], '');
  const isNewKey = remove.length > 0;
  const waiting = isNewKey ? [...members.keys()] : add.map(({ id }) => id);
  const entry: KeyringEntry = {
    space,
    n: length - 1,
    before: await entryHash(last),
    at: -8.64e15,
    add,
    remove,
    key: isNewKey ? randomUUID().replaceAll('-', '').slice(0, 15) : last.key,
    former: isNewKey ? `${ofBytes(12)}.${ofBytes(48)}` : null,
    envelopes: Object.fromEntries(waiting.map((id) => [id, `${ofBytes(32)}.${ofBytes(48)}`])),
    signatures: {},
  };
  return signedBy(entry, by);
}

/** A keyring of so many entries. As soon as it is full, each takes out some devices and lets in as many as it may. */
export async function longKeyring(
  device: TestDevice,
  length = KEYRING_MAX,
): Promise<{ entries: KeyringEntry[]; self: Signer }> {
  const { keyring, self } = await newKeyring(device);
  const space = device.space.id;
  const entries = [...keyring.entries];
  const inside: string[] = [];
  while (entries.length < length) {
    const isFull = inside.length > KEYRING_MEMBERS_MAX - 4;
    const add = [anyDevice(), anyDevice()];
    const remove = isFull ? inside.splice(0, 2) : [];
    entries.push(await nextEntry(space, entries, self, { add, remove }));
    inside.push(...add.map(({ id }) => id));
  }
  return { entries, self };
}

/** Begins a keyring with the key that `sealed` seals with; no server can tell that nobody has that key. */
export async function beginTestKeyring(device: TestDevice): Promise<void> {
  const [self, sheet] = [await newSigner(device.id), await newSigner()];
  const { entries } = await beginKeyring(device.space.id, self, sheet, Date.now());
  const [made] = entries;
  if (!made) throw new Error('a keyring without entries');
  const entry = { ...made, key: TEST_KEY };
  const [bySelf, bySheet] = [await signedBy(entry, self), await signedBy(entry, sheet)];
  const signatures = { ...bySelf.signatures, ...bySheet.signatures };
  const { status } = await askAppend(device, [{ ...entry, signatures }]);
  if (status !== 200) throw new Error(`no keyring: ${status}`);
}
