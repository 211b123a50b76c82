import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { memberRoute } from '#server/auth/member-route.ts';
import type { MemberEnv, SignedInDevice } from '#server/auth/sign-in.ts';
import { answers, body, newRouter } from '#server/http/openapi.ts';
import type { Npo } from '#server/npo.ts';
import { Id } from '#shared/domain/instant.ts';
import {
  AnswerRequest,
  AppendEntries,
  AskForKeys,
  KeysResponse,
  ResealRequest,
  ResealResponse,
  ShowKeys,
} from '#shared/keys/messages.ts';
import { PUSH_BYTES_MAX } from '#shared/sync/limits.ts';
import { beginAnew } from './begin-anew.ts';
import { appendEntries, readKeys } from './keyring.ts';
import { answerRequest, askForKeys, endRequest, showKeys } from './requests.ts';
import { reseal } from './reseal.ts';

const BODY_BYTES_MAX = 512 * 1024;
/** A whole keyring: of as many entries as there may be, each as large as it may be. */
const KEYRING_BYTES_MAX = 8 * 1024 * 1024;
const DeviceParams = z.object({ device: Id });

/** The member's keyring, and new devices that ask to be let in. Everything here is signed or sealed by devices. */
export function keyRoutes(npo: Npo): OpenAPIHono<MemberEnv> {
  const router = newRouter<MemberEnv>();
  const { asking, sending } = memberRoute(npo);
  const common = {
    tags: ['keys'],
    security: [{ device: [] }],
    responses: answers('The keyring, and who asks to be let in.', KeysResponse),
  };
  const writing = sending(BODY_BYTES_MAX);
  const present = (device: SignedInDevice) => readKeys(npo, device);

  router.openapi(
    createRoute({
      ...common,
      method: 'get',
      path: '/v1/keys',
      summary: 'The keyring.',
      middleware: asking,
    }),
    async (c) => c.json(await present(c.var.device), 200),
  );

  router.openapi(
    createRoute({
      ...common,
      method: 'post',
      path: '/v1/keys/entries',
      summary: 'Goes on with the keyring.',
      middleware: sending(KEYRING_BYTES_MAX),
      request: { body: body(AppendEntries) },
    }),
    async (c) => {
      await appendEntries(npo, c.var.device, c.req.valid('json'));
      return c.json(await present(c.var.device), 200);
    },
  );

  router.openapi(
    createRoute({
      ...common,
      method: 'post',
      path: '/v1/keys/requests',
      summary: 'A new device asks to be let in.',
      middleware: writing,
      request: { body: body(AskForKeys) },
    }),
    async (c) => {
      await askForKeys(npo, c.var.device, c.req.valid('json').commitment);
      return c.json(await present(c.var.device), 200);
    },
  );

  router.openapi(
    createRoute({
      ...common,
      method: 'post',
      path: '/v1/keys/requests/{device}/answer',
      summary: 'A device that is in answers a new one.',
      middleware: writing,
      request: { params: DeviceParams, body: body(AnswerRequest) },
    }),
    async (c) => {
      await answerRequest(npo, c.var.device, c.req.valid('param').device, c.req.valid('json'));
      return c.json(await present(c.var.device), 200);
    },
  );

  router.openapi(
    createRoute({
      ...common,
      method: 'post',
      path: '/v1/keys/requests/shown',
      summary: 'The new device shows the keys it was bound to.',
      middleware: writing,
      request: { body: body(ShowKeys) },
    }),
    async (c) => {
      await showKeys(npo, c.var.device, c.req.valid('json'));
      return c.json(await present(c.var.device), 200);
    },
  );

  router.openapi(
    createRoute({
      ...common,
      method: 'post',
      path: '/v1/keys/requests/{device}/end',
      summary: 'Ends what a new device asked, from either side.',
      middleware: asking,
      request: { params: DeviceParams },
    }),
    async (c) => {
      await endRequest(npo, c.var.device, c.req.valid('param').device);
      return c.json(await present(c.var.device), 200);
    },
  );

  router.openapi(
    createRoute({
      ...common,
      method: 'post',
      path: '/v1/keys/begin-anew',
      summary: 'Gives up the keyring and everything sealed, when nobody can open it any more.',
      middleware: asking,
    }),
    async (c) => {
      await beginAnew(npo, c.var.device);
      return c.json(await present(c.var.device), 200);
    },
  );

  router.openapi(
    createRoute({
      ...common,
      method: 'post',
      path: '/v1/keys/reseal',
      summary: 'The same values, sealed with the present key.',
      middleware: sending(PUSH_BYTES_MAX),
      request: { body: body(ResealRequest) },
      responses: answers('How many records were sealed anew.', ResealResponse),
    }),
    async (c) => c.json({ resealed: await reseal(npo, c.var.device, c.req.valid('json')) }, 200),
  );

  return router;
}
