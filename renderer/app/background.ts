import { liveQuery } from 'dexie';
import { startHeartbeat } from '#renderer/store/heartbeat.ts';
import { getState } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { keychainLater } from '#renderer/sync/keys/keychain.ts';
import { whileLeader } from '#renderer/sync/leader.ts';
import { becomeAnother, connectToNpo } from '#renderer/sync/membership.ts';
import { startSyncer } from '#renderer/sync/syncer.ts';
import { type Host, IDLE_MS } from '#shared/host/contract.ts';
import { deviceName } from './joining.ts';

/**
 * What goes on behind the screens: sync, and the heartbeat of the running block. Of all windows of a workspace
 * one does it at a time; the others see its results through the database.
 */
export function startBackground(workspace: Workspace, host: Host, signal: AbortSignal): void {
  reloadAsAnother(workspace);
  void whileLeader(workspace.db.name, signal, () => {
    const syncer = startSyncer({
      workspace,
      connect: (signal) => connectToNpo(workspace, host, signal),
      keychain: keychainLater(async () => {
        const { spaceKeychain } = await import('#renderer/sync/keys/space-keychain.ts');
        return spaceKeychain(workspace, host);
      }),
      isOnline: () => navigator.onLine,
      becomeAnother: (api) => becomeAnother(workspace, host, api, deviceName()),
    });
    const heartbeat = startHeartbeat(workspace);
    const ending = new AbortController();
    const options = { signal: ending.signal };
    window.addEventListener('online', () => syncer.tell('came-online'), options);
    window.addEventListener('offline', () => syncer.tell('went-offline'), options);
    window.addEventListener(
      'focus',
      () => {
        heartbeat.comeBack();
        syncer.tell('wake');
      },
      options,
    );
    window.addEventListener('pagehide', heartbeat.beatNow, options);
    document.addEventListener(
      'visibilitychange',
      () => {
        heartbeat.beatNow();
        if (document.visibilityState === 'visible') syncer.tell('wake');
      },
      options,
    );
    const endPower = host.on('power', (change) => {
      if (change === 'suspend') heartbeat.leave('asleep');
      if (change === 'resume') heartbeat.comeBack('asleep');
      if (change === 'lock') heartbeat.leave('locked');
      if (change === 'unlock') heartbeat.comeBack('locked');
      if (change === 'idle') heartbeat.leave('idle', IDLE_MS);
      if (change === 'active') heartbeat.comeBack('idle');
      // What was asked before sleep has no answer to hope for.
      if (change === 'resume' && navigator.onLine) syncer.tell('came-online');
    });
    return {
      close: async () => {
        ending.abort();
        endPower();
        await Promise.all([syncer.close(), heartbeat.close()]);
      },
    };
  });
}

/** Loads every window anew once this workspace has become another device. */
function reloadAsAnother({ db, device }: Workspace): void {
  liveQuery(() => getState(db, 'device')).subscribe((now) => {
    if (now && now.id !== device) location.reload();
  });
}
