import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

type Params = Record<string, unknown>;
interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: Params;
  result?: unknown;
  error?: { message: string };
}

/** A Chrome DevTools Protocol connection over the two pipes of a Chromium that was started by us. */
export class Cdp extends EventEmitter {
  readonly #to: Writable;
  readonly #pending = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  #lastId = 0;

  constructor(to: Writable, from: Readable) {
    super();
    this.#to = to;
    let rest = '';
    from.setEncoding('utf8');
    from.on('data', (text: string) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#receive(JSON.parse(message));
    });
    from.on('close', () => {
      for (const { reject } of this.#pending.values()) reject(new Error('Chromium is gone'));
      this.#pending.clear();
    });
    to.on('error', () => undefined);
  }

  /** Calls a method, of one page when a session is given. Rejects with Chromium's message. */
  async send<R = unknown>(method: string, params: Params = {}, sessionId?: string): Promise<R> {
    const id = ++this.#lastId;
    this.#to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const answer = new Promise<unknown>((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    return (await answer) as R;
  }

  #receive({ id, sessionId, method, params, result, error }: Message): void {
    if (method) this.emit(sessionId ? `${sessionId} ${method}` : method, params);
    const call = id === undefined ? undefined : this.#pending.get(id);
    if (id === undefined || !call) return;
    this.#pending.delete(id);
    if (error) call.reject(new Error(error.message));
    else call.resolve(result);
  }
}
