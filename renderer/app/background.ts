import { liveQuery } from 'dexie';
import { followIdleness, startHeartbeat } from '#renderer/model/clock/index.ts';
import { askToLast } from '#renderer/store/lasting.ts';
import { getState } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Host } from '#shared/host/contract.ts';
import { whileLeader } from './leader.ts';
import { untilUsable } from './until-usable.ts';

/**
 * What goes on behind the screens: the heartbeat of the running block, and sync. Of all windows of a workspace
 * one does it at a time; the others see its results through the database. Each of them asks the browser to keep it.
 */
export function startBackground(workspace: Workspace, host: Host, signal: AbortSignal): void {
  reloadAsAnother(workspace);
  void askAgainToLast(workspace, signal);
  void whileLeader(workspace.db.name, signal, () => {
    const heartbeat = startHeartbeat(workspace);
    const idleness = followIdleness(workspace, heartbeat);
    const ending = new AbortController();
    // If the code of sync cannot be fetched, the app goes on without it until the next start.
    const syncing = untilUsable(ending.signal)
      .then(() => (ending.signal.aborted ? null : import('./syncing.ts')))
      .then((part) => part?.startSyncing(workspace, host));
    syncing.catch(reportError);
    const options = { signal: ending.signal };
    window.addEventListener('focus', () => heartbeat.comeBack(), options);
    window.addEventListener('pagehide', heartbeat.recordNow, options);
    document.addEventListener('visibilitychange', heartbeat.recordNow, options);
    const endPower = host.on('power', (change) => {
      if (change === 'suspend') heartbeat.leave('asleep');
      if (change === 'resume') heartbeat.comeBack('asleep');
      if (change === 'lock') heartbeat.leave('locked');
      if (change === 'unlock') heartbeat.comeBack('locked');
      if (change === 'idle') idleness.begin();
      if (change === 'active') idleness.end();
    });
    return {
      close: async () => {
        ending.abort();
        endPower();
        idleness.end();
        const endSyncing = syncing.then(
          (started) => started?.close(),
          () => undefined,
        );
        await Promise.all([endSyncing, heartbeat.close()]);
      },
    };
  });
}

/** Once the member has begun, each start asks the browser anew to keep the database. */
async function askAgainToLast({ db }: Workspace, signal: AbortSignal): Promise<void> {
  await untilUsable(signal);
  if (!signal.aborted && (await getState(db, 'onboarded'))) await askToLast();
}

/** Reloads every window once this workspace has another device id. */
function reloadAsAnother({ db, device }: Workspace): void {
  liveQuery(() => getState(db, 'device')).subscribe((now) => {
    if (now && now.id !== device) location.reload();
  });
}
