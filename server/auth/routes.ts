import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { jsonBody } from '#server/http/body.ts';
import { answers, body, newRouter } from '#server/http/openapi.ts';
import { failureLimit } from '#server/http/rate-limit.ts';
import type { Npo } from '#server/npo.ts';
import { MINUTE_MS } from '#shared/domain/instant.ts';
import { DeviceList, JoinRequest, JoinResponse } from '#shared/sync/messages.ts';
import { listDevices } from './devices.ts';
import { join } from './join.ts';
import { type MemberEnv, memberOnly } from './sign-in.ts';

/** Failed attempts to join that one address has in a minute; a guess at a code is right once in 10^18. */
const JOIN_FAILURES_MAX = 20;
const JOIN_BYTES_MAX = 8 * 1024;

/** Joining, and the devices that did. */
export function authRoutes(npo: Npo): OpenAPIHono<MemberEnv> {
  const router = newRouter<MemberEnv>();

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/join',
      summary: 'Takes up an invitation with a token that the device made itself.',
      tags: ['devices'],
      middleware: [failureLimit(JOIN_FAILURES_MAX, MINUTE_MS), jsonBody(JOIN_BYTES_MAX)],
      request: { body: body(JoinRequest) },
      responses: answers('The device is signed in.', JoinResponse),
    }),
    async (c) => c.json(await join(npo, c.req.valid('json')), 200),
  );

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/devices',
      summary: 'The devices of the member who asks.',
      tags: ['devices'],
      security: [{ device: [] }],
      middleware: [memberOnly(npo)],
      responses: answers('In the order they joined.', DeviceList),
    }),
    async (c) => c.json(await listDevices(npo.db, c.var.device), 200),
  );

  return router;
}
