import { EventEmitter } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { state } from './state.ts';

interface Action {
  type: string;
  text?: string;
}

interface Options {
  id?: string;
  title?: string;
  body?: string;
  silent?: boolean;
  actions?: Action[];
}

const NONE = process.env.STAND_IN_NOTIFICATIONS === 'none';

/** Runs the garbage collector, which Node hides. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

/**
 * Electron's `Notification`, on a system that shows what it is given until it is clicked or closed, and knows no ids, as
 * Linux. What nobody holds is lost: as in Electron, its events reach nobody.
 */
export class Notification extends EventEmitter {
  static #shown: { text: Pick<Notification, 'title' | 'body' | 'silent'>; held: WeakRef<Notification> }[] =
    [];
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  readonly actions: readonly Action[];

  constructor({ id, title = '', body = '', silent = false, actions = [], ...others }: Options = {}) {
    super();
    if (!state.isReady) throw new Error('Cannot create Notification before app is ready');
    // Electron would obey; the design allows no sounds and needs no more.
    const more = Object.keys(others);
    if (!silent || more.length > 0) throw new Error(`unsafe notification: silent is ${silent}; ${more}`);
    if (actions.some(({ type }) => type !== 'button')) {
      throw new Error('unsafe notification: only Windows has other actions than buttons');
    }
    this.id = id || crypto.randomUUID();
    this.title = title;
    this.body = body;
    this.silent = silent;
    this.actions = actions;
  }

  static isSupported(): boolean {
    return !NONE;
  }

  /** What the system shows, the latest last. */
  static visible(): Pick<Notification, 'title' | 'body' | 'silent'>[] {
    return Notification.#shown.map(({ text }) => text);
  }

  /** The latest one that is shown. Throws where nobody holds it any more. */
  static latest(): Notification {
    collectGarbage();
    const last = Notification.#shown.at(-1);
    if (!last) throw new Error('no notification is shown');
    const held = last.held.deref();
    if (!held) throw new Error('the notification was not kept, and its events are lost');
    return held;
  }

  /** Shows it; one that is shown already is shown anew. Where the system shows none, nothing happens. */
  show(): void {
    this.#leave();
    if (NONE) return;
    const { title, body, silent } = this;
    Notification.#shown.push({ text: { title, body, silent }, held: new WeakRef(this) });
    this.emit('show', {});
  }

  close(): void {
    if (this.#leave()) this.emit('close', { reason: 'applicationHidden' });
  }

  /** The member clicks it: it goes, and the app hears of it. */
  click(): void {
    this.#leave();
    this.emit('click', {});
  }

  /** The member presses one of its buttons. */
  press(actionIndex: number): void {
    if (!this.actions[actionIndex]) throw new Error(`the notification has no button ${actionIndex}`);
    this.#leave();
    this.emit('action', { actionIndex }, actionIndex, -1);
  }

  #leave(): boolean {
    const others = Notification.#shown.filter(({ held }) => held.deref() !== this);
    const wasShown = others.length < Notification.#shown.length;
    Notification.#shown = others;
    return wasShown;
  }
}
