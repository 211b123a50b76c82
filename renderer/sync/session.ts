import type { WorkspaceDb } from '#renderer/store/database.ts';
import type { Api } from './api.ts';
import type { Keychain } from './keys/keychain.ts';

/** What a round of sync works with, see `round.ts`. */
export interface SyncSession {
  db: WorkspaceDb;
  device: string;
  api: Api;
  /** Without keys, what is sealed stays here, and what comes sealed is passed over. */
  keychain: Keychain;
  /** The wall clock, UTC milliseconds. */
  now(): number;
}
