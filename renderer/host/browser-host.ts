import {
  type EventName,
  type EventOf,
  type Host,
  type RequestName,
  type RequestOf,
  type ResponseOf,
  requests,
} from '#shared/host/contract.ts';

type Handlers = { [N in RequestName]: (request: RequestOf<N>) => Promise<ResponseOf<N>> };

const SECRET_PREFIX = 'kotsukotsu.secret.';
/** Beside `index.html` when a launcher serves the app; not there otherwise. */
const LAUNCH_FILE = 'launch.json';

const notLaunched: ResponseOf<'launch.get'> = { join: null, workspace: null, records: null };

/** Who hears of notifications: the one event that a browser has. */
const listeners = new Set<(said: EventOf<'notification'>) => void>();

/** Fetched when a reminder is shown for the first time. */
const webNotifications = () => import('./web-notifications.ts');

const handlers: Handlers = {
  'launch.get': async () => {
    try {
      const response = await fetch(LAUNCH_FILE, { cache: 'no-store' });
      const launch = requests['launch.get'].response.safeParse(await response.json());
      return launch.success ? launch.data : notLaunched;
    } catch {
      return notLaunched;
    }
  },
  'secrets.get': async (name) => localStorage.getItem(SECRET_PREFIX + name),
  'secrets.set': async ({ name, value, onlyProtected }) => {
    if (!onlyProtected) localStorage.setItem(SECRET_PREFIX + name, value);
    return { protected: false };
  },
  'secrets.remove': async (name) => {
    localStorage.removeItem(SECRET_PREFIX + name);
    return undefined;
  },
  // Nothing to allow here: which servers the page may reach is decided by the policy that it is served with.
  'server.allow': async () => ({ reload: false }),
  'external.open': async (address) => {
    const { outsideAddress } = await import('#shared/host/outside.ts');
    const outside = outsideAddress(address);
    if (outside !== null) window.open(outside, '_blank', 'noopener,noreferrer');
    return outside !== null;
  },
  'theme.set': async () => undefined,
  'notification.show': async (asked) => {
    const { showNotification } = await webNotifications();
    return showNotification(asked, (said) => {
      for (const listener of listeners) listener(said);
    });
  },
  'notification.close': async (id) => (await webNotifications()).closeNotification(id),
  'notification.permission': async () => (await webNotifications()).permission(),
  'notification.askPermission': async () => (await webNotifications()).askPermission(),
};

/** The host contract, answered with web APIs. */
export const browserHost: Host = {
  can: { protectedSecrets: false, links: false, power: false, notifications: 'Notification' in globalThis },
  ask: async <N extends RequestName>(name: N, ...request: unknown[]): Promise<ResponseOf<N>> => {
    const parsed = requests[name].request.parse(request[0]) as RequestOf<N>;
    return requests[name].response.parse(await handlers[name](parsed)) as ResponseOf<N>;
  },
  // A browser has no other event: sleep is told by the clocks, and a link opens a new page.
  on: (name: EventName, listener: (payload: never) => void) => {
    if (name !== 'notification') return () => undefined;
    const hear = (said: EventOf<'notification'>) => listener(said as never);
    listeners.add(hear);
    return () => listeners.delete(hear);
  },
};

declare global {
  interface Window {
    /** Put there by the preload script when the shell hosts the app. */
    readonly host?: Host;
  }
}
