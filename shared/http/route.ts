import * as z from 'zod';
import type { ProblemCode } from './problem.ts';

/** Who may ask: anybody; a device of a member, or the coordinator, each with their token. */
export type Caller = 'anyone' | 'device' | 'coordinator';

/** What the server can be asked, and what it answers. */
export interface Route {
  method: 'GET' | 'POST';
  /** Parameters are written in it by name, in braces. */
  path: `/${string}`;
  by: Caller;
  summary: string;
  /**
   * All that is asked. What the path names goes there; the rest is the query of a GET, and the JSON body of a POST that
   * has one.
   */
  request: z.ZodObject;
  /** The largest body, in bytes; left out where there is none. */
  bodyBytesMax?: number;
  /** What is answered, in words. */
  answer: string;
  /** The JSON that is answered; with `stream`, the data of each server-sent event. */
  response: z.ZodType;
  /** The answer stays open: server-sent events of this name. */
  stream?: string;
  /** The problems that it can be refused with, besides {@link commonProblems} and {@link callerProblems}. */
  problems: ReadonlyArray<ProblemCode>;
}

/** Nothing is asked besides the route itself. */
export const nothing = z.strictObject({});

/** The problems that every request can be refused with. */
export const commonProblems: ReadonlyArray<ProblemCode> = [
  'bad-request',
  'too-large',
  'too-many-requests',
  'upgrade-needed',
  'server-error',
];

/** The problems that a request can be refused with because of its token. */
export const callerProblems: Record<Caller, ReadonlyArray<ProblemCode>> = {
  anyone: [],
  device: ['sign-in-needed', 'device-revoked', 'not-allowed'],
  // The token of a device is refused with `not-allowed`, or with `device-revoked` when the device was signed out.
  coordinator: ['sign-in-needed', 'device-revoked', 'not-allowed'],
};

/** What is asked of a route, before it is parsed. */
export type RequestOf<R extends Route> = z.input<R['request']>;
/** What a route is asked, as its schema reads it. */
export type ParsedRequestOf<R extends Route> = z.output<R['request']>;
export type ResponseOf<R extends Route> = z.output<R['response']>;

/** A request as it is sent. */
export interface HttpRequest {
  method: Route['method'];
  /** Path and query. */
  path: string;
  /** JSON, or null where the route has no body. */
  body: string | null;
}

const PARAMETER = /\{(\w+)\}/g;

/** The names of the parameters in a path. */
export function parametersOf(path: string): string[] {
  return [...path.matchAll(PARAMETER)].map(([, name = '']) => name);
}

/** The path of a route, its parameters filled in. */
export function pathTo({ path }: Pick<Route, 'path'>, parameters: Readonly<Record<string, unknown>>): string {
  return path.replace(PARAMETER, (_, name: string) => encodeURIComponent(String(parameters[name])));
}

/** Makes the HTTP request of a route: fills path, query and body. Values that are undefined are left out. */
export function httpRequest<R extends Route>(route: R, request: RequestOf<R>): HttpRequest {
  const values: Record<string, unknown> = request;
  const parameters = new Set(parametersOf(route.path));
  const path = pathTo(route, values);
  const rest = Object.entries(values).filter(([name, value]) => !parameters.has(name) && value !== undefined);
  if (route.method === 'POST') {
    const hasBody = route.bodyBytesMax !== undefined;
    return { method: 'POST', path, body: hasBody ? JSON.stringify(Object.fromEntries(rest)) : null };
  }
  const query = new URLSearchParams(Object.fromEntries(rest.map(([name, value]) => [name, String(value)])));
  return { method: 'GET', path: rest.length > 0 ? `${path}?${query}` : path, body: null };
}
