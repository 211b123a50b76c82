import type { OpenAPIHono } from '@hono/zod-openapi';
import { jsonBody } from '#server/http/body.ts';
import { newRouter } from '#server/http/router.ts';
import { serveOn } from '#server/http/serve.ts';
import type { Npo } from '#server/npo.ts';
import { routes } from '#shared/http/contract.ts';
import { deleteAccount, readAccount } from './account.ts';
import { addDevice, listDevices, renameDevice, revokeDevice } from './devices.ts';
import { inviteAnother } from './invites.ts';
import { join } from './join.ts';
import { joinLimits } from './join-limits.ts';
import { memberGuards } from './member-guards.ts';
import type { MemberEnv } from './sign-in.ts';

/**
 * Joining, and the devices that did.
 * @param proxies how many proxies stand in front of the server
 */
export function authRoutes(npo: Npo, proxies: number): OpenAPIHono<MemberEnv> {
  const router = newRouter<MemberEnv>();
  const open = serveOn(router, 'devices', ({ bodyBytesMax = 0 }) => [
    jsonBody(bodyBytesMax),
    ...joinLimits(proxies),
  ]);
  open.json(routes.join, (_, request) => join(npo, request));

  const serve = serveOn(router, 'devices', memberGuards(npo));
  serve.json(routes.listDevices, (c) => listDevices(npo, c.var.device));
  serve.json(routes.addDevice, async (c, request) => {
    await addDevice(npo, c.var.device, request);
    return { device: request.device };
  });
  serve.json(routes.renameDevice, async (c, { id, name }) => {
    await renameDevice(npo, c.var.device, id, name);
    return listDevices(npo, c.var.device);
  });
  serve.json(routes.revokeDevice, async (c, { id }) => {
    await revokeDevice(npo, c.var.device, id);
    return listDevices(npo, c.var.device);
  });
  serve.json(routes.inviteDevice, (c) => inviteAnother(npo, c.var.device));
  serve.json(routes.readAccount, (c) => readAccount(npo, c.var.device));
  serve.json(routes.deleteAccount, async (c, { name }) => {
    await deleteAccount(npo, c.var.device, name);
    return { deleted: true as const };
  });
  return router;
}
