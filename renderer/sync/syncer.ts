import { liveQuery } from 'dexie';
import type { Lane } from '#renderer/store/database.ts';
import { getState, type SyncErrorCode, type SyncState } from '#renderer/store/state.ts';
import { sayStatus } from '#renderer/store/sync-status.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { isDiskFull } from '#renderer/store/write-error.ts';
import type { Nudge } from '#shared/sync/messages.ts';
import type { Api } from './api.ts';
import { backOffMs } from './back-off.ts';
import type { Keychain } from './keys/keychain.ts';
import { type SyncEvent, transitions } from './machine.ts';
import { listenForNudges } from './nudge.ts';
import { ServerError } from './request.ts';
import { syncRound } from './round.ts';
import { tryAgain } from './try-again.ts';

export interface SyncerOptions {
  workspace: Workspace;
  /** The server, or null while this device has not joined or has lost its token. `signal` ends its requests. */
  connect(signal: AbortSignal): Promise<Api | null>;
  /** What seals the member's own. */
  keychain: Keychain;
  isOnline(): boolean;
  /** This workspace is a copy of one that went on elsewhere: gives it an identity of its own. */
  becomeAnother(api: Api): Promise<void>;
}

export interface Syncer {
  /** Something outside happened that sync may care about. */
  tell(event: 'wake' | 'went-offline' | 'came-online'): void;
  /** Ends when what is under way has ended. */
  close(): Promise<void>;
}

/**
 * The client half of sync: pushes what is open in the outbox, pulls to the watermark, and tries again when it is
 * worth it. What happens next is decided by the table in `machine.ts` alone. There must be one syncer at a time
 * for a workspace, see `leader.ts`.
 */
export function startSyncer(options: SyncerOptions): Syncer {
  const { workspace, connect, keychain, isOnline, becomeAnother } = options;
  const { db, device, around } = workspace;
  const closing = new AbortController();
  let state: SyncState = 'local';
  let lastSyncAt: number | null = null;
  let attempt = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let isWakened = false;
  let round: Promise<void> | null = null;
  let ending = new AbortController();
  let nudges: AbortController | null = null;

  const show = (error: SyncErrorCode | null): Promise<void> => sayStatus(db, { state, error, lastSyncAt });

  /** The one place where the state changes. */
  function step(
    event: SyncEvent,
    error: SyncErrorCode | null = null,
    retryAfterMs: number | null = null,
  ): void {
    if (closing.signal.aborted) return;
    const before = state;
    state = transitions[before][event];
    clearTimeout(retry);
    if (event === 'finished') {
      attempt = 0;
      lastSyncAt = around.now();
    }
    if (state === 'backing-off') {
      const waitMs = backOffMs(attempt++, Math.random(), retryAfterMs);
      retry = setTimeout(() => step('wake'), waitMs);
    }
    // While it is tried again and again, what is said stays said.
    const isQuiet = before === 'backing-off' && state === 'syncing' && attempt > 0;
    if ((state !== before || event === 'finished') && !isQuiet) void show(error);
    if (state === 'syncing') run();
    if (state === 'offline' || state === 'sign-in-needed' || state === 'upgrade-needed') stopNudges();
  }

  function run(): void {
    if (round) {
      isWakened = true;
      return;
    }
    isWakened = false;
    ending = new AbortController();
    const { signal } = ending;
    round = syncOnce(AbortSignal.any([signal, closing.signal]))
      .then(
        () => ({ event: 'finished' as SyncEvent, error: null }),
        (error: unknown) => ({ event: eventOf(error), error }),
      )
      .then(({ event, error }) => {
        round = null;
        // Offline was said meanwhile: what this round ended with no longer counts.
        if (state !== 'syncing') return;
        if (signal.aborted) return run();
        step(event, syncErrorOf(error), error instanceof ServerError ? error.retryAfterMs : null);
        if (isWakened && event === 'finished') step('wake');
      });
  }

  async function syncOnce(signal: AbortSignal): Promise<void> {
    const api = await connect(signal);
    if (!api) throw new ServerError('sign-in-needed');
    listen();
    try {
      await syncRound({ db, device, api, keychain, now: around.now });
    } catch (error) {
      if (error instanceof ServerError && error.code === 'device-copied') await becomeAnother(api);
      throw error;
    }
  }

  function listen(): void {
    if (nudges) return;
    nudges = new AbortController();
    const signal = AbortSignal.any([nudges.signal, closing.signal]);
    void connect(signal).then((api) => api && listenForNudges(api, signal, onNudge, () => step('wake')));
  }

  async function onNudge({ seq }: Nudge): Promise<void> {
    const position = await getState(db, 'position');
    // A smaller number is news as well: the server counts anew.
    if (position && seq !== position.cursor) step('wake');
  }

  function stopNudges(): void {
    nudges?.abort();
    nudges = null;
  }

  // Both lanes are looked at in any case, or nothing would tell of what comes into one of them after keys have come. One
  // key of each says enough: to count, the database visits all there are, whatever the limit.
  const isIn = async (lane: Lane) =>
    (await db.outbox.where('lane').equals(lane).limit(1).primaryKeys()).length > 0;
  const outbox = liveQuery(async () => {
    const [isOpen, isHeld] = await Promise.all([isIn('open'), isIn('held')]);
    return isOpen || (isHeld && keychain.codec !== null);
  }).subscribe((hasSomething) => {
    // After trouble the waiting time stands, or every keystroke would knock at a server that is down.
    if (hasSomething && state !== 'backing-off') step('wake');
  });

  // Joining and "look now" happen in any window; the database carries them here. Whether the member has joined is looked
  // at nowhere else, or a joining that comes while this starts could fall between two looks.
  let hasBegun = false;
  const calls = liveQuery(async () => {
    const [membership] = await Promise.all([getState(db, 'membership'), getState(db, 'wanted')]);
    return membership !== null;
  }).subscribe((hasJoined) => {
    const isFirst = !hasBegun;
    hasBegun = true;
    void ready.then(() => {
      if (isFirst) return begin(hasJoined);
      attempt = 0;
      step(hasJoined ? 'joined' : 'wake');
    });
  });

  const ready = prepare();
  async function prepare(): Promise<void> {
    await tryAgain(db);
    lastSyncAt = (await getState(db, 'status'))?.lastSyncAt ?? null;
  }

  function begin(hasJoined: boolean): void {
    if (closing.signal.aborted) return;
    if (hasJoined) state = isOnline() ? 'up-to-date' : 'offline';
    if (hasJoined && isOnline()) step('wake');
    else void show(null);
  }

  return {
    tell: (event) => {
      if (event !== 'went-offline') attempt = 0;
      // On another way to the server, what was asked on the old one is not waited for.
      if (event !== 'wake') ending.abort();
      void ready.then(() => step(event));
    },
    close: async () => {
      closing.abort();
      clearTimeout(retry);
      outbox.unsubscribe();
      calls.unsubscribe();
      await ready;
      await round;
    },
  };
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
