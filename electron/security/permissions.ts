import { appUrl } from '#electron/security/app-origin.ts';

/**
 * What the app's page may have; everything else is denied. Chromium needs the three permissions of the local network to
 * reach a server on this computer or in the office. They widen nothing: the content security policy lets the page speak
 * to the member's own NPO server alone, wherever it stands.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  'notifications',
  'clipboard-sanitized-write',
  'persistent-storage',
  'local-network-access',
  'local-network',
  'loopback-network',
]);

/** True when a page at `address` may have `permission`. */
export function isPermitted(permission: string, address: string): boolean {
  return ALLOWED.has(permission) && appUrl(address) !== null;
}

/** The part of Electron's `Session` that decides on permissions. */
export interface PermissionSession {
  setPermissionRequestHandler(
    handler: (
      contents: unknown,
      permission: string,
      answer: (granted: boolean) => void,
      details: { requestingUrl: string; isMainFrame: boolean },
    ) => void,
  ): void;
  setPermissionCheckHandler(
    handler: (contents: unknown, permission: string, requestingOrigin: string) => boolean,
  ): void;
  setDevicePermissionHandler(handler: () => boolean): void;
}

/** Denies whatever is not in the list: when asked, when checked, and every device. */
export function guardPermissions(session: PermissionSession): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(details.isMainFrame && isPermitted(permission, details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isPermitted(permission, origin));
  session.setDevicePermissionHandler(() => false);
}
