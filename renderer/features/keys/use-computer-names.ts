import { useEffect, useState } from 'react';
import { useHost } from '#renderer/host/host-context.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { askDevices } from '#renderer/sync/devices.ts';
import { ServerTrouble } from '#renderer/sync/request.ts';

/**
 * What the member calls their computers, by id; null until the server has told, and while it does not.
 * @param wanted the ids that are shown: the server is asked anew when another one comes
 */
export function useComputerNames(wanted: ReadonlyArray<string>): ReadonlyMap<string, string> | null {
  const workspace = useWorkspace();
  const host = useHost();
  const [names, setNames] = useState<ReadonlyMap<string, string> | null>(null);
  const ids = wanted.toSorted().join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: other ids are a reason to ask again.
  useEffect(() => {
    const leaving = new AbortController();
    askDevices(workspace, host, (api) => api.devices(), leaving.signal).then(
      (devices) => setNames(new Map(devices.map(({ id, name }) => [id, name]))),
      (error: unknown) => {
        // Without names the page says as much as before.
        if (!(error instanceof ServerTrouble)) throw error;
      },
    );
    return () => leaving.abort();
  }, [workspace, host, ids]);
  return names;
}
