import { getState, putState, type StateOf } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Api } from '#renderer/sync/api.ts';
import { ServerTrouble } from '#renderer/sync/request.ts';
import type { Codec } from '#renderer/sync/seal.ts';
import type { Host } from '#shared/host/contract.ts';
import {
  changeKeyring,
  isIn,
  type Keyring,
  KeyringProblem,
  memberOf,
  openKeys,
  readKeyring,
  relationOf,
  type Signer,
} from '#shared/keys/keyring.ts';
import type { KeysResponse } from '#shared/keys/messages.ts';
import { isLetIn } from './asking.ts';
import { keyringCodec } from './codec.ts';
import {
  ensureNextSigner,
  ensureSigner,
  forgetSigner,
  loadNextSigner,
  loadSigner,
  takeNextSigner,
} from './identity-store.ts';
import type { Keychain } from './keychain.ts';
import { openBeside } from './open-beside.ts';
import { openHere } from './opening.ts';
import { resealFromNowOn } from './reseal.ts';

/** How often a change of the keyring is tried again when another device was faster. */
const TRIES_MAX = 5;

async function opens(keyring: Keyring, member: Signer): Promise<boolean> {
  try {
    await openKeys(keyring, member);
    return true;
  } catch {
    return false;
  }
}

/**
 * The keychain of a workspace: what it trusts is in the database, its own private keys where the host keeps them.
 * @param openingWorker the address of `opening-worker.ts`, which opens beside the page; null: all is opened here
 */
export function spaceKeychain(
  { db, device, around }: Workspace,
  host: Host,
  openingWorker: string | null = null,
): Keychain {
  const open = openingWorker === null ? openHere : openBeside(openingWorker);
  const place = { db, host };
  let codec: Codec | null = null;
  let loaded: StateOf<'keyring'> | null = null;
  let heard: number | undefined;

  async function load(): Promise<void> {
    const [kept, seen] = await Promise.all([getState(db, 'keyring'), getState(db, 'keysSeen')]);
    // What was begun here holds once the server has taken it: another device may have been faster.
    const isTrusted = kept !== null && seen?.keyring === 'open';
    const [before, now] = [loaded?.entries, kept?.entries];
    const hasChanged =
      before?.length !== now?.length ||
      before?.at(-1)?.key !== now?.at(-1)?.key ||
      loaded?.member !== kept?.member;
    if (isTrusted && !hasChanged && codec) return;
    loaded = kept;
    codec = isTrusted ? await openKept(kept) : null;
  }

  async function openKept({ member, entries }: StateOf<'keyring'>): Promise<Codec | null> {
    const [signer, membership] = await Promise.all([loadSigner(place, member), getState(db, 'membership')]);
    if (!signer || !membership) return null;
    const keyring = await readKeyring(membership.space, entries);
    if (!isIn(keyring, signer)) return null;
    try {
      return await keyringCodec(keyring, signer, open);
    } catch {
      // It came in by a door at which not all of it was opened. It is asked about, and then refused.
      return null;
    }
  }

  async function tend(api: Api, mustAsk: boolean): Promise<boolean> {
    const before = codec;
    await load();
    const [seen, asking] = await Promise.all([getState(db, 'keysSeen'), getState(db, 'asking')]);
    // What the member has confirmed may have been let in before: nothing new is told of that.
    const mayBeIn = asking?.isConfirmed === true;
    const isInStep = seen !== null && (heard === undefined || heard === seen.tag);
    if (mustAsk || mayBeIn || !isInStep) {
      await askAndTakeIn(api);
      await load();
    }
    return before?.id !== codec?.id || before?.key !== codec?.key;
  }

  async function askAndTakeIn(api: Api): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await takeIn(api, await api.keys());
      } catch (error) {
        const wasFaster = error instanceof ServerTrouble && error.code === 'conflict';
        if (!wasFaster || tries === TRIES_MAX) throw error;
      }
    }
  }

  /** Takes in what the server says, and tells it what it does not know. */
  async function takeIn(api: Api, told: KeysResponse): Promise<void> {
    const [kept, membership] = await Promise.all([getState(db, 'keyring'), getState(db, 'membership')]);
    if (!membership) return;
    const { space } = membership;
    const standing = (await adopted(space, told)) ?? kept;
    if (!standing) return note(space, told, told.entries.length === 0 ? 'none' : 'closed');

    let keyring: Keyring;
    let theirs = told;
    const relation = await relationOf(standing.entries, told.entries);
    if (relation === 'other') return note(space, told, 'refused');
    try {
      const longest = relation === 'longer' ? told.entries : standing.entries;
      keyring = await readKeyring(space, longest);
    } catch (error) {
      if (error instanceof KeyringProblem) return note(space, told, 'refused');
      throw error;
    }
    // The server was set back: it is given back what it signed for, unless a signer has been signed out since.
    if (relation === 'shorter') {
      try {
        theirs = await api.appendKeys(keyring.entries.slice(told.entries.length));
      } catch (error) {
        if (error instanceof ServerTrouble && error.code === 'not-allowed')
          return note(space, told, 'refused');
        throw error;
      }
    }

    const self = await selfIn(keyring, standing.member);
    // Keys that somebody else has too are good for nothing but for coming with other ones.
    const isOut =
      !self ||
      !isIn(keyring, self) ||
      theirs.signedOut.includes(self.id) ||
      (theirs.copied.includes(self.id) && self.id !== device);
    if (isOut) return note(space, theirs, 'closed', { ...standing, entries: [...keyring.entries] });
    // Somebody who is in has signed what gives this device no key: it blocks nothing else.
    if (!(await opens(keyring, self))) return note(space, theirs, 'refused');
    // A workspace that took an id of its own vouches for it with the keys it had before.
    const member = self.id === device ? self : await ensureSigner(place, device);
    if (!isIn(keyring, member)) {
      const change = {
        add: [memberOf(member, 'device')],
        remove: keyring.members.has(member.id) ? [member.id] : [],
      };
      keyring = await changeKeyring(keyring, [self], change, around.now());
      if (change.remove.length > 0) await resealFromNowOn(db);
      theirs = await api.appendKeys(keyring.entries.slice(-1));
    }
    const { members } = keyring;
    const gone = theirs.signedOut.filter((id) => members.has(id) && id !== member.id);
    const remove = [...gone, ...theirs.copied.filter((id) => members.has(id))];
    if (remove.length > 0) {
      const isCopied = remove.includes(member.id);
      const add = isCopied ? [memberOf(await ensureNextSigner(place, member.id), 'device')] : [];
      keyring = await changeKeyring(keyring, [member], { add, remove }, around.now());
      await resealFromNowOn(db);
      theirs = await api.appendKeys(keyring.entries.slice(-1));
      if (isCopied) await takeNextSigner(place, member.id);
    }
    await note(space, theirs, 'open', { member: member.id, entries: [...keyring.entries] });
    // In by its own keys, it needs those of its original no more.
    if (self.id !== member.id) await forgetSigner(place, self.id);
  }

  /** What this device signs with; with other keys than before, where only the answer to them was lost. */
  async function selfIn(keyring: Keyring, member: string): Promise<Signer | null> {
    const next = await loadNextSigner(place, member);
    if (!next || !isIn(keyring, next)) return loadSigner(place, member);
    await takeNextSigner(place, member);
    return next;
  }

  /** The keyring that this device was let into, if it was. */
  async function adopted(space: string, told: KeysResponse): Promise<StateOf<'keyring'> | null> {
    const [asking, signer] = await Promise.all([getState(db, 'asking'), loadSigner(place, device)]);
    if (!asking?.answer || !asking.isConfirmed || !signer || told.entries.length === 0) return null;
    if (!(await isLetIn(space, told.entries, signer, asking.answer))) return null;
    return { member: device, entries: told.entries };
  }

  /** Nothing, when this workspace has left that space meanwhile. */
  async function note(
    space: string,
    { tag, requests }: KeysResponse,
    keyring: StateOf<'keysSeen'>['keyring'],
    standing?: StateOf<'keyring'>,
  ): Promise<void> {
    await db.transaction('rw', db.state, async () => {
      if ((await getState(db, 'membership'))?.space !== space) return;
      if (standing) await putState(db, 'keyring', standing);
      if (keyring === 'open') await db.state.delete('asking');
      await putState(db, 'keysSeen', { tag, keyring, requests });
    });
  }

  return {
    get codec() {
      return codec;
    },
    load,
    hear: (tag) => {
      heard = tag;
    },
    tend,
  };
}
