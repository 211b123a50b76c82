import { PULL_LIMIT_MAX, PUSH_OPS_MAX } from '#shared/sync/limits.ts';

/** How many records a page holds, and a push, on every side. */
export const PULL_BATCH = PULL_LIMIT_MAX;
export const PUSH_BATCH = PUSH_OPS_MAX;

/** One way to sync, as its page offers it: the app's own, or a peer's. */
export interface SyncSide {
  /** The first sync of a new device. */
  pull(from: { server: string; invite: string }): Promise<{ ms: number; rows: number }>;
  /** Answers the assignments from one number to before another, as a member would; nothing is sent yet. */
  edit(from: number, to: number): Promise<void>;
  /** Sends what waits. */
  push(): Promise<{ ms: number; sent: number }>;
}

declare global {
  interface Window {
    readonly side: SyncSide;
  }
}
