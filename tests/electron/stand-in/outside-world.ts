import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { Notification } from './notification.ts';
import { defaultSession } from './session.ts';
import { state } from './state.ts';
import { powerMonitor } from './system.ts';

/** What a test can let happen: everything that comes to an app from outside. */
export const plays = {
  suspend: () => void powerMonitor.emit('suspend'),
  resume: () => void powerMonitor.emit('resume'),
  lock: () => void powerMonitor.emit('lock-screen'),
  unlock: () => void powerMonitor.emit('unlock-screen'),
  openUrl: (url: string) => void app.emit('open-url', { preventDefault() {} }, url),
  minimize: () => window().minimize(),
  isMinimized: () => window().isMinimized(),
  webRtcPolicy: () => window().webContents.getWebRTCIPHandlingPolicy(),
  backgroundColor: () => window().getBackgroundColor(),
  /** The page's process dies; answered when the page is loaded again. */
  async crash() {
    const reloaded = new Promise((resolve) => window().webContents.once('did-navigate', resolve));
    await window().webContents.crash();
    await reloaded;
  },
  /** The member closes the window. */
  closeWindow: () => window().webContents.close(),
  permission: (name: string, address: string) => defaultSession.decide(name, address),
  /** The notifications that the system shows, the latest last. */
  notifications: () => Notification.visible().map(({ title, body, silent }) => ({ title, body, silent })),
  /** The member clicks the latest notification. */
  clickNotification: () => Notification.latest().click(),
  /** The member presses a button of the latest notification. */
  pressNotification: (index: number) => Notification.latest().press(index),
  /** Addresses that were opened with the system. */
  opened: () => state.opened,
} satisfies Record<string, (...args: never[]) => unknown>;

export type Plays = typeof plays;

function window(): BrowserWindow {
  const [first] = BrowserWindow.getAllWindows();
  if (!first) throw new Error('no window is open');
  return first;
}

/** Listens to the test that started this process, and tells it when the window has loaded. */
export function connectOutsideWorld(): void {
  if (!process.send) return;
  const tell = process.send.bind(process) as (message: object) => void;
  process.on('message', async ({ id, play, args }: { id: number; play: keyof Plays; args: never[] }) => {
    try {
      tell({ id, result: await (plays[play] as (...args: never[]) => unknown)(...args) });
    } catch (error) {
      tell({ id, error: String(error) });
    }
  });
  process.on('disconnect', () => app.exit(1));
  app.on('browser-window-created', (_event, created: BrowserWindow) => {
    created.webContents.once('did-finish-load', async () => {
      const { endpoint } = await app.chromium();
      if (process.connected) tell({ loaded: endpoint });
    });
  });
}
