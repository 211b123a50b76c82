import { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from 'hono';
import type * as z from 'zod';
import { ProblemDocument } from '#shared/sync/problem.ts';
import { ProblemError } from './problem.ts';

/** A router whose requests are checked against their schemas: what does not fit is a `bad-request`. */
export function newRouter<E extends Env = Env>(): OpenAPIHono<E> {
  return new OpenAPIHono<E>({
    defaultHook: (result) => {
      if (result.success) return;
      const [issue] = result.error.issues;
      const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
      throw new ProblemError('bad-request', {
        detail: `${where}${issue?.message ?? 'not as expected'}`.slice(0, 500),
      });
    },
  });
}

/** A request body of JSON that must be there. */
export function body<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema: stoppingEarly(schema) } } } as const;
}

/** A list or object is read on only as long as everything in it fits. */
const EARLY: z.core.ParseContextInternal<z.core.$ZodIssue> = { abortEarly: true };

/**
 * The same schema, but for what it does with a body that does not fit: it looks for one reason, and not for each of the
 * hundred thousand that somebody may have put into it.
 */
function stoppingEarly<T extends z.ZodType>(schema: T): T {
  const early = schema.clone();
  early.safeParseAsync = (value) => schema.safeParseAsync(value, EARLY);
  return early;
}

/** The answers of a route: JSON of one schema, or a problem document. */
export function answers<T extends z.ZodType>(description: string, schema: T) {
  return {
    200: { description, content: { 'application/json': { schema } } },
    default: problemAnswer,
  } as const;
}

export const problemAnswer = {
  description: 'A problem document.',
  content: { 'application/problem+json': { schema: ProblemDocument } },
} as const;
