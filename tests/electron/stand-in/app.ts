import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Chromium, startChromium } from './chromium.ts';
import { SchemeProxy } from './scheme-proxy.ts';
import { needEarly, state } from './state.ts';

/** Electron's `app`. */
class App extends EventEmitter {
  readonly isPackaged = false;
  readonly #paths = new Map([['appData', join(homedir(), '.config')]]);
  #name = 'kotsukotsu';
  #isQuitting = false;
  #chromium: Promise<Chromium> | null = null;
  /** Arguments on their way to the first instance. */
  #handover: Promise<void> = Promise.resolve();

  /** Only Chromium decides on certificates; Electron would let a listener overrule it. */
  override on(event: string, listener: (...args: never[]) => void): this {
    if (event === 'certificate-error') throw new Error('unsafe app: it overrules certificates');
    return super.on(event, listener as (...args: unknown[]) => void);
  }

  /** Brings the app to `ready`, unless it has given up by then. */
  start(): void {
    if (this.#isQuitting) return;
    state.isReady = true;
    this.emit('ready');
  }

  /** The Chromium that shows the windows, started for the first of them. */
  chromium(): Promise<Chromium> {
    this.#chromium ??= this.#startChromium();
    return this.#chromium;
  }

  async #startChromium(): Promise<Chromium> {
    const profile = join(this.getPath('userData'), 'chromium');
    mkdirSync(profile, { recursive: true });
    return startChromium(profile, await new SchemeProxy(state.schemeHandlers).listen());
  }

  /** Ends with an error that the test gets to see. */
  fail(error: unknown): void {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    // The test must not hear of a window any more.
    if (process.connected) process.disconnect();
    this.exit(1);
  }

  whenReady(): Promise<void> {
    return state.isReady ? Promise.resolve() : new Promise((resolve) => this.once('ready', () => resolve()));
  }

  getName(): string {
    return this.#name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path) return path;
    if (name === 'userData') return join(this.getPath('appData'), this.#name);
    throw new Error(`Failed to get '${name}' path`);
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`setPath: ${path} does not exist`);
    this.#paths.set(name, path);
  }

  enableSandbox(): void {
    needEarly('app.enableSandbox');
    state.isSandboxed = true;
  }

  setAsDefaultProtocolClient(): boolean {
    return true;
  }

  /** Electron has it on Windows alone. */
  setAppUserModelId(_id: string): void {
    if (process.platform !== 'win32') throw new TypeError('app.setAppUserModelId is not a function');
  }

  /** The first instance listens at a socket that a file in `userData` names; a later one sends its arguments there. */
  requestSingleInstanceLock(): boolean {
    const file = join(this.getPath('userData'), 'instance.json');
    const first = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
    if (first && isRunning(first.pid)) {
      this.#handover = new Promise((resolve) => {
        const socket = connect(first.socket, () => socket.end(JSON.stringify(process.argv)));
        socket.on('close', () => resolve());
        socket.on('error', () => resolve());
      });
      return false;
    }
    const socket =
      process.platform === 'win32'
        ? `\\\\.\\pipe\\stand-in-${process.pid}`
        : join(this.getPath('userData'), 'instance.sock');
    rmSync(socket, { force: true });
    const server = createServer((peer) => {
      let text = '';
      peer.on('data', (part) => {
        text += part;
      });
      peer.on('end', () => {
        this.emit('second-instance', {}, JSON.parse(text));
        peer.end();
      });
    });
    server.listen(socket, () => writeFileSync(file, JSON.stringify({ pid: process.pid, socket })));
    return true;
  }

  quit(): void {
    this.#isQuitting = true;
    void this.#handover.then(() => this.exit(0));
  }

  exit(code: number): void {
    const leave = () => process.exit(code);
    if (!this.#chromium) leave();
    this.#chromium
      ?.then(({ cdp, process: chromium }) => {
        chromium.once('exit', leave);
        return cdp.send('Browser.close');
      })
      .catch(leave);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export const app = new App();
