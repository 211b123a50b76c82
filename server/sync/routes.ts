import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import * as z from 'zod';
import { memberRoute } from '#server/auth/member-route.ts';
import type { MemberEnv } from '#server/auth/sign-in.ts';
import { answers, body, newRouter, problemAnswer } from '#server/http/openapi.ts';
import type { Npo } from '#server/npo.ts';
import { passOn } from '#server/relay/refresh.ts';
import { PUSH_BYTES_MAX } from '#shared/sync/limits.ts';
import {
  DigestResponse,
  EpochQuery,
  PullQuery,
  PullResponse,
  PushRequest,
  PushResponse,
  RecentResponse,
  ReuploadRequest,
  ReuploadResponse,
} from '#shared/sync/messages.ts';
import { digest } from './digest.ts';
import { streamNudges } from './events.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { recent } from './recent.ts';
import { reupload } from './reupload.ts';

const security = [{ device: [] }];
const tags = ['sync'];

/** Push, pull, nudges, and what makes a start or a new start, for the devices of members. */
export function syncRoutes(npo: Npo): OpenAPIHono<MemberEnv> {
  const router = newRouter<MemberEnv>();
  const { asking, sending, listening } = memberRoute(npo);

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/sync/push',
      summary: "Applies operations to the member's space.",
      tags,
      security,
      middleware: sending(PUSH_BYTES_MAX),
      request: { body: body(PushRequest) },
      responses: answers('One result for each operation, in order.', PushResponse),
    }),
    async (c) => {
      const { response, changed } = await push(npo, c.var.device, c.req.valid('json'));
      await passOn(npo, changed);
      return c.json(response, 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/sync/pull',
      summary: 'One page of what changed after the cursor.',
      tags,
      security,
      middleware: asking,
      request: { query: PullQuery },
      responses: answers('Records in order of sequence.', PullResponse),
    }),
    async (c) => c.json(await pull(npo, c.var.device, c.req.valid('query')), 200),
  );

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/sync/recent',
      summary: 'What changed last: enough for a first picture.',
      tags,
      security,
      middleware: asking,
      request: { query: EpochQuery },
      responses: answers('Records, the newest first.', RecentResponse),
    }),
    async (c) => c.json(await recent(npo, c.var.device, c.req.valid('query')), 200),
  );

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/sync/digest',
      summary: 'What tells a device whether it has the same as the server.',
      tags,
      security,
      middleware: asking,
      request: { query: EpochQuery },
      responses: answers('A digest of each table.', DigestResponse),
    }),
    async (c) => c.json(await digest(npo, c.var.device, c.req.valid('query')), 200),
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/sync/reupload',
      summary: 'Takes in what a device holds from before the space was set back.',
      tags,
      security,
      middleware: sending(PUSH_BYTES_MAX),
      request: { body: body(ReuploadRequest) },
      responses: answers(
        'Each record as it is now, or null where there is no place for it.',
        ReuploadResponse,
      ),
    }),
    async (c) => {
      const { response, changed } = await reupload(npo, c.var.device, c.req.valid('json'));
      await passOn(npo, changed);
      return c.json(response, 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/sync/events',
      summary: 'Server-sent events named `nudge`: there is something new.',
      tags,
      security,
      middleware: listening,
      responses: {
        200: {
          description: 'A stream; the data of each event is `{"seq": number}`.',
          content: { 'text/event-stream': { schema: z.string() } },
        },
        default: problemAnswer,
      },
    }),
    (c) => {
      const { device } = c.var;
      // Proxies must not hold events back until there are enough of them.
      c.header('X-Accel-Buffering', 'no');
      // Answered like a GET, it would be a stream that nobody reads and nobody ends.
      if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
      return streamSSE(c, (stream) => streamNudges(npo, device, stream));
    },
  );

  return router;
}
