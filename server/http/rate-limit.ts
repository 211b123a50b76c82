import { getConnInfo } from '@hono/node-server/conninfo';
import type { MiddlewareHandler } from 'hono';
import { rateLimiter } from 'hono-rate-limiter';
import { Problem } from './problem.ts';

/** Lets an address fail only `limit` times within `windowMs`; what succeeds does not count. */
export function failureLimit(limit: number, windowMs: number): MiddlewareHandler {
  return rateLimiter({
    windowMs,
    limit,
    skipSuccessfulRequests: true,
    standardHeaders: false,
    keyGenerator: (c) => getConnInfo(c).remote.address ?? 'unknown',
    handler: () => {
      throw new Problem('too-many-requests', { retryAfter: Math.ceil(windowMs / 1000) });
    },
  });
}
