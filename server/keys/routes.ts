import type { OpenAPIHono } from '@hono/zod-openapi';
import { memberGuards } from '#server/auth/member-guards.ts';
import type { MemberEnv } from '#server/auth/sign-in.ts';
import { newRouter } from '#server/http/router.ts';
import { serveOn } from '#server/http/serve.ts';
import type { Npo } from '#server/npo.ts';
import { routes } from '#shared/http/contract.ts';
import { beginAnew } from './begin-anew.ts';
import { appendEntries, readKeys } from './keyring.ts';
import { answerRequest, askForKeys, endRequest, showKeys } from './requests.ts';
import { reseal } from './reseal.ts';

/** The member's keyring, and new devices that ask to be let in. Everything here is signed or sealed by devices. */
export function keyRoutes(npo: Npo): OpenAPIHono<MemberEnv> {
  const router = newRouter<MemberEnv>();
  const serve = serveOn(router, 'keys', memberGuards(npo));
  serve.json(routes.readKeys, (c) => readKeys(npo, c.var.device));
  serve.json(routes.appendKeys, async (c, request) => {
    await appendEntries(npo, c.var.device, request);
    return readKeys(npo, c.var.device);
  });
  serve.json(routes.askForKeys, async (c, { commitment }) => {
    await askForKeys(npo, c.var.device, commitment);
    return readKeys(npo, c.var.device);
  });
  serve.json(routes.answerForKeys, async (c, { device, ...told }) => {
    await answerRequest(npo, c.var.device, device, told);
    return readKeys(npo, c.var.device);
  });
  serve.json(routes.showKeys, async (c, told) => {
    await showKeys(npo, c.var.device, told);
    return readKeys(npo, c.var.device);
  });
  serve.json(routes.endKeyRequest, async (c, { device }) => {
    await endRequest(npo, c.var.device, device);
    return readKeys(npo, c.var.device);
  });
  serve.json(routes.beginKeysAnew, async (c) => {
    await beginAnew(npo, c.var.device);
    return readKeys(npo, c.var.device);
  });
  serve.json(routes.reseal, async (c, request) => ({
    resealed: await reseal(npo, c.var.device, request),
  }));
  return router;
}
