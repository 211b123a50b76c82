import fc from 'fast-check';
import * as z from 'zod';
import { fromSchema, JsonSchema } from './from-schema.ts';

const Route = z.object({
  security: z.array(z.record(z.string(), z.array(z.string()))).default([]),
  parameters: z
    .array(z.object({ name: z.string(), in: z.enum(['path', 'query']), schema: JsonSchema }))
    .default([]),
  requestBody: z
    .object({ content: z.object({ 'application/json': z.object({ schema: JsonSchema }) }) })
    .optional(),
  responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()).default({}) })),
});

const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Route)) });

/** A route as the server itself says that it has it. */
export interface DocumentedRoute extends z.infer<typeof Route> {
  method: string;
  path: string;
}

/** No longer: Node itself refuses a request whose head is over 16 KiB, before the server hears of it, and says no more. */
const PARAMETER_MAX = 200;

/** All routes in the server's own document: a new route is among them by itself. */
export function routesIn(document: unknown): DocumentedRoute[] {
  return Object.entries(Document.parse(document).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, route]) => ({ ...route, method: method.toUpperCase(), path })),
  );
}

/** Whether a route is open to the bearers of a kind of token. */
export function isFor({ security }: DocumentedRoute, who: 'device' | 'coordinator'): boolean {
  return security.some((one) => who in one);
}

/** Whether it is answered with a stream, which has no end. */
export function isStream({ responses }: DocumentedRoute): boolean {
  return Object.values(responses).some(({ content }) => 'text/event-stream' in content);
}

/** Requests to a route as its schema wants them, with what is `known` in its place, and what is `odd` here and there. */
export function requestTo(
  { method, path, parameters, requestBody }: DocumentedRoute,
  known: ReadonlyArray<string>,
  odd: fc.Arbitrary<unknown>,
): fc.Arbitrary<{ path: string; json?: unknown }> {
  const values = parameters.map(({ name, in: where, schema }) =>
    fc.tuple(fc.constant({ name, where }), fromSchema(schema, known, odd)),
  );
  const body = requestBody?.content['application/json'].schema;
  return fc
    .tuple(
      fc.tuple(...values),
      body ? fromSchema(body, known, odd) : fc.constant(method === 'POST' ? {} : undefined),
    )
    .map(([given, json]) => {
      const query = new URLSearchParams();
      let filled = path;
      for (const [{ name, where }, value] of given) {
        const whole = typeof value === 'string' ? value : JSON.stringify(value);
        const text = whole.slice(0, PARAMETER_MAX).toWellFormed();
        if (where === 'path') filled = filled.replace(`{${name}}`, () => encodeURIComponent(text) || 'x');
        else query.set(name, text);
      }
      const address = query.size > 0 ? `${filled}?${query}` : filled;
      return json === undefined ? { path: address } : { path: address, json };
    });
}
