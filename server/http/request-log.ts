import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';

/**
 * One line per request: method, the route's pattern, status, milliseconds. No address, no token, no body, nothing a
 * member wrote; not the path as sent either, which may hold any of them. A request whose client has gone is logged at
 * the level `debug`.
 */
export function requestLog(log: Logger): MiddlewareHandler {
  return async (c, next) => {
    const startedAt = performance.now();
    await next();
    const ms = Math.round(performance.now() - startedAt);
    const level = c.req.raw.signal.aborted ? 'debug' : 'info';
    log[level]({ method: c.req.method, route: routePath(c, -1), status: c.res.status, ms }, 'request');
  };
}
