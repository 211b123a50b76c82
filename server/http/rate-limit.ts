import type { Context, MiddlewareHandler } from 'hono';
import { rateLimiter } from 'hono-rate-limiter';
import { ProblemError } from './problem.ts';

/**
 * Lets whatever `keyOf` names in a request fail only `limit` times within `windowMs`; what succeeds does not count, and
 * what it names nothing in is let through.
 */
export function failureLimit(
  limit: number,
  windowMs: number,
  keyOf: (c: Context) => string | null | Promise<string | null>,
): MiddlewareHandler {
  return rateLimiter({
    windowMs,
    limit,
    skipSuccessfulRequests: true,
    standardHeaders: false,
    skip: async (c) => (await keyOf(c)) === null,
    keyGenerator: async (c) => (await keyOf(c)) ?? '',
    handler: () => {
      throw new ProblemError('too-many-requests', { retryAfter: Math.ceil(windowMs / 1000) });
    },
  });
}
