import { liveQuery } from 'dexie';
import type { Lane } from '#renderer/store/database.ts';
import { getState, type SyncErrorCode } from '#renderer/store/state.ts';
import { reportSyncStatus } from '#renderer/store/sync-status.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { isDiskFull } from '#renderer/store/write-error.ts';
import type { Nudge } from '#shared/sync/messages.ts';
import type { Api } from './api.ts';
import { backOffMs } from './back-off.ts';
import type { Keychain } from './keys/keychain.ts';
import { nextSync, type Sync, type SyncEvent } from './machine.ts';
import { listenForNudges } from './nudge.ts';
import { ServerError } from './request.ts';
import { syncRound, tryAgain } from './round.ts';

export interface SyncerOptions {
  workspace: Workspace;
  /** The server, or null while this device has not joined or has lost its token. `signal` ends its requests. */
  connect(signal: AbortSignal): Promise<Api | null>;
  /** Seals and opens the member's own data. */
  keychain: Keychain;
  isOnline(): boolean;
  /** Called when this workspace turns out to be a copy: gives it an identity of its own. */
  becomeAnother(api: Api): Promise<void>;
}

export interface Syncer {
  /** Something outside happened that sync may care about. */
  tell(event: 'look' | 'went-offline' | 'came-online'): void;
  /** Stops syncing; resolves when the round under way has ended. */
  close(): Promise<void>;
}

/**
 * The client half of sync: pushes what is open in the outbox, pulls to the watermark, and tries again when it is
 * worth it. What happens next is decided by the table in `machine.ts` alone. There must be one syncer at a time
 * for a workspace, see `app/leader.ts`.
 */
export function startSyncer(options: SyncerOptions): Syncer {
  return new RunningSyncer(options);
}

class RunningSyncer implements Syncer {
  readonly #options: SyncerOptions;
  readonly #closing = new AbortController();
  #sync: Sync = { state: 'local' };
  #lastSyncAt: number | null = null;
  /** While backing off: when to try again. */
  #retry: ReturnType<typeof setTimeout> | undefined;
  /** The round that is under way, and what ends it. */
  #round: Promise<void> | null = null;
  #ending = new AbortController();
  #nudges: AbortController | null = null;
  readonly #ready: Promise<void>;
  readonly #watching: ReadonlyArray<{ unsubscribe(): void }>;

  constructor(options: SyncerOptions) {
    this.#options = options;
    this.#ready = this.#prepare();
    this.#watching = [this.#watchOutbox(), this.#watchCalls()];
  }

  tell(event: 'look' | 'went-offline' | 'came-online'): void {
    // The network has changed: requests that were sent before are not waited for.
    if (event !== 'look') this.#ending.abort();
    void this.#ready.then(() => this.#step(event));
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#retry);
    for (const watched of this.#watching) watched.unsubscribe();
    await this.#ready;
    await this.#round;
  }

  async #prepare(): Promise<void> {
    const { db } = this.#options.workspace;
    await tryAgain(db);
    this.#lastSyncAt = (await getState(db, 'status'))?.lastSyncAt ?? null;
  }

  /** The one place where the state changes. */
  #step(event: SyncEvent, error: SyncErrorCode | null = null, retryAfterMs: number | null = null): void {
    if (this.#closing.signal.aborted) return;
    const before = this.#sync;
    const after = nextSync(before, event);
    this.#sync = after;
    clearTimeout(this.#retry);
    if (event === 'finished') this.#lastSyncAt = this.#options.workspace.around.now();
    if (after.state === 'backing-off') {
      const waitMs = backOffMs(after.failures - 1, Math.random(), retryAfterMs);
      this.#retry = setTimeout(() => this.#step('wake'), waitMs);
    }
    // While retrying, the status that was reported stays.
    const isQuiet = before.state === 'backing-off' && after.state === 'syncing' && after.failures > 0;
    if ((after.state !== before.state || event === 'finished') && !isQuiet) void this.#say(error);
    if (after.state === 'syncing' && !this.#round) this.#run();
    if (after.state === 'offline' || after.state === 'sign-in-needed' || after.state === 'upgrade-needed')
      this.#stopNudges();
  }

  #say(error: SyncErrorCode | null): Promise<void> {
    const { db } = this.#options.workspace;
    return reportSyncStatus(db, { state: this.#sync.state, error, lastSyncAt: this.#lastSyncAt });
  }

  #run(): void {
    this.#ending = new AbortController();
    const { signal } = this.#ending;
    this.#round = this.#syncOnce(AbortSignal.any([signal, this.#closing.signal]))
      .then(
        () => ({ event: 'finished' as SyncEvent, error: null }),
        (error: unknown) => ({ event: eventOf(error), error }),
      )
      .then(({ event, error }) => {
        this.#round = null;
        const sync = this.#sync;
        // The state has changed meanwhile, such as to offline: how this round ended no longer counts.
        if (sync.state !== 'syncing') return;
        if (signal.aborted) {
          this.#sync = { ...sync, isWakened: false };
          this.#run();
          return;
        }
        this.#step(event, syncErrorOf(error), error instanceof ServerError ? error.retryAfterMs : null);
        if (sync.isWakened && event === 'finished') this.#step('wake');
      });
  }

  async #syncOnce(signal: AbortSignal): Promise<void> {
    const { workspace, connect, keychain, becomeAnother } = this.#options;
    const { db, device, around } = workspace;
    const api = await connect(signal);
    if (!api) throw new ServerError('sign-in-needed');
    this.#listen();
    try {
      await syncRound({ db, device, api, keychain, now: around.now });
    } catch (error) {
      if (error instanceof ServerError && error.code === 'device-copied') await becomeAnother(api);
      throw error;
    }
  }

  #listen(): void {
    if (this.#nudges) return;
    this.#nudges = new AbortController();
    const signal = AbortSignal.any([this.#nudges.signal, this.#closing.signal]);
    void this.#options.connect(signal).then(
      (api) =>
        api &&
        listenForNudges(
          api,
          signal,
          (nudge) => void this.#onNudge(nudge),
          () => this.#step('wake'),
        ),
    );
  }

  async #onNudge({ seq }: Nudge): Promise<void> {
    const position = await getState(this.#options.workspace.db, 'position');
    // A smaller number is news as well: the server has begun a new epoch.
    if (position && seq !== position.cursor) this.#step('wake');
  }

  #stopNudges(): void {
    this.#nudges?.abort();
    this.#nudges = null;
  }

  #watchOutbox() {
    const { workspace, keychain } = this.#options;
    const { db } = workspace;
    // Both lanes are read every time: a live query observes only what it has read, and keys may come later. One primary
    // key of each is enough; a count would visit every row, whatever the limit.
    const isIn = async (lane: Lane) =>
      (await db.outbox.where('lane').equals(lane).limit(1).primaryKeys()).length > 0;
    const look = async () => {
      const [isOpen, isHeld] = await Promise.all([isIn('open'), isIn('held')]);
      return isOpen || (isHeld && keychain.codec !== null);
    };
    return liveQuery(() => db.transaction('r', db.outbox, look)).subscribe((hasSomething) => {
      // While backing off, the wait is kept: else every keystroke would send a request to a server that is down.
      if (hasSomething && this.#sync.state !== 'backing-off') this.#step('wake');
    });
  }

  /**
   * Joining and asking for a sync happen in any window, and reach this one through the database. Membership is read
   * nowhere else: with a second read, a joining during the start could be missed by both.
   */
  #watchCalls() {
    const { db } = this.#options.workspace;
    let hasBegun = false;
    return liveQuery(async () => {
      const [membership] = await Promise.all([getState(db, 'membership'), getState(db, 'syncRequest')]);
      return membership !== null;
    }).subscribe((hasJoined) => {
      const isFirst = !hasBegun;
      hasBegun = true;
      void this.#ready.then(() => {
        if (isFirst) this.#begin(hasJoined);
        else this.#step(hasJoined ? 'joined' : 'look');
      });
    });
  }

  #begin(hasJoined: boolean): void {
    if (this.#closing.signal.aborted) return;
    const isOnline = this.#options.isOnline();
    if (hasJoined) this.#sync = { state: isOnline ? 'up-to-date' : 'offline' };
    if (hasJoined && isOnline) this.#step('wake');
    else void this.#say(null);
  }
}

function eventOf(error: unknown): SyncEvent {
  if (!(error instanceof ServerError)) return 'interrupted';
  if (error.code === 'sign-in-needed' || error.code === 'device-revoked') return 'signed-out';
  return error.code === 'upgrade-needed' ? 'outdated' : 'interrupted';
}

function syncErrorOf(error: unknown): SyncErrorCode | null {
  if (error instanceof ServerError) return error.code;
  return isDiskFull(error) ? 'disk-full' : null;
}
