import type { SyncErrorCode } from '#renderer/store/state.ts';
import { ProblemDocument, problemCode } from '#shared/http/problem.ts';
import { httpRequest, type RequestOf, type ResponseOf, type Route } from '#shared/http/route.ts';
import { PUSH_BYTES_MAX } from '#shared/sync/limits.ts';
import { byteLength } from '#shared/sync/operation.ts';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '#shared/sync/versions.ts';

/** A request that failed: it got no answer, an unreadable one, or a problem. */
export class ServerError extends Error {
  readonly code: SyncErrorCode;
  /** How long the server asked to wait, in milliseconds. */
  readonly retryAfterMs: number | null;
  /** With `resync`: the server's epoch. */
  readonly epoch: string | null;

  constructor(code: SyncErrorCode, options: { retryAfterMs?: number; epoch?: string; cause?: unknown } = {}) {
    super(`server: ${code}`, { cause: options.cause });
    this.name = 'ServerError';
    this.code = code;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.epoch = options.epoch ?? null;
  }
}

/** How the app reaches a server. */
export interface Connection {
  /** The server's origin. */
  server: string;
  token: string | null;
  /** Ends every request that is under way. */
  signal?: AbortSignal | undefined;
  /** In place of the browser's `fetch`. */
  fetch?: (address: string, init: RequestInit) => Promise<Response>;
}

/** A request is aborted when nothing has come for this long, before the answer or within it. */
const SILENCE_MAX_MS = 30_000;
/** A body smaller than this is not worth packing. */
const PACK_FROM_LENGTH = 1_024;

/**
 * Sends a request to a route of the HTTP contract, and parses the answer. A large body is packed with gzip.
 * @throws ServerError
 */
export async function ask<R extends Route>(
  connection: Connection,
  route: R,
  request: RequestOf<R>,
): Promise<ResponseOf<R>> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MAX_MS);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE_MAX_MS);
  };
  try {
    const { method, path, body } = httpRequest(route, request);
    const init = body === null ? {} : await jsonBody(body);
    const response = await send(connection, path, { method, ...init, signal: silence.signal });
    heard();
    const parsed = route.response.safeParse(parseJson(await readText(response, heard)));
    if (!parsed.success) throw new ServerError('unreadable-answer', { cause: parsed.error });
    return parsed.data as ResponseOf<R>;
  } finally {
    clearTimeout(timer);
  }
}

/** Opens a stream of the contract; it ends when `signal` does. @throws ServerError */
export async function openStream<R extends Route>(
  connection: Connection,
  route: R,
  request: RequestOf<R>,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const { method, path } = httpRequest(route, request);
  const { body } = await send(connection, path, { method, signal });
  if (!body) throw new ServerError('unreadable-answer');
  return body;
}

/** One request, with the answer's body still to come. @throws ServerError when the answer is not the wanted one */
async function send(connection: Connection, path: string, init: RequestInit): Promise<Response> {
  const { server, token, signal, fetch: go = fetch } = connection;
  const signals = [init.signal, signal].filter((one) => one != null);
  const headers = new Headers(init.headers);
  headers.set(PROTOCOL_HEADER, String(PROTOCOL_VERSION));
  if (token) headers.set('authorization', `Bearer ${token}`);
  let response: Response;
  try {
    response = await go(server + path, {
      ...init,
      headers,
      signal: AbortSignal.any(signals),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    });
  } catch (cause) {
    throw new ServerError('unreachable', { cause });
  }
  if (response.ok) return response;
  throw await toServerError(response);
}

async function jsonBody(json: string): Promise<RequestInit> {
  const headers = { 'content-type': 'application/json' };
  if (json.length < PACK_FROM_LENGTH) return { headers, body: json };
  const packed = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'));
  // Whole before it is sent: a body that is still a stream needs HTTP/2 in browsers.
  const body = await new Response(packed).arrayBuffer();
  return { headers: { ...headers, 'content-encoding': 'gzip' }, body };
}

/** The text of an answer; `heard` is called whenever a piece of it arrives. */
async function readText(response: Response, heard: () => void): Promise<string> {
  const pieces: string[] = [];
  const decoder = new TextDecoder();
  try {
    const reader = response.body?.getReader();
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
      heard();
      pieces.push(decoder.decode(piece.value, { stream: true }));
    }
  } catch (cause) {
    // An answer that was cut off on its way is no answer.
    throw new ServerError('unreachable', { cause });
  }
  return pieces.join('') + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ServerError('unreadable-answer', { cause });
  }
}

async function toServerError(response: Response): Promise<ServerError> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const wait = Number.isFinite(retryAfter) ? { retryAfterMs: retryAfter * 1_000 } : {};
  const document = ProblemDocument.safeParse(await response.json().catch(() => null));
  const code = document.success ? problemCode(document.data.type) : null;
  if (code) {
    const epoch = document.data?.epoch;
    return new ServerError(code, { ...wait, ...(epoch ? { epoch } : {}) });
  }
  // Something else answered in the server's place, or it is overloaded.
  const byStatus: Partial<Record<number, SyncErrorCode>> = {
    413: 'too-large',
    429: 'too-many-requests',
    503: 'server-error',
  };
  return new ServerError(byStatus[response.status] ?? 'unreadable-answer', wait);
}

/** Room for the rest of the body, around the items that are sent. */
const ENVELOPE_BYTES = 1_024;

/** The result of sending several items: those that the server took, with its answer; or one that it will never take. */
export type Fitted<T, A> =
  | { sent: ReadonlyArray<T>; answer: A }
  | { unfit: T; why: 'bad-request' | 'too-large' };

/**
 * Sends as many of the items as the server takes at once, from the first on: what it cannot take as a whole is halved,
 * until it goes or the first stands alone. So one item that cannot be sent blocks no other (I6).
 * @param items at least one
 * @throws ServerError other than `bad-request` and `too-large`
 */
export async function sendFitting<T, A>(
  items: ReadonlyArray<T>,
  send: (items: ReadonlyArray<T>) => Promise<A>,
): Promise<Fitted<T, A>> {
  try {
    return { sent: items, answer: await send(items) };
  } catch (error) {
    const why = error instanceof ServerError ? error.code : null;
    const [first] = items;
    if ((why !== 'bad-request' && why !== 'too-large') || first === undefined) throw error;
    if (items.length === 1) return { unfit: first, why };
    return sendFitting(items.slice(0, Math.ceil(items.length / 2)), send);
  }
}

/**
 * The first of the items, as many as fit into one request together; one at least, where there is one.
 * @param sentAs what is sent of an item
 */
export function firstFitting<T>(items: ReadonlyArray<T>, sentAs: (item: T) => unknown): T[] {
  let bytes = 0;
  const end = items.findIndex((item, index) => {
    // With the comma after it.
    bytes += byteLength(JSON.stringify(sentAs(item))) + 1;
    return index > 0 && bytes > PUSH_BYTES_MAX - ENVELOPE_BYTES;
  });
  return items.slice(0, end === -1 ? items.length : end);
}
