import * as z from 'zod';
import { Id } from '#shared/domain/day/instant.ts';
import { TITLE_MAX } from '#shared/domain/work/task.ts';

/**
 * The contract between the renderer and whatever hosts it: the Electron shell, or a plain browser.
 * This is the one place where a channel is named. `electron/preload.ts` derives `window.host` from it,
 * `electron/bridge/ipc.ts` registers the handlers, `renderer/host/browser-host.ts` does the same with web APIs.
 */
const Nothing = z.undefined();
/** That of what it is about. */
const NotificationId = Id;
const ActionId = z.string().min(1).max(40);
const NotificationPermission = z.enum(['granted', 'denied', 'default']);
const SecretName = z.string().regex(/^[a-z][a-z0-9.:-]{0,127}$/);

/** Requests: channel → what is asked, what is answered. */
export const requests = {
  /**
   * How the app was started. Only a launcher can set these: an invite link to accept without asking, another workspace
   * than the member's own, and a workspace file (JSON) to bring in at the very first start.
   */
  'launch.get': {
    request: Nothing,
    response: z.object({
      join: z.string().nullable(),
      workspace: z
        .string()
        .regex(/^[a-z0-9-]{1,64}$/)
        .nullable(),
      records: z.string().max(1_000_000).nullable(),
    }),
  },
  /** A secret of this device (token, keys), or null. */
  'secrets.get': { request: SecretName, response: z.string().nullable() },
  /**
   * Keeps a secret; `protected` is false where the system offers no protection. With `onlyProtected` it is not kept there,
   * and what is kept under its name stays.
   */
  'secrets.set': {
    request: z.object({
      name: SecretName,
      value: z.string().max(100_000),
      onlyProtected: z.boolean().optional(),
    }),
    response: z.object({ protected: z.boolean() }),
  },
  'secrets.remove': { request: SecretName, response: Nothing },
  /**
   * Lets the page speak to the NPO's server at this origin; `reload` is true when the page must be loaded again before
   * it can.
   */
  'server.allow': { request: z.string().max(2_000), response: z.object({ reload: z.boolean() }) },
  /** Opens a web page or a mail outside the app. False when the address may not be opened, see `outside.ts`. */
  'external.open': { request: z.string().max(8_000), response: z.boolean() },
  /** Tells the shell which look is chosen, so that the next window opens in it. */
  'theme.set': { request: z.enum(['system', 'light', 'dark']), response: Nothing },
  /**
   * Shows a notification of the system, without a sound and without taking the focus. One with the same id is replaced.
   * Its actions are buttons where the system has them; nothing may depend on them. False when it is not shown.
   */
  'notification.show': {
    request: z.object({
      id: NotificationId,
      title: z.string().min(1).max(200),
      /** A title and a line below it. */
      body: z.string().max(2 * TITLE_MAX + 1),
      actions: z.array(z.object({ id: ActionId, text: z.string().min(1).max(100) })).max(2),
    }),
    response: z.boolean(),
  },
  /** Takes a notification away, if it is there. */
  'notification.close': { request: NotificationId, response: Nothing },
  /**
   * Whether notifications are shown: `default` means that the member can be asked. The shell needs no permission; what
   * the system's own settings say it cannot tell.
   */
  'notification.permission': { request: Nothing, response: NotificationPermission },
  /** Asks the member for permission, where it is `default`. A browser wants to be asked by a click. */
  'notification.askPermission': { request: Nothing, response: NotificationPermission },
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType }>;

/**
 * The host tells of idleness after this long without keyboard or mouse input in any app: the shortest time that a member
 * can choose. The page waits for the rest of what they chose.
 */
export const IDLE_MS = 5 * 60_000;

/** Events: channel → what it carries. */
export const events = {
  /**
   * The computer goes to sleep or comes back; its screen is locked or unlocked; nobody has touched it for
   * {@link IDLE_MS}, or somebody does again.
   */
  power: z.enum(['suspend', 'resume', 'lock', 'unlock', 'idle', 'active']),
  /** An invite link was opened while the app runs. */
  link: z.string().max(8_000),
  /**
   * A notification was clicked (`action` is null), and its window is in front now; or the button of one of its actions
   * was pressed, and every window is where it was.
   */
  notification: z.object({ id: NotificationId, action: ActionId.nullable() }),
} as const satisfies Record<string, z.ZodType>;

/** What a host can do. The renderer asks for this, never for the platform. */
export const Capabilities = z.object({
  /** Secrets are kept by the system. */
  protectedSecrets: z.boolean(),
  /** Invite links of the `kotsukotsu:` scheme reach the app. */
  links: z.boolean(),
  /** Suspend and resume are reported, and lock and idleness where the system reports them. */
  power: z.boolean(),
  /** There are notifications, perhaps not before the member was asked. */
  notifications: z.boolean(),
});
export type Capabilities = z.infer<typeof Capabilities>;

export type RequestName = keyof typeof requests;
export type EventName = keyof typeof events;
export type RequestOf<N extends RequestName> = z.infer<(typeof requests)[N]['request']>;
export type ResponseOf<N extends RequestName> = z.infer<(typeof requests)[N]['response']>;
export type EventOf<N extends EventName> = z.infer<(typeof events)[N]>;

/** What `window.host` offers. */
export interface Host {
  readonly can: Capabilities;
  /** Asks the host. Rejects when the answer does not fit the contract. */
  ask<N extends RequestName>(
    name: N,
    ...request: RequestOf<N> extends undefined ? [] : [RequestOf<N>]
  ): Promise<ResponseOf<N>>;
  /** Adds a listener. @returns a function that removes it */
  on<N extends EventName>(name: N, listener: (payload: EventOf<N>) => void): () => void;
}
