import type { Workspace } from '#renderer/store/workspace.ts';
import type { Host } from '#shared/host/contract.ts';
import type { DeviceList } from '#shared/http/account.ts';
import type { Api } from './api.ts';
import { connectToNpo } from './membership.ts';
import { ServerError } from './request.ts';

/** One of the member's devices, as the server knows it. */
export type Device = DeviceList['devices'][number];

/**
 * Asks the server for the member's devices, or changes one of them: this one first, then those last seen.
 * @param ask what to ask; it is answered with the devices as they are then
 * @param signal ends the request
 * @throws ServerError
 */
export async function askDevices(
  workspace: Workspace,
  host: Host,
  ask: (api: Api) => Promise<DeviceList>,
  signal?: AbortSignal,
): Promise<Device[]> {
  const api = await connectToNpo(workspace, host, signal);
  if (!api) throw new ServerError('sign-in-needed');
  const { devices } = await ask(api);
  return devices.toSorted(
    (a, b) =>
      Number(b.isThis) - Number(a.isThis) || (b.seenAt ?? 0) - (a.seenAt ?? 0) || b.createdAt - a.createdAt,
  );
}
