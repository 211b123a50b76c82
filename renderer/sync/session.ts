import type { WorkspaceDb } from '#renderer/store/database.ts';
import { getState } from '#renderer/store/state.ts';
import type { Api, SyncPosition } from './api.ts';
import type { Keychain } from './keys/keychain.ts';
import { ServerError } from './request.ts';

/** What a round of sync works with, see `round.ts`. */
export interface SessionOptions {
  readonly db: WorkspaceDb;
  readonly device: string;
  readonly api: Api;
  /** Without keys, what is sealed stays here, and what comes sealed is passed over. */
  readonly keychain: Keychain;
  /** The wall clock, UTC milliseconds. */
  readonly now: () => number;
}

/**
 * One round of sync with one server. It knows where this device stands: that is read once, moves with the pages that are
 * stored, and is read anew after anything else that may have changed it.
 */
export class SyncSession implements SessionOptions {
  readonly db: WorkspaceDb;
  readonly device: string;
  readonly api: Api;
  readonly keychain: Keychain;
  readonly now: () => number;
  #position: SyncPosition | null = null;

  constructor({ db, device, api, keychain, now }: SessionOptions) {
    this.db = db;
    this.device = device;
    this.api = api;
    this.keychain = keychain;
    this.now = now;
  }

  /** Where this device stands. @throws ServerError as {@link readPosition} */
  async position(): Promise<SyncPosition> {
    this.#position ??= await readPosition(this.db);
    return this.#position;
  }

  /** A page was stored: this device stands where it ends. */
  moveTo(position: SyncPosition): void {
    this.#position = position;
  }

  /** Something else was stored that may have changed where this device stands, or another window has changed it. */
  forgetPosition(): void {
    this.#position = null;
  }
}

/** Where this device stands with the server. @throws ServerError when it has no place yet: it has to join first */
export async function readPosition(db: WorkspaceDb): Promise<SyncPosition> {
  const [position, shown] = await Promise.all([getState(db, 'position'), getState(db, 'mark')]);
  if (!position) throw new ServerError('sign-in-needed');
  return { ...position, mark: shown?.mark ?? null };
}
