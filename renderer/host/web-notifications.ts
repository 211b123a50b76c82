import type { EventOf, RequestOf, ResponseOf } from '#shared/host/contract.ts';

/** What this page has shown, by id. */
const shown = new Map<string, Notification>();

/**
 * Shows a notification by the Notifications API, without a sound. One of the same id is replaced, from whichever page, and
 * the new one appears as the first did; buttons would need a service worker, so there are none. A click brings this page to
 * the front.
 * @returns false without permission, and where a browser shows notifications of service workers alone (on Android)
 */
export function showNotification(
  { id, title, body }: RequestOf<'notification.show'>,
  tell: (said: EventOf<'notification'>) => void,
): boolean {
  if (permission() !== 'granted') return false;
  closeNotification(id);
  // Without `renotify`, which TypeScript does not know, one of another page is replaced unseen.
  const options: NotificationOptions & { renotify: true } = { body, tag: id, silent: true, renotify: true };
  try {
    const made = new Notification(title, options);
    shown.set(id, made);
    made.onclick = () => {
      closeNotification(id);
      window.focus();
      tell({ id, action: null });
    };
    return true;
  } catch {
    return false;
  }
}

/** Takes a notification of this page away, if it is there. */
export function closeNotification(id: string): undefined {
  shown.get(id)?.close();
  shown.delete(id);
}

/** What the browser has been told; `denied` where it has no notifications. */
export function permission(): ResponseOf<'notification.permission'> {
  return 'Notification' in globalThis ? Notification.permission : 'denied';
}

/** Lets the browser ask the member, where it has not yet. Called by a click: browsers ask for nothing else. */
export async function askPermission(): Promise<ResponseOf<'notification.permission'>> {
  if (permission() !== 'default') return permission();
  return Notification.requestPermission();
}
