import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { app } from './app.ts';
import type { Cdp } from './cdp.ts';
import { ipcMain } from './ipc.ts';
import { bridgeEnd, makeWire, runPreload, type Wired } from './page-side.ts';
import { fromChromium, toChromium } from './scheme-proxy.ts';
import { defaultSession } from './session.ts';
import { state } from './state.ts';

export interface WebPreferences {
  preload: string;
  additionalArguments: string[];
}

interface Frame {
  id: string;
  url: string;
}

/** The page in Chromium, once it is there. */
interface Page {
  cdp: Cdp;
  /** Chromium's name for it. */
  target: string;
  /** Calls a method of the DevTools protocol on this page. */
  call<R = unknown>(method: string, params?: Record<string, unknown>): Promise<R>;
}

type PageMessage =
  | { kind: 'invoke'; id: number; channel: string; args: Wired }
  | { kind: 'send'; channel: string; args: Wired }
  | { kind: 'preload-error'; message: string };

const WORLD = 'Electron Isolated Context';
const BINDING = 'standInToMain';
const RECEIVER = 'standInFromMain';
/** The page has begun another load by itself. */
const SUPERSEDED = Symbol('superseded');

const wire = makeWire();

/** Electron's `WebContents`: one page of the real Chromium. */
export class WebContents extends EventEmitter {
  readonly #preferences: WebPreferences;
  readonly #page: Promise<Page>;
  #url = '';
  #preloadWorld: number | null = null;
  #isDestroyed = false;
  /** The address that main itself asked for, which is no navigation of the page's own. */
  #asked: string | null = null;
  #webRtcPolicy = 'default';
  #openWindow: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  constructor(preferences: WebPreferences) {
    super();
    this.#preferences = preferences;
    this.#page = this.#open();
    this.#page.catch((error) => app.fail(error));
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  getURL(): string {
    return this.#url;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#openWindow = handler;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.#webRtcPolicy = policy;
  }

  getWebRTCIPHandlingPolicy(): string {
    return this.#webRtcPolicy;
  }

  /** Resolves when the page has loaded; rejects as Electron does, with Chromium's word for what is wrong. */
  async loadURL(address: string): Promise<void> {
    const scheme = new URL(address).protocol.slice(0, -1);
    if (!state.standardSchemes.has(scheme) || !state.schemeHandlers.has(scheme)) {
      throw new Error(`ERR_UNKNOWN_URL_SCHEME (-302) loading '${address}'`);
    }
    const { call } = await this.#page;
    await defaultSession.apply(address, new URL(toChromium(address)).origin);
    this.#asked = address;
    const loaded = new Promise<void>((resolve, reject) => {
      this.once('did-finish-load', resolve);
      this.once(SUPERSEDED, () =>
        reject(Object.assign(new Error(`ERR_ABORTED (-3) loading '${address}'`), { code: 'ERR_ABORTED' })),
      );
    });
    const navigated = call<{ errorText?: string }>('Page.navigate', { url: toChromium(address) });
    const failed = navigated.then(({ errorText }) => {
      if (errorText) throw new Error(`${errorText} loading '${address}'`);
    });
    await Promise.all([loaded, failed]);
  }

  reload(): void {
    this.#asked = this.#url;
    this.#page.then(({ call }) => call('Page.reload')).catch((error) => app.fail(error));
  }

  send(channel: string, ...args: unknown[]): void {
    void this.#tell({ channel, args: wire.encode(args) });
  }

  /** Lets the page's process crash. */
  async crash(): Promise<void> {
    const { call } = await this.#page;
    call('Page.crash').catch(() => undefined);
  }

  /** Closes the page as a member closes the window. */
  async close(): Promise<void> {
    const { cdp, target } = await this.#page;
    await cdp.send('Target.closeTarget', { targetId: target });
  }

  async #open(): Promise<Page> {
    const { cdp } = await app.chromium();
    const { targetId } = await cdp.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await cdp.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    const on = <P>(event: string, listener: (params: P) => void) => cdp.on(`${sessionId} ${event}`, listener);
    const call: Page['call'] = (method, params) => cdp.send(method, params, sessionId);

    on<{ requestId: string; frameId: string; request: { url: string }; redirectedRequestId?: string }>(
      'Fetch.requestPaused',
      ({ requestId, frameId, request, redirectedRequestId }) => {
        const isMainFrame = frameId === targetId;
        const isStopped = this.#isStopped(fromChromium(request.url), isMainFrame, !!redirectedRequestId);
        const verdict = isStopped ? 'Fetch.failRequest' : 'Fetch.continueRequest';
        call(verdict, { requestId, ...(isStopped && { errorReason: 'Aborted' }) }).catch(() => undefined);
      },
    );
    on<{ frame: Frame & { parentId?: string } }>('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId) return;
      this.#url = fromChromium(frame.url);
      this.emit('did-navigate', {}, this.#url);
    });
    on<{ context: { id: number; name: string; auxData: { frameId: string } } }>(
      'Runtime.executionContextCreated',
      ({ context }) => {
        if (context.name === WORLD && context.auxData.frameId === targetId) this.#preloadWorld = context.id;
      },
    );
    on<{ payload: string }>('Runtime.bindingCalled', ({ payload }) => {
      void this.#receive(JSON.parse(payload));
    });
    on('Page.loadEventFired', () => {
      // A new target begins with an empty page, which does not count.
      if (this.#url) this.emit('did-finish-load');
    });
    on('Inspector.targetCrashed', () =>
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 }),
    );
    cdp.on('Target.targetDestroyed', (gone: { targetId: string }) => {
      if (gone.targetId !== targetId) return;
      this.#isDestroyed = true;
      this.emit('destroyed');
    });
    cdp.on(
      'Target.targetCreated',
      (opened: { targetInfo: { targetId: string; openerId?: string; url: string } }) => {
        const { targetInfo } = opened;
        if (targetInfo.openerId !== targetId) return;
        if (this.#openWindow({ url: targetInfo.url }).action !== 'deny') {
          app.fail(new Error('the stand-in has no second windows'));
        }
        closeOpened(cdp, targetInfo.targetId).catch(() => undefined);
      },
    );

    for (const domain of ['Page', 'Runtime', 'Inspector']) await call(`${domain}.enable`);
    await call('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Request' }] });
    await call('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
    const token = randomUUID();
    await call('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${bridgeEnd})(${makeWire}, ${JSON.stringify(token)}, 'main')`,
    });
    await call('Page.addScriptToEvaluateOnNewDocument', {
      source: this.#preloadSource(token),
      worldName: WORLD,
    });
    return { cdp, call, target: targetId };
  }

  #preloadSource(token: string): string {
    const argv = ['electron', ...this.#preferences.additionalArguments];
    const given = JSON.stringify({ token, argv, binding: BINDING, receiver: RECEIVER });
    const preload = `(require, module, exports, process) => {${readFileSync(this.#preferences.preload, 'utf8')}\n}`;
    return `(${runPreload})(${makeWire}, ${bridgeEnd}, ${given}, ${preload})`;
  }

  /** Asks the listeners whether a load may go on; true when one of them prevents it. */
  #isStopped(url: string, isMainFrame: boolean, isRedirect: boolean): boolean {
    if (isMainFrame && this.#asked?.replace(/#.*/, '') === url) {
      this.#asked = null;
      return false;
    }
    let isPrevented = false;
    const details = {
      url,
      isMainFrame,
      isSameDocument: false,
      preventDefault: () => {
        isPrevented = true;
      },
    };
    if (isRedirect) this.emit('will-redirect', details);
    else {
      this.emit('will-frame-navigate', details);
      if (isMainFrame && !isPrevented) this.emit('will-navigate', details);
    }
    if (isMainFrame && !isPrevented) this.emit(SUPERSEDED);
    return isPrevented;
  }

  async #receive(message: PageMessage): Promise<void> {
    if (message.kind === 'preload-error') return app.fail(new Error(`preload: ${message.message}`));
    const event = { sender: this, senderFrame: this.#mainFrame() };
    const args = wire.decode(message.args) as unknown[];
    if (message.kind === 'send') return void ipcMain.emit(message.channel, event, ...args);
    const answer = await ipcMain.invoke(message.channel, event, args).then(
      (value) => ({ ok: true, value: wire.encode(value) }),
      (error) => ({ ok: false, value: wire.encode(error) }),
    );
    await this.#tell({ id: message.id, ...answer });
  }

  #mainFrame() {
    const { protocol, host } = new URL(this.#url);
    return { url: this.#url, origin: `${protocol}//${host}`, parent: null };
  }

  async #tell(message: object): Promise<void> {
    const { call } = await this.#page;
    const expression = `${RECEIVER}(${JSON.stringify(message)})`;
    // The page may have gone on to another document, as in Electron.
    await call('Runtime.evaluate', { expression, contextId: this.#preloadWorld }).catch(() => undefined);
  }
}

/**
 * Closes a window that the page has opened. The two share a process, which Chromium pauses until every attached
 * debugger, a test's among them, has let the new window go on. Closing the window before that would leave the page
 * paused for ever.
 */
async function closeOpened(cdp: Cdp, target: string): Promise<void> {
  const { sessionId } = await cdp.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId: target,
    flatten: true,
  });
  await cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId);
  await cdp.send('Target.closeTarget', { targetId: target });
}
