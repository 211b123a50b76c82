import { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from 'hono';
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
