import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { jsonBody } from '#server/http/body.ts';
import { answers, body, newRouter } from '#server/http/openapi.ts';
import type { Npo } from '#server/npo.ts';
import { Id } from '#shared/domain/instant.ts';
import {
  Account,
  DeleteAccount,
  DeviceList,
  DeviceName,
  IssuedInvite,
  JoinRequest,
  JoinResponse,
  NewDevice,
  NewDeviceResponse,
} from '#shared/sync/messages.ts';
import { deleteAccount, readAccount } from './account.ts';
import { addDevice, listDevices, renameDevice, revokeDevice } from './devices.ts';
import { inviteAnother } from './invites.ts';
import { join } from './join.ts';
import { joinLimits } from './join-limits.ts';
import { memberRoute } from './member-route.ts';
import type { MemberEnv } from './sign-in.ts';

const BODY_BYTES_MAX = 8 * 1024;
const security = [{ device: [] }];
const tags = ['devices'];

const DeviceParams = z.object({ id: Id });

/**
 * Joining, and the devices that did.
 * @param proxies how many proxies stand in front of the server
 */
export function authRoutes(npo: Npo, proxies: number): OpenAPIHono<MemberEnv> {
  const router = newRouter<MemberEnv>();
  const { asking, sending } = memberRoute(npo);
  const writing = sending(BODY_BYTES_MAX);

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/join',
      summary: 'Takes up an invitation with a token that the device made itself.',
      tags,
      middleware: [jsonBody(BODY_BYTES_MAX), ...joinLimits(proxies)],
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
      tags,
      security,
      middleware: asking,
      responses: answers('In the order they joined.', DeviceList),
    }),
    async (c) => c.json(await listDevices(npo, c.var.device), 200),
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/devices',
      summary: 'Signs in another device of the member who asks: for a copy, which needs an id of its own.',
      tags,
      security,
      middleware: writing,
      request: { body: body(NewDevice) },
      responses: answers('The device is signed in.', NewDeviceResponse),
    }),
    async (c) => {
      const request = c.req.valid('json');
      await addDevice(npo, c.var.device, request);
      return c.json({ device: request.device }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/devices/{id}/name',
      summary: 'Gives a device of the member who asks another name.',
      tags,
      security,
      middleware: writing,
      request: { params: DeviceParams, body: body(DeviceName) },
      responses: answers('The devices of the member.', DeviceList),
    }),
    async (c) => {
      await renameDevice(npo, c.var.device, c.req.valid('param').id, c.req.valid('json').name);
      return c.json(await listDevices(npo, c.var.device), 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/devices/{id}/revoke',
      summary: 'Signs another device of the member who asks out.',
      tags,
      security,
      middleware: asking,
      request: { params: DeviceParams },
      responses: answers('The devices that are left.', DeviceList),
    }),
    async (c) => {
      await revokeDevice(npo, c.var.device, c.req.valid('param').id);
      return c.json(await listDevices(npo, c.var.device), 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/devices/invites',
      summary: 'Invites another device of the member who asks.',
      tags,
      security,
      middleware: asking,
      responses: answers('The invitation.', IssuedInvite),
    }),
    async (c) => c.json(await inviteAnother(npo, c.var.device), 200),
  );

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/account',
      summary: 'What the member who asks has here, and what would stay of it.',
      tags,
      security,
      middleware: asking,
      responses: answers('Numbers, and parts in projects.', Account),
    }),
    async (c) => c.json(await readAccount(npo, c.var.device), 200),
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/account/delete',
      summary: 'Deletes everything of the member who asks.',
      tags,
      security,
      middleware: writing,
      request: { body: body(DeleteAccount) },
      responses: answers('It is gone.', z.object({ deleted: z.literal(true) })),
    }),
    async (c) => {
      await deleteAccount(npo, c.var.device, c.req.valid('json').name);
      return c.json({ deleted: true as const }, 200);
    },
  );

  return router;
}
