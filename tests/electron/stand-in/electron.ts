import { app } from './app.ts';

export { BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc.ts';
export { Notification } from './notification.ts';
export { protocol, session } from './session.ts';
export { dialog, Menu, nativeTheme, powerMonitor, safeStorage, shell } from './system.ts';
/** The `electron` module of the stand-in. Importing anything that is not exported here fails. */
export { app };

// Main imports this module, so it is evaluated by then; Electron, too, is ready only after that.
setImmediate(() => app.start());
