import { useCallback, useRef, useState } from 'react';
import { useHost } from '#renderer/host/host-context.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { SyncErrorCode } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Api } from '#renderer/sync/api.ts';
import { connectToNpo } from '#renderer/sync/membership.ts';
import { ServerError } from '#renderer/sync/request.ts';
import type { Host } from '#shared/host/contract.ts';

/** What an action about keys works with. */
export interface KeysTools {
  workspace: Workspace;
  host: Host;
  api: Api;
}

/** Runs actions on keys, one at a time, and holds the error of the last one. */
export interface KeysAct {
  isBusy: boolean;
  error: SyncErrorCode | null;
  /** Resolves to the result of the action, or to null when it failed or another one is under way. */
  act: <T>(work: (tools: KeysTools) => Promise<T>) => Promise<{ done: T } | null>;
}

/** Runs actions that need the server. */
export function useKeysAct(): KeysAct {
  const workspace = useWorkspace();
  const host = useHost();
  const isRunning = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<SyncErrorCode | null>(null);
  const act = useCallback(
    async <T>(work: (tools: KeysTools) => Promise<T>) => {
      if (isRunning.current) return null;
      isRunning.current = true;
      setBusy(true);
      setError(null);
      try {
        const api = await connectToNpo(workspace, host);
        if (!api) throw new ServerError('sign-in-needed');
        return { done: await work({ workspace, host, api }) };
      } catch (error) {
        if (!(error instanceof ServerError)) throw error;
        setError(error.code);
        return null;
      } finally {
        isRunning.current = false;
        setBusy(false);
      }
    },
    [workspace, host],
  );
  return { isBusy, error, act };
}
