import type { Context, MiddlewareHandler } from 'hono';
import { rateLimiter } from 'hono-rate-limiter';
import { ProblemError } from './problem.ts';

/**
 * Middleware that limits failed requests to `limit` within `windowMs` for each key that `keyOf` finds in them.
 * Successful requests do not count; requests without a key (null) always pass.
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
