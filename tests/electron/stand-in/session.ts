import { app } from './app.ts';
import { needEarly, needReady, state } from './state.ts';

type RequestHandler = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: { requestingUrl: string; isMainFrame: boolean },
) => void;
type CheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean;

/** Electron's names of permissions, as Chromium's `Browser.setPermission` calls them. */
const PERMISSIONS: Readonly<Record<string, string>> = {
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  geolocation: 'geolocation',
  'idle-detection': 'idle-detection',
  'local-fonts': 'local-fonts',
  midi: 'midi',
  notifications: 'notifications',
  'persistent-storage': 'persistent-storage',
  'screen-wake-lock': 'screen-wake-lock',
};

class Session {
  #request: RequestHandler | null = null;
  #check: CheckHandler | null = null;

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#request = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#check = handler;
  }

  setDevicePermissionHandler(_handler: () => boolean): void {}

  /** What the handlers decide for a page; like Electron, everything is granted where there is no handler. */
  async decide(permission: string, requestingUrl: string): Promise<boolean> {
    const details = { requestingUrl, isMainFrame: true };
    const isChecked = this.#check?.(null, permission, requestingUrl, details) ?? true;
    const ask = this.#request;
    return isChecked && (!ask || new Promise((answer) => ask(null, permission, answer, details)));
  }

  /** Makes Chromium decide as the handlers do. */
  async apply(address: string, origin: string): Promise<void> {
    const { cdp } = await app.chromium();
    for (const [permission, name] of Object.entries(PERMISSIONS)) {
      const setting = (await this.decide(permission, address)) ? 'granted' : 'denied';
      await cdp.send('Browser.setPermission', { permission: { name }, setting, origin });
    }
  }
}

export const defaultSession = new Session();

/** Electron's `session`. */
export const session = {
  get defaultSession() {
    needReady('session.defaultSession');
    return defaultSession;
  },
};

/** What a scheme may have; the design needs no more. */
const PRIVILEGES: ReadonlySet<string> = new Set(['standard', 'secure', 'supportFetchAPI', 'codeCache']);

let hasRegistered = false;

/** Electron's `protocol`. */
export const protocol = {
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: Record<string, boolean> }[]) {
    needEarly('protocol.registerSchemesAsPrivileged');
    if (hasRegistered) throw new Error('protocol.registerSchemesAsPrivileged can be called only once');
    hasRegistered = true;
    for (const { scheme, privileges } of schemes) {
      // `bypassCSP` and the like; Electron would obey.
      const unsafe = Object.keys(privileges).filter((name) => !PRIVILEGES.has(name));
      if (unsafe.length > 0) throw new Error(`unsafe scheme: ${scheme} has ${unsafe}`);
      if (privileges.standard && privileges.secure) state.standardSchemes.add(scheme);
    }
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>) {
    needReady('protocol.handle');
    if (state.schemeHandlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    state.schemeHandlers.set(scheme, handler);
  },
};
