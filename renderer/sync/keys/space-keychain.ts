import { getState, type StateOf } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Api } from '#renderer/sync/api.ts';
import { ServerError } from '#renderer/sync/request.ts';
import type { Codec } from '#renderer/sync/seal.ts';
import type { Host } from '#shared/host/contract.ts';
import {
  isIn,
  type Keyring,
  type KeyringChange,
  KeyringError,
  memberOf,
  openKeys,
  readKeyring,
  relationOf,
  type Signer,
} from '#shared/keys/keyring.ts';
import type { KeyringEntry } from '#shared/keys/keyring-entry.ts';
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
import { changeHere, comingIn, noteRound } from './keyring-here.ts';
import { openInWorker } from './open-in-worker.ts';
import { openHere } from './opening.ts';

/** How often a change of the keyring is tried again when another device was faster. */
const TRIES_MAX = 5;

/** A keyring that this device trusts, and what the server says about it. */
interface Agreed {
  keyring: Keyring;
  theirs: KeysResponse;
}

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
 * @param openingWorker the URL of `opening-worker.ts`, which opens many rows; null: all is opened on the page
 */
export function spaceKeychain(
  workspace: Workspace,
  host: Host,
  openingWorker: string | null = null,
): Keychain {
  const { db, device } = workspace;
  const open = openingWorker === null ? openHere : openInWorker(openingWorker);
  const place = { db, host };
  let codec: Codec | null = null;
  let loaded: StateOf<'keyring'> | null = null;
  let toldTag: number | undefined;

  async function load(): Promise<void> {
    const [kept, seen] = await Promise.all([getState(db, 'keyring'), getState(db, 'keysSeen')]);
    // A keyring begun here is trusted only once the server has taken it: another device may have been faster.
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
      // It was stored outside of a round, where not every key is tried. The next round asks about it, and then refuses
      // it.
      return null;
    }
  }

  async function tend(api: Api, mustAsk: boolean): Promise<boolean> {
    const before = codec;
    await load();
    const [seen, asking] = await Promise.all([getState(db, 'keysSeen'), getState(db, 'asking')]);
    // This device may have been let in before the member confirmed here: the tag does not change again for that.
    const mayBeIn = asking?.isConfirmed === true;
    // A copy that took an id of its own uses the keys of its original until its own are in the keyring.
    const isBorrowed = seen?.keyring === 'open' && loaded !== null && loaded.member !== device;
    const isInStep = seen !== null && !isBorrowed && (toldTag === undefined || toldTag === seen.tag);
    if (mustAsk || mayBeIn || !isInStep) {
      await fetchKeys(api);
      await load();
    }
    return before?.id !== codec?.id || before?.key !== codec?.key;
  }

  async function fetchKeys(api: Api): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await applyKeys(api, await api.keys());
      } catch (error) {
        const wasFaster = error instanceof ServerError && error.code === 'conflict';
        if (!wasFaster || tries === TRIES_MAX) throw error;
      }
    }
  }

  /** Takes in what the server says, and tells it what it does not know. */
  async function applyKeys(api: Api, told: KeysResponse): Promise<void> {
    const [kept, membership] = await Promise.all([getState(db, 'keyring'), getState(db, 'membership')]);
    if (!membership) return;
    const { space } = membership;
    const current = (await adopted(space, told)) ?? kept;
    if (!current) return noteRound(workspace, space, told, told.entries.length === 0 ? 'none' : 'closed');

    const agreed = await agreeOn(api, space, current.entries, told);
    if (!agreed) return noteRound(workspace, space, told, 'refused');
    const { keyring, theirs } = agreed;
    const self = await selfIn(keyring, current.member);
    // Keys that were copied may only be used to replace them, and only by the device that they belong to.
    const isOut =
      !self ||
      !isIn(keyring, self) ||
      theirs.signedOut.includes(self.id) ||
      (theirs.copied.includes(self.id) && self.id !== device);
    if (isOut) {
      return noteRound(workspace, space, theirs, 'closed', { ...current, entries: [...keyring.entries] });
    }
    // A member of the keyring has signed an entry that gives this device no key: that must not block the rest of sync.
    if (!(await opens(keyring, self))) return noteRound(workspace, space, theirs, 'refused');
    // A copy that took an id of its own adds itself, signing with the keys of its original.
    const member = self.id === device ? self : await ensureSigner(place, device);
    const inside = await withOwnId(api, agreed, self, member);
    const last = await withoutLeaving(api, inside, member);
    await noteRound(workspace, space, last.theirs, 'open', {
      member: member.id,
      entries: [...last.keyring.entries],
    });
    // In by its own keys, it needs those of its original no more.
    if (self.id !== member.id) await forgetSigner(place, self.id);
  }

  /**
   * The longer of the known keyring and the server's, if one goes on from the other. A server that was set back is sent
   * the entries it lost; it refuses them if one of their signers has been signed out since. Null: not to be trusted.
   */
  async function agreeOn(
    api: Api,
    space: string,
    known: ReadonlyArray<KeyringEntry>,
    told: KeysResponse,
  ): Promise<Agreed | null> {
    const relation = await relationOf(known, told.entries);
    if (relation === 'other') return null;
    try {
      const keyring = await readKeyring(space, relation === 'longer' ? told.entries : known);
      const isSetBack = relation === 'shorter';
      const theirs = isSetBack ? await api.appendKeys(known.slice(told.entries.length)) : told;
      return { keyring, theirs };
    } catch (error) {
      const isRefused = error instanceof ServerError && error.code === 'not-allowed';
      if (isRefused || error instanceof KeyringError) return null;
      throw error;
    }
  }

  /** The keyring with this workspace in it under its own id. */
  async function withOwnId(api: Api, agreed: Agreed, self: Signer, member: Signer): Promise<Agreed> {
    const { keyring, theirs } = agreed;
    if (isIn(keyring, member)) return agreed;
    return changed(api, keyring, self, comingIn(keyring, memberOf(member, 'device'), theirs.signedOut));
  }

  /** The keyring without the devices that were signed out, and with new keys for this device if its own were copied. */
  async function withoutLeaving(api: Api, agreed: Agreed, member: Signer): Promise<Agreed> {
    const { keyring, theirs } = agreed;
    const gone = theirs.signedOut.filter((id) => id !== member.id);
    const remove = [...gone, ...theirs.copied].filter((id) => keyring.members.has(id));
    if (remove.length === 0) return agreed;
    const isCopied = remove.includes(member.id);
    const add = isCopied ? [memberOf(await ensureNextSigner(place, member.id), 'device')] : [];
    const last = await changed(api, keyring, member, { add, remove });
    if (isCopied) await takeNextSigner(place, member.id);
    return last;
  }

  /**
   * Makes one change and sends it. On a `conflict`, as another device was faster, `fetchKeys` looks at everything
   * again.
   */
  async function changed(api: Api, before: Keyring, signer: Signer, change: KeyringChange): Promise<Agreed> {
    const keyring = await changeHere(workspace, before, [signer], change);
    return { keyring, theirs: await api.appendKeys(keyring.entries.slice(-1)) };
  }

  /**
   * The keys this device signs with: its next ones, if they are in the keyring already and only the answer was lost.
   */
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

  return {
    get codec() {
      return codec;
    },
    load,
    noteTag: (tag) => {
      toldTag = tag;
    },
    tend,
  };
}
