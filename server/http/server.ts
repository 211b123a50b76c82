import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/** Longer than a proxy in front keeps its connections (60 s in most): it never asks on one that is just being closed. */
const IDLE_MS = 65_000;
/** A connection with an open request that is silent for this long is dead: nudge streams send something more often. */
const STILL_MS = 120_000;

type Answer = (request: Request, env: object) => Response | Promise<Response>;

/**
 * The HTTP server, not listening yet.
 * @param requestMs milliseconds in which a request has to arrive, body and all; else it is answered 408 and cut
 */
export function newHttpServer(answer: Answer, requestMs: number): Server {
  const http = createServer(
    {
      keepAliveTimeout: IDLE_MS,
      headersTimeout: requestMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: Math.ceil(requestMs / 4),
    },
    getRequestListener(answer),
  );
  http.timeout = STILL_MS;
  return http;
}
