import { useCallback, useEffect, useState } from 'react';
import { useHost } from '#renderer/host/host-context.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import type { SyncErrorCode } from '#renderer/store/state.ts';
import type { Api } from '#renderer/sync/api.ts';
import { askDevices, connectToNpo, type Device } from '#renderer/sync/membership.ts';
import { ServerError } from '#renderer/sync/request.ts';
import type { DeviceList, IssuedInvite } from '#shared/http/account.ts';

/** The member's devices as the server knows them. The server is asked while a screen shows them. */
export interface Devices {
  /** Null until the server has told. */
  list: ReadonlyArray<Device> | null;
  /** Why the server could not tell. */
  error: SyncErrorCode | null;
  askAgain: () => void;
  /** Resolves to the code of the error, or to null when it is done. */
  rename: (id: string, name: string) => Promise<SyncErrorCode | null>;
  signOut: (id: string) => Promise<SyncErrorCode | null>;
  /** Resolves to an invitation for another device, or to the code of the error. */
  invite: () => Promise<IssuedInvite | SyncErrorCode>;
}

/** @param isReachable whether there may be a server to ask; it is asked as soon as that becomes true */
export function useDevices(isReachable: boolean): Devices {
  const workspace = useWorkspace();
  const host = useHost();
  const [list, setList] = useState<ReadonlyArray<Device> | null>(null);
  const [error, setError] = useState<SyncErrorCode | null>(null);

  const ask = useCallback(
    async (what: (api: Api) => Promise<DeviceList>, signal?: AbortSignal) => {
      try {
        const devices = await askDevices(workspace, host, what, signal);
        setList(devices);
        return null;
      } catch (error) {
        if (error instanceof ServerError) return signal?.aborted ? null : error.code;
        throw error;
      }
    },
    [workspace, host],
  );

  const invite = async () => {
    try {
      const api = await connectToNpo(workspace, host);
      return api ? await api.inviteDevice() : 'sign-in-needed';
    } catch (error) {
      if (error instanceof ServerError) return error.code;
      throw error;
    }
  };

  const isHindered = error !== null;
  useEffect(() => {
    if (!isReachable) return setError(null);
    if (isHindered) return;
    const leaving = new AbortController();
    void ask((api) => api.devices(), leaving.signal).then(setError);
    return () => leaving.abort();
  }, [isReachable, isHindered, ask]);

  return {
    list,
    error,
    askAgain: () => setError(null),
    rename: (id, name) => ask((api) => api.renameDevice(id, name)),
    signOut: (id) => ask((api) => api.revokeDevice(id)),
    invite,
  };
}
