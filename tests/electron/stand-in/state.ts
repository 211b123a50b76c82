type Handler = (request: Request) => Response | Promise<Response>;

/** What the parts of the stand-in know of each other. */
export const state = {
  isReady: false,
  isSandboxed: false,
  standardSchemes: new Set<string>(),
  schemeHandlers: new Map<string, Handler>(),
  /** Addresses that were opened with the system. */
  opened: [] as string[],
};

/** Throws unless the app is ready, as much of Electron does. */
export function needReady(what: string): void {
  if (!state.isReady) throw new Error(`${what} cannot be used before the app is ready`);
}

/** Throws when the app is ready already. */
export function needEarly(what: string): void {
  if (state.isReady) throw new Error(`${what} must be called before the app is ready`);
}
