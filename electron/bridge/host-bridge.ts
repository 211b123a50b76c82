import {
  type Capabilities,
  type EventName,
  type EventOf,
  events,
  type Host,
  type RequestName,
  requests,
} from '#shared/host/contract.ts';

/** The part of Electron's `ipcRenderer` that is needed. */
export interface PageIpc {
  invoke(channel: string, ...request: unknown[]): Promise<unknown>;
  send(channel: string, isListening: boolean): void;
  on(channel: string, listener: (event: unknown, payload: unknown) => void): unknown;
}

/** `window.host` over Electron's IPC, derived from the contract: no channel is named here. */
export function bridgeHost(ipc: PageIpc, can: Capabilities): Host {
  const listeners = new Map<EventName, Set<(payload: unknown) => void>>();
  for (const name of Object.keys(events) as EventName[]) {
    const set = new Set<(payload: unknown) => void>();
    listeners.set(name, set);
    ipc.on(name, (_event, payload) => {
      const parsed = events[name].parse(payload);
      for (const listener of set) listener(parsed);
    });
  }
  return {
    can,
    ask: async (name, ...request) => {
      assertNamed(requests, name);
      return requests[name as RequestName].response.parse(await ipc.invoke(name, ...request)) as never;
    },
    on: (name, listener) => {
      assertNamed(events, name);
      const set = listeners.get(name) ?? new Set();
      const hear = (payload: unknown) => listener(payload as EventOf<typeof name>);
      set.add(hear);
      if (set.size === 1) ipc.send(name, true);
      return () => {
        if (set.delete(hear) && set.size === 0) ipc.send(name, false);
      };
    },
  };
}

/** The page is not trusted to ask only what its types allow. */
function assertNamed(contract: object, name: string): void {
  if (!Object.hasOwn(contract, name)) throw new Error(`the host contract has no ${name}`);
}
