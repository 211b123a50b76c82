import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  shell,
} from 'electron';
import { systemVault } from '#electron/adapters/system-vault.ts';
import { EventOutlet } from '#electron/bridge/event-outlet.ts';
import { answerRequests } from '#electron/bridge/ipc.ts';
import { APP_SCHEME_PRIVILEGES } from '#electron/security/app-origin.ts';
import { serveApp } from '#electron/security/app-protocol.ts';
import { openExternal } from '#electron/security/external.ts';
import { guardNavigation } from '#electron/security/navigation.ts';
import { guardPermissions } from '#electron/security/permissions.ts';
import { ServerAccess } from '#electron/security/server-access.ts';
import { Secrets } from '#electron/storage/secrets.ts';
import { settingsFile } from '#electron/storage/settings-file.ts';
import { deepLinkIn, LINK_SCHEME, readDeepLink } from '#electron/system/deep-link.ts';
import { readEnvironment } from '#electron/system/environment.ts';
import { Notifications } from '#electron/system/notifications.ts';
import { tellPower } from '#electron/system/power.ts';
import { claimSingleInstance } from '#electron/system/single-instance.ts';
import { recoverFromCrashes } from '#electron/window/crash-recovery.ts';
import { MainWindow } from '#electron/window/main-window.ts';
import { windowOptions } from '#electron/window/options.ts';
import { applyTheme } from '#electron/window/theme.ts';
import { zoomByKeys } from '#electron/window/zoom.ts';
import { APP_ORIGIN, APP_SCHEME } from '#shared/host/app-origin.ts';
import type { Capabilities } from '#shared/host/contract.ts';

const environment = readEnvironment({
  isPackaged: app.isPackaged,
  appData: app.getPath('appData'),
  execPath: process.execPath,
  mainDir: import.meta.dirname,
  env: process.env,
});
app.setName(environment.name);
mkdirSync(environment.userData, { recursive: true });
app.setPath('userData', environment.userData);

const outlet = new EventOutlet(ipcMain);
const settings = settingsFile(join(environment.userData, 'settings.json'));
const access = new ServerAccess(settings);
const secrets = new Secrets(join(environment.userData, 'secrets.json'), systemVault);
const notifications = new Notifications({
  make: (options) => new Notification(options),
  show: () => {
    window?.open();
    window?.bringToFront();
  },
  outlet,
});
let window: MainWindow<BrowserWindow> | null = null;

if (claimSingleInstance(app, takeArguments)) start();
else app.quit();

/** Everything that must be set up before Electron is ready, in this order; then opens the window. */
function start(): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([APP_SCHEME_PRIVILEGES]);
  // The default menu is in English and leads to Electron's own pages. macOS needs one for copy, paste and quit.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  // Windows shows notifications only of an app that it knows by a name.
  if (process.platform === 'win32') app.setAppUserModelId(environment.windowsAppId);

  app.on('open-url', (event, url) => {
    event.preventDefault();
    takeLink(readDeepLink(url));
  });
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents);
    // A second guard beside the page's headers, which forbid WebRTC: should they fail, no traffic bypasses a proxy.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  takeLink(deepLinkIn(process.argv));

  app.whenReady().then(open).catch(giveUp);
}

/** What needs Electron to be ready. */
async function open(): Promise<void> {
  guardPermissions(session.defaultSession);
  const isNotifying = Notification.isSupported();
  const permission = isNotifying ? 'granted' : 'denied';
  protocol.handle(
    APP_SCHEME,
    serveApp(environment.rendererDir, () => access.headers()),
  );
  answerRequests(ipcMain, {
    // `null` is the default workspace. For another one the shell is started with another `userData`.
    'launch.get': async () => ({
      join: environment.launchJoin,
      workspace: null,
      records: await readRecords(),
    }),
    'secrets.get': (name) => secrets.get(name),
    'secrets.set': ({ name, value, onlyProtected }) => secrets.set(name, value, onlyProtected),
    'secrets.remove': async (name) => {
      await secrets.remove(name);
    },
    'server.allow': (address) => access.allow(address),
    'external.open': (address) => openExternal(shell, address),
    'theme.set': async (theme) => {
      window?.setColor(applyTheme(nativeTheme, theme));
      await settings.update((kept) => ({ ...kept, theme }));
    },
    'notification.show': (asked) => isNotifying && notifications.show(asked),
    'notification.close': async (id) => {
      notifications.close(id);
    },
    'notification.permission': () => permission,
    'notification.askPermission': () => permission,
  });
  tellPower(powerMonitor, outlet, (ms, look) => setInterval(look, ms));
  const can = {
    protectedSecrets: await systemVault.isProtected(),
    links: true,
    power: true,
    notifications: isNotifying,
  };
  const main = new MainWindow({
    address: `${APP_ORIGIN}/`,
    make: () => makeWindow(can),
    onClosed: () => outlet.forget(),
    onFailed: giveUp,
  });
  window = main;
  app.on('activate', () => main.open());
  main.open();
}

/** The workspace file that a launcher gives; null where there is none, or where it cannot be read. */
async function readRecords(): Promise<string | null> {
  const path = environment.launchRecords;
  return path === null ? null : readFile(path, 'utf8').catch(() => null);
}

function makeWindow(can: Capabilities): BrowserWindow {
  const paper = applyTheme(nativeTheme, settings.read().theme);
  const made = new BrowserWindow(windowOptions({ preload: environment.preload, paper, can }));
  const contents = made.webContents;
  contents.on('did-navigate', () => outlet.forget());
  zoomByKeys(contents);
  recoverFromCrashes(contents, {
    now: () => performance.now(),
    after: (ms, action) => setTimeout(action, ms),
  });
  return made;
}

/** A shell that cannot start says why, instead of running without a window. */
function giveUp(error: unknown): void {
  dialog.showErrorBox(
    'Kotsukotsu',
    `「こつこつ」を起動できませんでした。 / Kotsukotsu could not start.\n\n${error}`,
  );
  app.exit(1);
}

function takeArguments(argv: string[]): void {
  takeLink(deepLinkIn(argv));
  window?.bringToFront();
}

function takeLink(link: string | null): void {
  if (link) outlet.send('link', link);
}
