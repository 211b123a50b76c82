import type { Workspace } from '#renderer/store/workspace.ts';
import { HEARTBEAT_MS } from '#shared/domain/clock/focus-clock.ts';
import { phaseOf } from '#shared/domain/clock/phase.ts';
import { backdateHeartbeat, recordHeartbeat } from './focus.ts';

/** What tells that the member is away: the computer sleeps, its screen is locked, or nobody touches it. */
export type Away = 'asleep' | 'locked' | 'idle';

export interface HeartbeatControl {
  /** Marks the running block as seen, unless the member is away. */
  recordNow(): void;
  /**
   * Marks the running block as seen for the last time until the member is back: the time in between is unsure.
   * @param sinceMs for how long they have been away already
   */
  leave(why: Away, sinceMs?: number): void;
  /** Ends one reason for being away; without `why`, all of them: the member was seen here. */
  comeBack(why?: Away): void;
  close(): Promise<void>;
}

/**
 * Marks the running block as seen, every {@link HEARTBEAT_MS}, when a phase of it is full, and whenever it is asked to,
 * until closed.
 */
export function startHeartbeat(workspace: Workspace): HeartbeatControl {
  const away = new Set<Away>();
  let last: Promise<unknown> = Promise.resolve();
  let phaseTimer: ReturnType<typeof setTimeout> | undefined;
  const recordOnce = async () => {
    const block = await recordHeartbeat(workspace);
    const now = workspace.around.now();
    const fullAt = block && phaseOf(block, now)?.fullAt;
    clearTimeout(phaseTimer);
    if (fullAt && now < fullAt && fullAt <= now + HEARTBEAT_MS)
      phaseTimer = setTimeout(recordNow, fullAt - now);
  };
  const recordAnyway = () => {
    // A heartbeat that cannot be stored (full disk) is simply missing: the time becomes unsure, never wrong.
    last = last.then(recordOnce).catch(() => null);
  };
  const recordNow = () => {
    if (away.size === 0) recordAnyway();
  };
  recordNow();
  const timer = setInterval(recordNow, HEARTBEAT_MS);
  return {
    recordNow,
    leave: (why, sinceMs = 0) => {
      // A member who is away already was last seen then.
      if (away.size === 0) recordAnyway();
      if (away.size === 0 && sinceMs > 0)
        last = last.then(() => backdateHeartbeat(workspace, sinceMs)).catch(() => null);
      away.add(why);
    },
    comeBack: (why) => {
      if (why) away.delete(why);
      else away.clear();
      recordNow();
    },
    close: async () => {
      clearInterval(timer);
      await last;
      clearTimeout(phaseTimer);
    },
  };
}
