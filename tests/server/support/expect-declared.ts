import { expect } from 'vitest';
import { routes } from '#shared/http/contract.ts';
import { officeRoutes } from '#shared/http/office.ts';
import { problemCode } from '#shared/http/problem.ts';
import { callerProblems, commonProblems, type Route } from '#shared/http/route.ts';

const patterns = Object.values<Route>({ ...routes, ...officeRoutes }).map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`),
}));

/** A route of the contract that was refused answered with a problem that the contract names for it. */
export function expectDeclared(method: string, url: string, problem: { type?: string } | null): void {
  const { pathname } = new URL(url);
  const found = patterns.find(({ route, pattern }) => route.method === method && pattern.test(pathname));
  const code = problemCode(problem?.type ?? '');
  if (!found || !code) return;
  const { by, problems } = found.route;
  expect([...problems, ...callerProblems[by], ...commonProblems], `${method} ${pathname}`).toContain(code);
}
