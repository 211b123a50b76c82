import type { EventOutlet } from '#electron/bridge/event-outlet.ts';
import type { RequestOf } from '#shared/host/contract.ts';

/** The part of Electron's `Notification` that is needed. */
export interface NotificationPort {
  on(event: 'click', listener: () => void): unknown;
  on(event: 'action', listener: (details: { readonly actionIndex: number }) => void): unknown;
  on(event: 'close', listener: (details: { readonly reason?: string }) => void): unknown;
  show(): void;
  close(): void;
}

/** What a notification is made with: the part of Electron's options that is needed. */
export interface NotificationOptions {
  /** macOS and Windows replace a notification with the same id, also one of an earlier run; Linux knows no ids. */
  id: string;
  title: string;
  body: string;
  silent: true;
  /** Buttons, on Windows and in a signed app on macOS; Linux shows none. */
  actions: { type: 'button'; text: string }[];
}

interface NotificationsOptions {
  make(options: NotificationOptions): NotificationPort;
  /** Opens the window, or brings it to the front. */
  show(): void;
  outlet: Pick<EventOutlet, 'send'>;
}

/**
 * The notifications of the system. They make no sound, and only a click on one brings the window to the front. Each is
 * kept until it is gone: Electron forgets what becomes of one that nobody holds.
 */
export class Notifications {
  readonly #options: NotificationsOptions;
  readonly #shown = new Map<string, NotificationPort>();

  constructor(options: NotificationsOptions) {
    this.#options = options;
  }

  /** Shows one, in place of an earlier one with the same id. @returns true */
  show({ id, title, body, actions }: RequestOf<'notification.show'>): true {
    const { make, show, outlet } = this.#options;
    this.close(id);
    const buttons = actions.map(({ text }) => ({ type: 'button' as const, text }));
    const made = make({ id, title, body, silent: true, actions: buttons });
    this.#shown.set(id, made);
    made.on('click', () => {
      this.#forget(id, made);
      show();
      outlet.send('notification', { id, action: null });
    });
    made.on('action', ({ actionIndex }) => {
      const pressed = actions[actionIndex];
      if (!pressed) return;
      this.#forget(id, made);
      outlet.send('notification', { id, action: pressed.id });
    });
    made.on('close', ({ reason }) => {
      // Windows then keeps it in its notification centre, where it can still be clicked.
      if (reason !== 'timedOut') this.#forget(id, made);
    });
    made.show();
    return true;
  }

  /** Takes one away, if it is there. */
  close(id: string): void {
    const shown = this.#shown.get(id);
    this.#shown.delete(id);
    shown?.close();
  }

  /** A later one with the same id stays. */
  #forget(id: string, gone: NotificationPort): void {
    if (this.#shown.get(id) === gone) this.#shown.delete(id);
  }
}
