/// <reference types="vite/client" />
import type { Workspace } from '#renderer/store/workspace.ts';
import { keychainLater } from '#renderer/sync/keys/keychain.ts';
import openingWorker from '#renderer/sync/keys/opening-worker.ts?worker&url';
import { becomeAnother, connectToNpo } from '#renderer/sync/membership.ts';
import { startSyncer } from '#renderer/sync/syncer.ts';
import type { Host } from '#shared/host/contract.ts';
import { deviceName } from './device-name.ts';

/** Keeps the workspace in step with the NPO's server until closed, and tells the syncer what happens around it. */
export function startSyncing(workspace: Workspace, host: Host): { close(): Promise<void> } {
  const syncer = startSyncer({
    workspace,
    connect: (signal) => connectToNpo(workspace, host, signal),
    keychain: keychainLater(async () => {
      const { spaceKeychain } = await import('#renderer/sync/keys/space-keychain.ts');
      return spaceKeychain(workspace, host, openingWorker);
    }),
    isOnline: () => navigator.onLine,
    becomeAnother: (api) => becomeAnother(workspace, host, api, deviceName(navigator.userAgent)),
  });
  const ending = new AbortController();
  const options = { signal: ending.signal };
  window.addEventListener('online', () => syncer.tell('came-online'), options);
  window.addEventListener('offline', () => syncer.tell('went-offline'), options);
  window.addEventListener('focus', () => syncer.tell('look'), options);
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'visible' && syncer.tell('look'),
    options,
  );
  const endPower = host.on('power', (change) => {
    // Requests that were sent before sleep will get no answer.
    if (change === 'resume' && navigator.onLine) syncer.tell('came-online');
  });
  return {
    close: async () => {
      ending.abort();
      endPower();
      await syncer.close();
    },
  };
}
