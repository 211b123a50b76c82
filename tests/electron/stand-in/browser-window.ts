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

/** Preferences that loosen what a page may do. Electron would obey; the design allows no exception. */
const UNSAFE: Readonly<Record<string, boolean>> = {
  sandbox: false,
  contextIsolation: false,
  nodeIntegration: true,
  nodeIntegrationInWorker: true,
  nodeIntegrationInSubFrames: true,
  webSecurity: false,
  allowRunningInsecureContent: true,
  experimentalFeatures: true,
  webviewTag: true,
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
    for (const [preference, unsafe] of Object.entries(UNSAFE)) {
      if (webPreferences[preference] === unsafe) throw new Error(`unsafe window: ${preference} is ${unsafe}`);
    }
    const { preload, additionalArguments = [] } = webPreferences;
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
