import { APP_ORIGIN } from '#shared/host/app-origin.ts';
import { type RequestName, type RequestOf, type ResponseOf, requests } from '#shared/host/contract.ts';

/** Who sent a message: the part of Electron's IPC events that says so. */
export interface Caller {
  readonly senderFrame: { readonly origin: string; readonly parent: unknown } | null;
}

/** One handler for each request of the host contract. */
export type Handlers = {
  [N in RequestName]: (request: RequestOf<N>) => ResponseOf<N> | Promise<ResponseOf<N>>;
};

/** The part of Electron's `ipcMain` that answers requests. */
export interface RequestPort {
  handle(channel: string, listener: (event: Caller, request: unknown) => Promise<unknown>): void;
}

/** True when a message comes from the app's own page: exact origin, top frame. */
export function isFromApp({ senderFrame }: Caller): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === APP_ORIGIN;
}

/**
 * Answers every request of the contract. A message from another page, or a request or answer that does not fit the
 * contract, is an error for the caller; the handler is not called for a bad request.
 */
export function answerRequests(port: RequestPort, handlers: Handlers): void {
  const answer = <N extends RequestName>(name: N) => {
    const contract = requests[name];
    port.handle(name, async (event, request) => {
      if (!isFromApp(event)) throw new Error(`${name}: only the app's own page may ask`);
      const asked = contract.request.parse(request) as RequestOf<N>;
      return contract.response.parse(await handlers[name](asked));
    });
  };
  for (const name of Object.keys(requests) as RequestName[]) answer(name);
}
