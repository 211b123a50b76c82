import { type Caller, isFromApp } from '#electron/bridge/ipc.ts';
import { type EventName, type EventOf, events } from '#shared/host/contract.ts';

interface ListenCall extends Caller {
  readonly sender: { send(channel: string, payload: unknown): void };
}

/** The part of Electron's `ipcMain` by which the page says which events it listens to. */
export interface ListenPort {
  on(channel: string, listener: (event: ListenCall, isListening: unknown) => void): unknown;
}

/**
 * Events that wait for a listener. An invitation, or what a member said to a notification, must not be lost while the page
 * loads; a power event is out of date by then.
 */
const WAITING: ReadonlySet<EventName> = new Set(['link', 'notification']);

/**
 * Brings the contract's events to the page. The page tells on an event's own channel whether it listens to it; events
 * in `WAITING` are kept until it does.
 */
export class EventOutlet {
  readonly #listeners = new Map<EventName, ListenCall['sender']>();
  readonly #waiting: { name: EventName; payload: unknown }[] = [];

  constructor(port: ListenPort) {
    for (const name of Object.keys(events) as EventName[]) {
      port.on(name, (call, isListening) => {
        if (!isFromApp(call)) return;
        if (isListening === true) this.#listen(name, call.sender);
        else this.#listeners.delete(name);
      });
    }
  }

  /** Sends an event. Without a listener it waits if it is in `WAITING`, and is dropped otherwise. */
  send<N extends EventName>(name: N, payload: EventOf<N>): void {
    const listener = this.#listeners.get(name);
    if (listener) listener.send(name, payload);
    else if (WAITING.has(name)) this.#waiting.push({ name, payload });
  }

  /** Forgets all listeners. Called when their document is gone. */
  forget(): void {
    this.#listeners.clear();
  }

  #listen(name: EventName, sender: ListenCall['sender']): void {
    this.#listeners.set(name, sender);
    const due = this.#waiting.filter((event) => event.name === name);
    this.#waiting.splice(0, Infinity, ...this.#waiting.filter((event) => event.name !== name));
    for (const { payload } of due) sender.send(name, payload);
  }
}
