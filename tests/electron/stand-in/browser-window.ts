import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { app } from './app.ts';
import { needReady, state } from './state.ts';
import { WebContents, type WebPreferences } from './web-contents.ts';

interface Options {
  name?: string;
  backgroundColor?: string;
  webPreferences?: Partial<WebPreferences> & Record<string, unknown>;
}

/**
 * The preferences a window may have beside its preload script, and their only values. Electron would obey others; the
 * design allows no exception.
 */
const ALLOWED: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  backgroundThrottling: false,
  spellcheck: false,
};

/** Electron's `BrowserWindow`. */
export class BrowserWindow extends EventEmitter {
  static readonly #open = new Set<BrowserWindow>();
  readonly webContents: WebContents;
  readonly #name: string | undefined;
  #backgroundColor: string;
  #isMinimized = false;

  constructor({ name, backgroundColor = '#FFF', webPreferences = {} }: Options) {
    super();
    needReady('BrowserWindow');
    if (!state.isSandboxed) throw new Error('a window was made without app.enableSandbox()');
    const { preload, additionalArguments = [], ...others } = webPreferences;
    for (const [preference, value] of Object.entries(others)) {
      if (!Object.hasOwn(ALLOWED, preference) || ALLOWED[preference] !== value) {
        throw new Error(`unsafe window: ${preference} is ${value}`);
      }
    }
    if (!additionalArguments.every((argument) => argument.startsWith('--kotsukotsu-'))) {
      throw new Error(`unsafe window: it is told ${additionalArguments}`);
    }
    if (!preload || !isAbsolute(preload) || !existsSync(preload)) {
      throw new Error(`the preload script must be the absolute path of a file, not ${preload}`);
    }
    const isTaken =
      name !== undefined && BrowserWindow.getAllWindows().some((window) => window.#name === name);
    if (isTaken) throw new Error(`Window name '${name}' is already in use`);
    this.#name = name;
    this.#backgroundColor = backgroundColor;
    this.webContents = new WebContents({ preload, additionalArguments });
    BrowserWindow.#open.add(this);
    this.webContents.once('destroyed', () => {
      BrowserWindow.#open.delete(this);
      this.emit('closed');
      if (BrowserWindow.#open.size === 0) app.emit('window-all-closed');
    });
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.#open];
  }

  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address);
  }

  getBackgroundColor(): string {
    return this.#backgroundColor;
  }

  setBackgroundColor(color: string): void {
    this.#backgroundColor = color;
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  minimize(): void {
    this.#isMinimized = true;
  }

  restore(): void {
    this.#isMinimized = false;
  }

  show(): void {
    this.emit('show');
  }

  focus(): void {
    this.emit('focus');
  }
}
