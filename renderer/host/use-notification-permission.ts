import { useEffect, useState } from 'react';
import type { ResponseOf } from '#shared/host/contract.ts';
import { useHost } from './host-context.ts';

type Permission = ResponseOf<'notification.permission'>;

interface NotificationPermission {
  /** What the member has said; undefined until it is known. */
  permission: Permission | undefined;
  /** Asks them, where they were not yet. Resolves when they have answered. Called by a click. */
  ask: () => Promise<void>;
}

/** Whether notifications are shown, and the way to ask for it. Looked up anew whenever the window is shown or focused. */
export function useNotificationPermission(): NotificationPermission {
  const host = useHost();
  const [permission, setPermission] = useState<Permission>();
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const look = () =>
      void host
        .ask('notification.permission')
        .then((told) => signal.aborted || setPermission(told), reportError);
    look();
    // It may have been changed in the browser's own settings meanwhile.
    window.addEventListener('focus', look, { signal });
    return () => ending.abort();
  }, [host]);
  return { permission, ask: async () => setPermission(await host.ask('notification.askPermission')) };
}
