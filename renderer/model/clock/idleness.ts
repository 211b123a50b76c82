import { readOpenBlocks } from '#renderer/model/log/index.ts';
import { readPreferences } from '#renderer/model/preferences/index.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { idleLimitMs } from '#shared/domain/clock/idleness.ts';
import { IDLE_MS } from '#shared/host/contract.ts';
import type { HeartbeatControl } from './heartbeat.ts';

/** Follows whether somebody touches the computer. */
export interface IdlenessControl {
  /** Nobody has touched it for {@link IDLE_MS}. */
  begin(): void;
  /** Somebody does again. */
  end(): void;
}

/**
 * Lets the heartbeat leave once nobody has touched the computer for as long as the member chose; not at all where they
 * chose so, or where the running block is of a kind that needs no keyboard.
 */
export function followIdleness(
  { db, device, around }: Workspace,
  heartbeat: Pick<HeartbeatControl, 'leave' | 'comeBack'>,
): IdlenessControl {
  /** Since when nobody has touched it, in UTC milliseconds; null while somebody does. */
  let since: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    const [blocks, preferences] = await Promise.all([readOpenBlocks(db), readPreferences(db)]);
    const own = blocks.findLast((entry) => entry.device === device);
    const limitMs = own ? idleLimitMs(own, preferences) : null;
    if (since === null || limitMs === null) return;
    const idleMs = around.now() - since;
    if (idleMs >= limitMs) heartbeat.leave('idle', idleMs);
    else timer = setTimeout(lookSoon, limitMs - idleMs);
  };
  const lookSoon = () => {
    clearTimeout(timer);
    // What cannot be read now is not asked about: the time counts, as without the setting.
    look().catch(() => null);
  };
  return {
    begin: () => {
      since = around.now() - IDLE_MS;
      lookSoon();
    },
    end: () => {
      since = null;
      clearTimeout(timer);
      heartbeat.comeBack('idle');
    },
  };
}
