import type * as z from 'zod';
import type { Trouble } from '#renderer/store/state.ts';
import { type JoinRequest, JoinResponse, PullResponse, PushResponse } from '#shared/sync/messages.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { ProblemDocument, problemCode } from '#shared/sync/problem.ts';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '#shared/sync/versions.ts';

/** A request that did not bring what was asked. */
export class ServerTrouble extends Error {
  readonly code: Trouble;
  /** How long the server asked to wait, in milliseconds. */
  readonly retryAfterMs: number | null;
  /** With `resync`: the server's epoch. */
  readonly epoch: string | null;

  constructor(code: Trouble, options: { retryAfterMs?: number; epoch?: string; cause?: unknown } = {}) {
    super(`server: ${code}`, { cause: options.cause });
    this.name = 'ServerTrouble';
    this.code = code;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.epoch = options.epoch ?? null;
  }
}

/** The NPO's server, as the app speaks to it. Every answer is parsed; trouble is thrown as {@link ServerTrouble}. */
export interface Api {
  push(epoch: string, ops: ReadonlyArray<Operation>): Promise<z.infer<typeof PushResponse>>;
  pull(epoch: string, cursor: number, limit: number): Promise<z.infer<typeof PullResponse>>;
  /** The stream of nudges; ends when `signal` does. */
  events(signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

/** A request that has not answered after this long is given up. */
const TIMEOUT_MS = 30_000;

export interface Connection {
  /** The server's origin. */
  server: string;
  token: string | null;
  /** Ends every request that is under way. */
  signal?: AbortSignal;
}

/** Takes up an invitation. */
export function join(server: string, body: JoinRequest): Promise<z.infer<typeof JoinResponse>> {
  return post({ server, token: null }, '/v1/join', body, JoinResponse);
}

/** The server behind a connection. */
export function createApi(connection: Connection): Api {
  return {
    push: (epoch, ops) => post(connection, '/v1/sync/push', { epoch, ops }, PushResponse),
    pull: (epoch, cursor, limit) =>
      read(
        connection,
        `/v1/sync/pull?${new URLSearchParams({ epoch, cursor: String(cursor), limit: String(limit) })}`,
        {},
        PullResponse,
      ),
    events: async (signal) => {
      const response = await send(connection, '/v1/sync/events', { signal });
      if (!response.body) throw new ServerTrouble('unreadable-answer');
      return response.body;
    },
  };
}

function post<S extends z.ZodType>(connection: Connection, path: string, body: unknown, schema: S) {
  return read(
    connection,
    path,
    { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
    schema,
  );
}

async function read<S extends z.ZodType>(
  connection: Connection,
  path: string,
  init: RequestInit,
  schema: S,
): Promise<z.infer<S>> {
  const response = await send(connection, path, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  let body: unknown;
  try {
    body = await response.json();
  } catch (cause) {
    // An answer that was cut off on its way is no answer.
    throw new ServerTrouble(cause instanceof SyntaxError ? 'unreadable-answer' : 'unreachable', { cause });
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ServerTrouble('unreadable-answer', { cause: parsed.error });
  return parsed.data;
}

async function send(connection: Connection, path: string, init: RequestInit): Promise<Response> {
  const { server, token, signal } = connection;
  const signals = [init.signal, signal].filter((one) => one != null);
  const headers = new Headers(init.headers);
  headers.set(PROTOCOL_HEADER, String(PROTOCOL_VERSION));
  if (token) headers.set('authorization', `Bearer ${token}`);
  let response: Response;
  try {
    response = await fetch(server + path, {
      ...init,
      headers,
      signal: AbortSignal.any(signals),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    });
  } catch (cause) {
    throw new ServerTrouble('unreachable', { cause });
  }
  if (response.ok) return response;
  throw await toTrouble(response);
}

async function toTrouble(response: Response): Promise<ServerTrouble> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const wait = Number.isFinite(retryAfter) ? { retryAfterMs: retryAfter * 1_000 } : {};
  const document = ProblemDocument.safeParse(await response.json().catch(() => null));
  const code = document.success ? problemCode(document.data.type) : null;
  if (code) {
    const epoch = document.data?.epoch;
    return new ServerTrouble(code, { ...wait, ...(epoch ? { epoch } : {}) });
  }
  // Something else answered in the server's place, or it is overloaded.
  const byStatus: Partial<Record<number, Trouble>> = {
    413: 'too-large',
    429: 'too-many-requests',
    503: 'server-error',
  };
  return new ServerTrouble(byStatus[response.status] ?? 'unreadable-answer', wait);
}
