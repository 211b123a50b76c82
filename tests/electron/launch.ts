import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Browser, chromium, type Page } from '@playwright/test';
import { buildShell } from '#build/build-shell.ts';
import { installedElectron } from '#build/electron.ts';
import { shellDist } from '#build/paths.ts';
import type { Plays } from './stand-in/outside-world.ts';

const REGISTER = join(import.meta.dirname, 'stand-in', 'register.ts');
const TEST_PAGE = join(import.meta.dirname, 'test-page');

/** How a test starts the shell. */
export interface LaunchOptions {
  /** The built page to show; a small test page by default. */
  rendererDir?: string;
  /** Data of an earlier run; a new folder, removed at the end, by default. */
  userData?: string;
  args?: string[];
  env?: Record<string, string>;
}

/** What a test can let happen outside the shell, in Electron and in the stand-in. */
export type Outside = {
  [N in keyof Plays]: (...args: Parameters<Plays[N]>) => Promise<Awaited<ReturnType<Plays[N]>>>;
};

/** A running shell. */
export interface Shell {
  readonly kind: ShellKind;
  /** The window's page. Another object after `outside.crash()`. */
  readonly page: Page;
  readonly userData: string;
  readonly outside: Outside;
  /** Starts the app once more, with these arguments, and resolves to the exit code of that second start. */
  startAgain(args: string[]): Promise<number | null>;
  /** Ends the app, and removes its data when they were made for it. */
  close(): Promise<void>;
  /** Settles with the exit code when the app has ended by itself. */
  readonly ended: Promise<number | null>;
}

export type ShellKind = 'electron' | 'stand-in';

/** What the shell tests run on, here. */
export function shellKind(): ShellKind {
  return installedElectron() ? 'electron' : 'stand-in';
}

let built: Promise<void> | null = null;

/** Bundles the shell once for this process, and says what runs it. */
function build(): Promise<void> {
  built ??= buildShell(shellDist).then(() => {
    const kind = shellKind();
    const word = kind === 'electron' ? 'real Electron' : 'the stand-in, since no Electron can run here';
    process.stderr.write(`shell tests run on ${word}\n`);
  });
  return built;
}

/** Starts the shell, in Electron where it can run, else in the stand-in. Rejects with what it printed. */
export async function launchShell(options: LaunchOptions = {}): Promise<Shell> {
  await build();
  const main = join(shellDist, 'main.js');
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'kotsukotsu-shell-'));
  const env = {
    ...process.env,
    KOTSUKOTSU_USER_DATA: userData,
    KOTSUKOTSU_RENDERER_DIR: options.rendererDir ?? TEST_PAGE,
    ...options.env,
  } as Record<string, string>;
  const start = { main, args: options.args ?? [], env };
  const electron = installedElectron();
  const shell = electron ? await startElectron(electron, start) : await startStandIn(start);
  const end = shell.close;
  const close = async () => {
    await end();
    if (!options.userData)
      rmSync(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  return Object.assign(shell, { userData, close });
}

/** How the stand-in starts one process; also for tests of the stand-in itself. */
export interface Start {
  main: string;
  args: string[];
  env: Record<string, string>;
}

type StartedShell = Omit<Shell, 'userData'>;

/** Starts a main in the stand-in. Rejects with what it printed when it ends before its window has loaded. */
export async function startStandIn(start: Start): Promise<StartedShell> {
  const child = forkStandIn(start);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const answers = new Map<number, (message: { result?: unknown; error?: string }) => void>();
  let lastId = 0;
  const endpoint = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stderr?.on('data', (text) => {
      printed += text;
    });
    child.once('close', () => reject(new Error(printed)));
    child.on('message', (message: { loaded?: string; id?: number; result?: unknown; error?: string }) => {
      if (message.loaded) resolve(message.loaded);
      else if (message.id !== undefined) answers.get(message.id)?.(message);
    });
  });
  const play = (name: string, args: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++lastId;
      answers.set(id, ({ result, error }) => (error ? reject(new Error(error)) : resolve(result)));
      child.send({ id, play: name, args });
    });

  let { browser, page } = await connect(endpoint);
  const outside = new Proxy({} as Outside, {
    get:
      (_target, name: string) =>
      async (...args: unknown[]) => {
        const result = await play(name, args);
        if (name === 'crash') {
          // Playwright gives a crashed page up for good; a new connection sees the one that was loaded again.
          await browser.close();
          ({ browser, page } = await connect(endpoint));
        }
        return result;
      },
  });
  return {
    kind: 'stand-in',
    get page() {
      return page;
    },
    outside,
    ended,
    startAgain: (args) => new Promise((resolve) => forkStandIn({ ...start, args }).once('exit', resolve)),
    async close() {
      await browser.close();
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

function forkStandIn({ main, args, env }: Start): ChildProcess {
  return fork(main, args, {
    execArgv: ['--import', REGISTER],
    env,
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
}

async function connect(endpoint: string): Promise<{ browser: Browser; page: Page }> {
  const browser = await chromium.connectOverCDP(endpoint);
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('the shell has no window');
  await page.waitForLoadState();
  return { browser, page };
}

/** Starts real Electron and simulates the outside world through Electron's own modules. */
async function startElectron(executablePath: string, { main, args, env }: Start): Promise<StartedShell> {
  const app = await _electron.launch({ executablePath, args: [main, ...args], env });
  const page = await app.firstWindow();
  await page.waitForLoadState();
  await app.evaluate(({ Notification, shell }) => {
    const opened: string[] = [];
    const shown: Electron.Notification[] = [];
    Object.assign(globalThis, { opened, shown });
    shell.openExternal = async (url) => void opened.push(url);
    // Nobody is there to click what the system shows.
    Notification.prototype.show = function () {
      shown.push(this);
    };
    Notification.prototype.close = function () {
      if (shown.includes(this)) shown.splice(shown.indexOf(this), 1);
    };
  });
  const ended = new Promise<number | null>((resolve) => app.process().once('exit', resolve));
  return {
    kind: 'electron',
    page,
    ended,
    outside: {
      suspend: () => app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend')),
      resume: () => app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume')),
      lock: () => app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen')),
      unlock: () => app.evaluate(({ powerMonitor }) => void powerMonitor.emit('unlock-screen')),
      openUrl: (url) =>
        app.evaluate(({ app }, url) => void app.emit('open-url', { preventDefault() {} }, url), url),
      minimize: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize()),
      isMinimized: () =>
        app.evaluate(({ BrowserWindow }) => !!BrowserWindow.getAllWindows()[0]?.isMinimized()),
      webRtcPolicy: () =>
        app.evaluate(
          ({ BrowserWindow }) =>
            BrowserWindow.getAllWindows()[0]?.webContents.getWebRTCIPHandlingPolicy() ?? '',
        ),
      backgroundColor: () =>
        app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor() ?? ''),
      crash: () =>
        app.evaluate(({ BrowserWindow }) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          return new Promise<void>((resolve) => {
            contents?.once('did-finish-load', () => resolve());
            contents?.forcefullyCrashRenderer();
          });
        }),
      closeWindow: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
      permission: (name) =>
        page.evaluate(
          async (name) =>
            (await navigator.permissions.query({ name: name as PermissionName })).state === 'granted',
          name,
        ),
      notifications: () =>
        app.evaluate(() =>
          (globalThis as unknown as { shown: Electron.Notification[] }).shown.map(
            ({ title, body, silent }) => ({ title, body, silent }),
          ),
        ),
      clickNotification: () =>
        app.evaluate(() => {
          const { shown } = globalThis as unknown as { shown: Electron.Notification[] };
          shown.pop()?.emit('click', {});
        }),
      pressNotification: (index) =>
        app.evaluate((_electron, actionIndex) => {
          const { shown } = globalThis as unknown as { shown: Electron.Notification[] };
          shown.pop()?.emit('action', { actionIndex });
        }, index),
      opened: () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened),
    },
    startAgain: async (args) => {
      const again = await _electron.launch({ executablePath, args: [main, ...args], env }).catch(() => null);
      await again?.close();
      return again ? null : 0;
    },
    close: () => app.close(),
  };
}
