import { appUrl } from '#electron/security/app-origin.ts';

interface Navigation {
  readonly url: string;
  readonly isMainFrame: boolean;
  preventDefault(): void;
}

/** The part of Electron's `WebContents` that can lead elsewhere. */
export interface NavigableContents {
  on(event: 'will-navigate', listener: (details: Navigation) => void): unknown;
  on(event: 'will-frame-navigate', listener: (details: Navigation) => void): unknown;
  on(event: 'will-redirect', listener: (details: Navigation) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: { preventDefault(): void }) => void): unknown;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
}

/** True for the one document a window may show; routes are hashes, so this is also what a reload asks for. */
export function isAppDocument(address: string): boolean {
  const path = appUrl(address)?.pathname;
  return path === '/' || path === '/index.html';
}

/** Keeps a window at the app's own document: no other page, no frame, no new window, no webview. */
export function guardNavigation(contents: NavigableContents): void {
  const stay = (details: Navigation) => {
    if (!details.isMainFrame || !isAppDocument(details.url)) details.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
