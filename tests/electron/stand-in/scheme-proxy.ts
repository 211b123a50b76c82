import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

type Handler = (request: Request) => Response | Promise<Response>;

/*
 * Plain Chromium gives a scheme it does not know an opaque origin: no storage, no 'self'. So `app://kotsukotsu`
 * stands for `http://kotsukotsu.app.localhost`, which has all an origin has (a secure context too, being local).
 * The translation happens outside the page, in the proxy all its requests go through; a server therefore sees the
 * true `Origin: app://kotsukotsu`, and Chromium's own checks (CORS and its preflights, CSP, streams) stay real.
 */

/** The address in Chromium of an address of a custom scheme; others are unchanged. */
export function toChromium(address: string): string {
  return address.replace(/^(?!https?:|file:)([a-z][\w-]*):\/\/([\w-]+)/, 'http://$2.$1.localhost');
}

/** The address of a custom scheme behind an address in Chromium; others are unchanged. */
export function fromChromium(address: string): string {
  return address.replace(/^http:\/\/([\w-]+)\.([\w-]+)\.localhost(?=\/|$)/, '$2://$1');
}

/** Serves custom schemes by their handlers, passes on what goes to this computer, and refuses all else. */
export class SchemeProxy {
  readonly #handlers: ReadonlyMap<string, Handler>;
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch(() => response.destroy());
  });

  constructor(handlers: ReadonlyMap<string, Handler>) {
    this.#handlers = handlers;
    // What is asked of https never leaves: tests do not depend on the world.
    this.#server.on('connect', (_request, socket) => socket.destroy());
  }

  /** Starts, on a free port of this computer, which is answered. */
  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '');
    const address = fromChromium(url.href);
    const handler = this.#handlers.get(new URL(address).protocol.slice(0, -1));
    if (handler) return this.#serve(handler, address, request, response);
    if (['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) return this.#pass(url, request, response);
    response.writeHead(502).end();
  }

  async #serve(handler: Handler, address: string, request: IncomingMessage, response: ServerResponse) {
    const answer = await handler(new Request(address, { method: request.method ?? 'GET' }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (answer.body) Readable.fromWeb(answer.body as never).pipe(response);
    else response.end();
  }

  #pass(url: URL, request: IncomingMessage, response: ServerResponse): void {
    const headers = { ...request.headers };
    if (headers.origin) headers.origin = fromChromium(headers.origin);
    const onward = forward(url, { method: request.method ?? 'GET', headers }, (answer) => {
      const allowed = answer.headers['access-control-allow-origin'];
      if (allowed && allowed !== '*') answer.headers['access-control-allow-origin'] = toChromium(allowed);
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    // A server that is down is a failed request, not an answer of the proxy.
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  }
}
