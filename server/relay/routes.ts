import type { OpenAPIHono } from '@hono/zod-openapi';
import { createInvite } from '#server/auth/invites.ts';
import { addMember } from '#server/auth/members.ts';
import { coordinatorOnly } from '#server/auth/sign-in.ts';
import { jsonBody } from '#server/http/body.ts';
import { newRouter } from '#server/http/router.ts';
import { serveOn } from '#server/http/serve.ts';
import type { Npo } from '#server/npo.ts';
import { listShares, openShare } from '#server/sharing/shares.ts';
import { officeRoutes } from '#shared/http/office.ts';
import { offerStage } from './offer.ts';
import { overview } from './overview.ts';
import { createProject } from './projects.ts';

/** What the coordinator's office does: members, invitations, projects, offers, and the pages that members show. */
export function coordinatorRoutes(npo: Npo): OpenAPIHono {
  const router = newRouter();
  const office = coordinatorOnly(npo);
  const serve = serveOn(router, 'coordinator', ({ bodyBytesMax }) =>
    // Checked again when the body has arrived: meanwhile the token may have been replaced.
    bodyBytesMax === undefined ? [office] : [office, jsonBody(bodyBytesMax), office],
  );
  serve.json(officeRoutes.overview, () => overview(npo));
  serve.json(officeRoutes.addMember, async (_, { name }) => {
    const member = await addMember(npo, name);
    return { member, invite: await createInvite(npo, member.id) };
  });
  serve.json(officeRoutes.invite, (_, { member }) => createInvite(npo, member));
  serve.json(officeRoutes.createProject, (_, request) => createProject(npo, request));
  serve.json(officeRoutes.offerStage, (_, { id, member }) => offerStage(npo, id, member));
  serve.json(officeRoutes.listShares, async () => ({ shares: await listShares(npo) }));
  serve.json(officeRoutes.openShare, (_, { id, member }) => openShare(npo, member, id));
  return router;
}
