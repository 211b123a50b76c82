import type { OpenAPIHono } from '@hono/zod-openapi';
import { sql } from 'drizzle-orm';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { APP_ORIGIN } from '#shared/host/app-origin.ts';
import { routes } from '#shared/http/contract.ts';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '#shared/sync/versions.ts';
import { authRoutes } from './auth/routes.ts';
import type { ServerConfig } from './config.ts';
import { isUnavailable } from './db/errors.ts';
import { ProblemError, problemResponse } from './http/problem.ts';
import { protocolFloor } from './http/protocol.ts';
import { requestLog } from './http/request-log.ts';
import { newRouter } from './http/router.ts';
import { serveOn } from './http/serve.ts';
import { keyRoutes } from './keys/routes.ts';
import type { Npo } from './npo.ts';
import { coordinatorRoutes } from './relay/routes.ts';
import { syncRoutes } from './sync/routes.ts';

const RETRY_AFTER_SECONDS = 5;

/**
 * The NPO server as a function from request to response.
 * @param allowedOrigins web pages that may call it, besides the app in its shell
 * @param proxies how many proxies stand in front of it
 */
export function createApp(
  npo: Npo,
  { allowedOrigins, proxies }: Pick<ServerConfig, 'allowedOrigins' | 'proxies'> = {
    allowedOrigins: [],
    proxies: 0,
  },
): OpenAPIHono {
  const app = newRouter();
  app.use(requestLog(npo.log));
  app.use(
    cors({
      origin: [APP_ORIGIN, ...allowedOrigins],
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['authorization', 'content-type', 'content-encoding', PROTOCOL_HEADER],
      exposeHeaders: ['retry-after'],
      maxAge: 86_400,
    }),
  );
  app.use(compress());
  app.use('/v1/*', protocolFloor);

  serveOn(app, 'server', () => []).json(routes.health, async () => {
    await npo.db.execute(sql`select 1`);
    return { ok: true as const };
  });
  app.route('/', authRoutes(npo, proxies));
  app.route('/', keyRoutes(npo));
  app.route('/', syncRoutes(npo));
  app.route('/', coordinatorRoutes(npo));

  for (const who of ['device', 'coordinator']) {
    app.openAPIRegistry.registerComponent('securitySchemes', who, { type: 'http', scheme: 'bearer' });
  }
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Kotsukotsu NPO server', version: String(PROTOCOL_VERSION) },
  });

  app.notFound(() => problemResponse(new ProblemError('not-found')));
  app.onError((error) => {
    const problem = toProblemError(error);
    if (problem.code === 'server-error') npo.log.error({ err: error }, 'request failed');
    return problemResponse(problem);
  });
  return app;
}

function toProblemError(error: Error): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof HTTPException && error.status < 500) {
    return new ProblemError('bad-request', { detail: error.message });
  }
  return new ProblemError('server-error', isUnavailable(error) ? { retryAfter: RETRY_AFTER_SECONDS } : {});
}
