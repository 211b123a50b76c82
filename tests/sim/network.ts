import { gunzipSync, gzipSync } from 'node:zlib';
import { ProblemError, problemResponse } from '#server/http/problem.ts';
import { PULL_LIMIT_MAX, PUSH_OPS_MAX } from '#shared/sync/limits.ts';
import type { Computer } from './computer.ts';
import type { Fault, Step } from './schedule.ts';
import type { SimServer } from './server.ts';

/** An answer as the device reads it. */
export interface Answer {
  path: string;
  query: URLSearchParams;
  status: number;
  body: unknown;
  /** False when the server gave it, but the device never gets it. */
  hasArrived: boolean;
}

interface Straggler {
  /** After how many more steps it arrives. */
  wait: number;
  deliver(): Promise<void>;
}

/** The way between devices and server, with everything that goes wrong there. */
export class Network {
  /** How often each fault has happened. */
  readonly counts: Partial<Record<Fault['kind'], number>> = {};
  /** How many records one page holds, and how many operations or records one request. */
  pageMax = PULL_LIMIT_MAX;
  batchMax = PUSH_OPS_MAX;
  readonly #server: SimServer;
  readonly #onAnswer: (computer: Computer, answer: Answer) => void;
  readonly #onMeanwhile: (steps: ReadonlyArray<Step>) => Promise<void>;
  #stragglers: Straggler[] = [];

  constructor(
    server: SimServer,
    onAnswer: (computer: Computer, answer: Answer) => void,
    onMeanwhile: (steps: ReadonlyArray<Step>) => Promise<void>,
  ) {
    this.#server = server;
    this.#onAnswer = onAnswer;
    this.#onMeanwhile = onMeanwhile;
  }

  /** What one round of sync sends its requests with: the faults strike them by their number. */
  connection(computer: Computer, faults: ReadonlyArray<Fault>) {
    let count = 0;
    return (address: string, init: RequestInit): Promise<Response> => {
      const at = count++;
      return this.#carry(computer, address, init, faults.find((fault) => fault.at === at) ?? null);
    };
  }

  /** One more step has passed: requests that were under way for long enough arrive. */
  async passStep(): Promise<void> {
    for (const straggler of this.#stragglers) straggler.wait--;
    await this.#deliverWhere(({ wait }) => wait <= 0);
  }

  /** Whatever is still under way arrives. */
  deliverAll(): Promise<void> {
    return this.#deliverWhere(() => true);
  }

  async #deliverWhere(isDue: (straggler: Straggler) => boolean): Promise<void> {
    const due = this.#stragglers.filter(isDue);
    this.#stragglers = this.#stragglers.filter((straggler) => !isDue(straggler));
    for (const { deliver } of due) await deliver();
  }

  async #carry(
    computer: Computer,
    address: string,
    init: RequestInit,
    fault: Fault | null,
  ): Promise<Response> {
    const { power } = computer;
    if (power.isOff) power.cut();
    const { pathname: path, searchParams: query } = new URL(address);
    const ask = async (hasArrived: boolean): Promise<Response> => {
      const response = await this.#ask(address, init);
      const text = await response.text();
      this.#onAnswer(computer, { path, query, status: response.status, body: JSON.parse(text), hasArrived });
      return new Response(text, { status: response.status, headers: response.headers });
    };
    const later = (): void => {
      const wait = fault && 'later' in fault ? (fault.later ?? 1) : 1;
      this.#stragglers.push({ wait, deliver: () => ask(false).then(() => {}) });
    };
    if (!fault) return ask(true);
    this.counts[fault.kind] = (this.counts[fault.kind] ?? 0) + 1;
    switch (fault.kind) {
      case 'lost-request':
        throw new TypeError('the request was lost');
      case 'lost-answer':
        await ask(false);
        throw new TypeError('the answer was lost');
      case 'twice':
        await ask(false);
        return ask(true);
      case 'late':
        later();
        throw new TypeError('given up waiting');
      case 'late-again':
        later();
        return ask(true);
      case 'cut-in-half': {
        const whole = await ask(false);
        const text = await whole.text();
        return new Response(text.slice(0, text.length / 2), whole);
      }
      case 'busy':
        return new Response('busy', { status: 503, headers: { 'retry-after': '1' } });
      case 'crash-before':
        return power.cut();
      case 'crash-after':
        await ask(false);
        return power.cut();
      case 'meanwhile': {
        if (fault.when === 'before') await this.#onMeanwhile(fault.steps);
        const answer = ask(true);
        if (fault.when === 'during') await this.#onMeanwhile(fault.steps);
        const arrived = await answer;
        if (fault.when === 'after') await this.#onMeanwhile(fault.steps);
        return arrived;
      }
    }
  }

  /**
   * Asks the server, unless the request is larger than what the network lets pass at once, which may be less than the
   * server takes.
   */
  #ask(address: string, { signal: _, ...init }: RequestInit): Promise<Response> {
    const url = new URL(address);
    if (url.searchParams.has('limit')) url.searchParams.set('limit', String(this.pageMax));
    const request = unpacked(init);
    const { ops, records } = typeof request.body === 'string' ? JSON.parse(request.body) : {};
    const isTooLarge = (ops ?? records ?? []).length > this.batchMax;
    return isTooLarge
      ? Promise.resolve(problemResponse(new ProblemError('too-large')))
      : this.#server.fetch(url.href, request);
  }
}

/**
 * A request with its body unpacked. Packing and unpacking happen on threads of their own, so their time varies from run
 * to run: here they take none.
 */
function unpacked(init: RequestInit): RequestInit {
  if (!(init.body instanceof ArrayBuffer)) return init;
  const headers = new Headers(init.headers);
  headers.delete('content-encoding');
  return { ...init, headers, body: gunzipSync(init.body).toString() };
}

class PackingAtOnce extends TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  constructor() {
    const pieces: Uint8Array[] = [];
    super({
      transform: (piece) => {
        pieces.push(piece);
      },
      flush: (controller) => controller.enqueue(new Uint8Array(gzipSync(Buffer.concat(pieces)))),
    });
  }
}
globalThis.CompressionStream = PackingAtOnce;
