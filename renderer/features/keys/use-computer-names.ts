import { useEffect, useState } from 'react';
import { useHost } from '#renderer/host/host-context.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { askDevices } from '#renderer/sync/membership.ts';
import { ServerError } from '#renderer/sync/request.ts';
import type { ComputerNames } from './computer-names.ts';

/**
 * The names of the member's computers; null until the server has answered. Until it answers for other ids, the last
 * answer stays.
 * @param wanted the ids that are shown: the server is asked anew when another one comes
 */
export function useComputerNames(wanted: ReadonlyArray<string>): ComputerNames | null {
  const workspace = useWorkspace();
  const host = useHost();
  const [told, setTold] = useState<ComputerNames | null>(null);
  const ids = wanted.toSorted().join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: other ids are a reason to ask again.
  useEffect(() => {
    const leaving = new AbortController();
    askDevices(workspace, host, (api) => api.devices(), leaving.signal).then(
      (devices) =>
        setTold({ asked: new Set(wanted), names: new Map(devices.map(({ id, name }) => [id, name])) }),
      (error: unknown) => {
        // Not shown: the page works without names.
        if (!(error instanceof ServerError)) throw error;
      },
    );
    return () => leaving.abort();
  }, [workspace, host, ids]);
  return told;
}
