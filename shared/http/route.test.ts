import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { routes } from './contract.ts';
import { officeRoutes } from './office.ts';
import { httpRequest, parametersOf, pathTo, type Route } from './route.ts';

const all = Object.entries<Route>({ ...routes, ...officeRoutes });

describe('a route of the contract', () => {
  test.each(all)('%s names its parameters in what is asked', (_, { path, request }) => {
    expect(Object.keys(request.shape)).toEqual(expect.arrayContaining(parametersOf(path)));
  });

  test.each(all)('%s has a body only where there is something to say, and never with GET', (_, route) => {
    const { method, path, request, bodyBytesMax } = route;
    const besides = Object.keys(request.shape).filter((name) => !parametersOf(path).includes(name));
    expect(bodyBytesMax !== undefined).toBe(method === 'POST' && besides.length > 0);
  });

  test('is there once', () => {
    const addresses = all.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});

describe('a request', () => {
  const post = {
    method: 'POST',
    path: '/things/{id}/part',
    by: 'anyone',
    summary: '',
    request: z.strictObject({ id: z.string(), note: z.string().optional(), count: z.number() }),
    bodyBytesMax: 1_000,
    answer: '',
    response: z.null(),
    problems: [],
  } as const satisfies Route;

  test('has what the path names in the path, whatever is in it, and the rest in the body', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.string(),
        fc.integer(),
        (id, note, count) => {
          const { path, body } = httpRequest(post, { id, note, count });
          const [, things, part, last] = path.split('/');
          expect([things, decodeURIComponent(part ?? ''), last]).toEqual(['things', id, 'part']);
          expect(JSON.parse(body ?? '')).toEqual({ note, count });
        },
      ),
    );
  });

  test('leaves out what is undefined', () => {
    expect(httpRequest(post, { id: 'a', note: undefined, count: 1 }).body).toBe('{"count":1}');
    const asked = { epoch: 'e', cursor: 3, mark: undefined };
    expect(httpRequest(routes.pull, asked)).toEqual({
      method: 'GET',
      path: `${routes.pull.path}?epoch=e&cursor=3`,
      body: null,
    });
  });

  test('without anything to say has neither query nor body', () => {
    expect(httpRequest(routes.readKeys, {})).toEqual({
      method: 'GET',
      path: routes.readKeys.path,
      body: null,
    });
    expect(httpRequest(routes.revokeDevice, { id: 'a b' })).toEqual({
      method: 'POST',
      path: pathTo(routes.revokeDevice, { id: 'a b' }),
      body: null,
    });
  });
});
