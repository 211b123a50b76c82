import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStandIn } from './launch.ts';

/*
 * These tests check that the stand-in throws wherever Electron would, and wherever the design allows no exception:
 * otherwise a green run of the shell tests on it would prove nothing.
 */

const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
beforeAll(() => {
  writeFileSync(
    join(folder, 'preload.cjs'),
    "require('electron').contextBridge.exposeInMainWorld('x', { one: 1 });",
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

const SCHEME = `protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);`;
const HANDLE = `protocol.handle('app', () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }));`;
const open = (preferences = '') =>
  `const preload = ${JSON.stringify(join(folder, 'preload.cjs'))};
   const window = new BrowserWindow({ webPreferences: { preload, ${preferences} } });
   window.loadURL('app://test/').catch((error) => { console.error(error); app.exit(1); });`;

let count = 0;

/**
 * Runs a main process with `early` before `ready` and `late` after it.
 * @returns what it printed, or null when its window opened
 */
async function run(early: string, late: string): Promise<string | null> {
  const userData = join(folder, `data-${++count}`);
  const main = join(folder, `main-${count}.mjs`);
  writeFileSync(
    main,
    `import { mkdirSync } from 'node:fs';
     import { app, BrowserWindow, ipcMain, Menu, Notification, powerMonitor, protocol, safeStorage, session } from 'electron';
     mkdirSync(${JSON.stringify(userData)});
     app.setPath('userData', ${JSON.stringify(userData)});
     ${early}
     app.whenReady().then(async () => { ${late} });`,
  );
  try {
    const shell = await startStandIn({ main, args: [], env: { ...process.env } as Record<string, string> });
    await shell.close();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

const SOUND = `app.enableSandbox(); ${SCHEME}`;

test('a sound main opens its window', async () => {
  expect(await run(SOUND, HANDLE + open())).toBeNull();
});

test.each([
  ['a scheme registered late', SOUND, SCHEME + HANDLE + open(), 'before the app is ready'],
  ['schemes registered twice', SOUND + SCHEME, HANDLE + open(), 'only once'],
  ['the sandbox enabled late', SCHEME, `app.enableSandbox(); ${HANDLE}${open()}`, 'before the app is ready'],
  ['no sandbox', SCHEME, HANDLE + open(), 'without app.enableSandbox'],
  ['a window made early', SOUND + open(), HANDLE, 'before the app is ready'],
  ['the session used early', `${SOUND} session.defaultSession;`, HANDLE + open(), 'before the app is ready'],
  ['power listened to early', `${SOUND} powerMonitor.on('resume', () => {});`, '', 'before the app is ready'],
  [
    'a secret sealed early',
    `${SOUND} await safeStorage.encryptStringAsync('x');`,
    '',
    'before the app is ready',
  ],
  [
    'a notification made early',
    `${SOUND} new Notification({ title: 'x', silent: true });`,
    '',
    'before app is ready',
  ],
  ['a notification with a sound', SOUND, "new Notification({ title: 'x' }).show();", 'unsafe notification'],
  [
    'a notification with what the design does not need',
    SOUND,
    "new Notification({ title: 'x', silent: true, hasReply: true });",
    'unsafe notification',
  ],
  [
    'a selection in a notification, outside of Windows',
    SOUND,
    "new Notification({ title: 'x', silent: true, actions: [{ type: 'selection', items: ['a'] }] });",
    'unsafe notification',
  ],
  ['a protocol handled twice', SOUND, HANDLE + HANDLE + open(), 'Failed to register protocol'],
  ['a scheme without privileges', 'app.enableSandbox();', HANDLE + open(), 'ERR_UNKNOWN_URL_SCHEME'],
  [
    'a scheme that the content policy does not hold',
    `app.enableSandbox(); ${SCHEME.replace('standard: true', '$&, bypassCSP: true')}`,
    '',
    'unsafe scheme',
  ],
  [
    'a certificate overruled',
    `${SOUND} app.on('certificate-error', () => {});`,
    HANDLE + open(),
    'overrules certificates',
  ],
  ['a scheme without a handler', SOUND, open(), 'ERR_UNKNOWN_URL_SCHEME'],
  [
    'a request handled twice',
    SOUND,
    `ipcMain.handle('a', () => 1); ipcMain.handle('a', () => 2); ${HANDLE}${open()}`,
    'second handler',
  ],
  ['a window outside the sandbox', SOUND, HANDLE + open('sandbox: false'), 'unsafe window'],
  ['a window without isolation', SOUND, HANDLE + open('contextIsolation: false'), 'unsafe window'],
  ['a window of other features', SOUND, HANDLE + open("enableBlinkFeatures: 'X'"), 'unsafe window'],
  ['a window with a switch', SOUND, HANDLE + open("additionalArguments: ['--no-x']"), 'unsafe window'],
  ['a window with Node', SOUND, HANDLE + open('nodeIntegration: true'), 'unsafe window'],
  ['a preload that is not there', SOUND, HANDLE + open("preload: '/nowhere.cjs'"), 'preload script must be'],
  ['a relative preload', SOUND, HANDLE + open("preload: 'preload.cjs'"), 'preload script must be'],
  [
    'a folder for data that is not there',
    `${SOUND} app.setPath('userData', '/nowhere');`,
    '',
    'does not exist',
  ],
])('%s is an error', async (_name, early, late, message) => {
  expect(await run(early, late)).toContain(message);
});

test.each([
  ['requires Node', "require('node:fs');", "cannot require 'node:fs'"],
  ['requires a neighbour', "require('./other.cjs');", "cannot require './other.cjs'"],
  [
    'lets across what cannot be cloned',
    "require('electron').contextBridge.exposeInMainWorld('x', { now: Symbol() });",
    'could not be cloned',
  ],
])('a preload that %s is an error', async (_name, source, message) => {
  const preload = join(folder, `preload-${++count}.cjs`);
  writeFileSync(preload, source);
  expect(await run(SOUND, HANDLE + open(`preload: ${JSON.stringify(preload)}`))).toContain(message);
});

test('what the stand-in does not have cannot be imported', async () => {
  expect(await run(`const { Tray } = await import('electron'); new Tray('x');`, '')).toContain(
    'not a constructor',
  );
});
