import type { OpenAPIHono } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { memberGuards } from '#server/auth/member-guards.ts';
import type { MemberEnv } from '#server/auth/sign-in.ts';
import { newRouter } from '#server/http/router.ts';
import { serveOn } from '#server/http/serve.ts';
import type { Npo } from '#server/npo.ts';
import { passOn } from '#server/relay/refresh.ts';
import { routes } from '#shared/http/contract.ts';
import { digest } from './digest.ts';
import { streamNudges } from './events.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { recent } from './recent.ts';
import { reupload } from './reupload.ts';

/** The routes of sync, for the devices of members. */
export function syncRoutes(npo: Npo): OpenAPIHono<MemberEnv> {
  const router = newRouter<MemberEnv>();
  const serve = serveOn(router, 'sync', memberGuards(npo));
  serve.json(routes.push, async (c, request) => {
    const { response, changed } = await push(npo, c.var.device, request);
    await passOn(npo, changed);
    return response;
  });
  serve.json(routes.pull, (c, request) => pull(npo, c.var.device, request));
  serve.json(routes.recent, (c, request) => recent(npo, c.var.device, request));
  serve.json(routes.digest, (c, request) => digest(npo, c.var.device, request));
  serve.json(routes.reupload, async (c, request) => {
    const { response, changed } = await reupload(npo, c.var.device, request);
    await passOn(npo, changed);
    return response;
  });
  serve.stream(routes.events, (c) => {
    const { device } = c.var;
    // Proxies must not buffer the events.
    c.header('X-Accel-Buffering', 'no');
    // Answered like a GET, it would be a stream that nobody reads and nobody ends.
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
    return streamSSE(c, (stream) => streamNudges(npo, device, stream));
  });
  return router;
}
