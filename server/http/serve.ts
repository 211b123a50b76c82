import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context, Env, MiddlewareHandler } from 'hono';
import * as z from 'zod';
import { ProblemDocument } from '#shared/http/problem.ts';
import {
  callerProblems,
  commonProblems,
  type ParsedRequestOf,
  parametersOf,
  type Route,
} from '#shared/http/route.ts';

/** The middleware that runs before a route's handler. */
export type GuardsOf<E extends Env> = (route: Route) => MiddlewareHandler<E>[];

/** The handler of a route that answers with JSON. Its request has been parsed. */
type Answer<R extends Route, E extends Env> = (
  c: Context<E>,
  request: ParsedRequestOf<R>,
) => Promise<z.input<R['response']>>;

/** Registers routes of the contract on a router, each with its schemas, its guards, and its part of the OpenAPI document. */
export function serveOn<E extends Env>(router: OpenAPIHono<E>, tag: string, guardsOf: GuardsOf<E>) {
  return {
    /** Registers a route that answers with JSON. */
    json<R extends Route>(route: R, answer: Answer<R, E>): void {
      router.openapi(describe(route, tag, guardsOf(route)), async (c) => {
        const parts = ['param', route.method === 'GET' ? 'query' : 'json'] as const;
        const request = Object.assign({}, ...parts.map((part) => c.req.valid(part as never)));
        return c.json(await answer(c, request), 200);
      });
    },
    /** Registers a route that answers with a stream. */
    stream(route: Route, answer: (c: Context<E>) => Response): void {
      router.openapi(describe(route, tag, guardsOf(route)), answer as (c: Context) => never);
    },
  };
}

/** A route of the contract as `@hono/zod-openapi` takes it. */
function describe(route: Route, tag: string, middleware: MiddlewareHandler[]) {
  const { by, method, path, summary, request, bodyBytesMax, response, stream, answer } = route;
  const names = parametersOf(path);
  const shape: Readonly<Record<string, z.ZodType>> = request.shape;
  const inPath = Object.entries(shape).filter(([name]) => names.includes(name));
  const others = Object.entries(shape).filter(([name]) => !names.includes(name));
  const rest = inPath.length > 0 ? z.strictObject(Object.fromEntries(others)) : request;
  const schema = stream === undefined ? response : z.string();
  return createRoute({
    method: method === 'GET' ? 'get' : 'post',
    path,
    summary,
    tags: [tag],
    ...(by === 'anyone' ? {} : { security: [{ [by]: [] }] }),
    middleware,
    request: {
      ...(inPath.length > 0 ? { params: z.object(Object.fromEntries(inPath)) } : {}),
      ...(method === 'GET' && others.length > 0 ? { query: rest } : {}),
      ...(bodyBytesMax === undefined ? {} : { body: bodyOf(rest) }),
    },
    responses: {
      200: {
        description: answer,
        content: { [stream === undefined ? 'application/json' : 'text/event-stream']: { schema } },
      },
      default: {
        description: `A problem document: ${problemsOf(route).join(', ')}.`,
        content: { 'application/problem+json': { schema: ProblemDocument } },
      },
    },
  });
}

function problemsOf({ by, problems }: Route): string[] {
  return [...new Set([...problems, ...callerProblems[by], ...commonProblems])];
}

/** A request body of JSON that must be there. */
function bodyOf(schema: z.ZodObject) {
  return { required: true, content: { 'application/json': { schema: stoppingEarly(schema) } } } as const;
}

/** Stops checking a list or object at the first part that does not fit. */
const EARLY: z.core.ParseContextInternal<z.core.$ZodIssue> = { abortEarly: true };

/** The same schema, but it stops at the first issue: a hostile body may have a hundred thousand of them. */
function stoppingEarly<T extends z.ZodType>(schema: T): T {
  const early = schema.clone();
  early.safeParseAsync = (value) => schema.safeParseAsync(value, EARLY);
  return early;
}
