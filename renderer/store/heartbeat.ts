import { HEARTBEAT_MS } from '#shared/domain/focus-clock.ts';
import { beat } from './actions/focus.ts';
import type { Workspace } from './workspace.ts';

/** Marks the running block as seen, every {@link HEARTBEAT_MS} and whenever `beatNow` is called, until closed. */
export function startHeartbeat(workspace: Workspace): { beatNow(): void; close(): Promise<void> } {
  let last: Promise<unknown> = Promise.resolve();
  const beatNow = () => {
    // A beat that cannot be stored (full disk) is simply missing: the time becomes unsure, never wrong.
    last = last.then(() => beat(workspace)).catch(() => null);
  };
  beatNow();
  const timer = setInterval(beatNow, HEARTBEAT_MS);
  return {
    beatNow,
    close: async () => {
      clearInterval(timer);
      await last;
    },
  };
}
