import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { createInvite } from '#server/auth/invites.ts';
import { addMember, Member, NewMember } from '#server/auth/members.ts';
import { coordinatorOnly } from '#server/auth/sign-in.ts';
import { jsonBody } from '#server/http/body.ts';
import { answers, body, newRouter } from '#server/http/openapi.ts';
import type { Npo } from '#server/npo.ts';
import { Id } from '#shared/domain/instant.ts';
import { IssuedInvite } from '#shared/sync/messages.ts';
import { Offer, Offered, offerStage } from './offer.ts';
import { Overview, overview } from './overview.ts';
import { CreatedProject, createProject, NewProject } from './projects.ts';

const BODY_BYTES_MAX = 1024 * 1024;
const security = [{ coordinator: [] }];
const tags = ['coordinator'];

/** What the coordinator's office does: members, invitations, projects, offers. */
export function coordinatorRoutes(npo: Npo): OpenAPIHono {
  const router = newRouter();
  const office = coordinatorOnly(npo);
  // Looked at again when the body is there: meanwhile the token may have been replaced.
  const writing = [office, jsonBody(BODY_BYTES_MAX), office];

  router.openapi(
    createRoute({
      method: 'get',
      path: '/v1/coordinator/overview',
      summary: 'Members, projects, stages and answers.',
      tags,
      security,
      middleware: [office],
      responses: answers('The overview.', Overview),
    }),
    async (c) => c.json(await overview(npo), 200),
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/coordinator/members',
      summary: 'Takes up a member and invites their first device.',
      tags,
      security,
      middleware: writing,
      request: { body: body(NewMember) },
      responses: answers(
        'The member and the invitation.',
        z.object({ member: Member, invite: IssuedInvite }),
      ),
    }),
    async (c) => {
      const member = await addMember(npo, c.req.valid('json').name);
      return c.json({ member, invite: await createInvite(npo, member.id) }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/coordinator/invites',
      summary: 'Invites another device of a member.',
      tags,
      security,
      middleware: writing,
      request: { body: body(z.strictObject({ member: Id })) },
      responses: answers('The invitation.', IssuedInvite),
    }),
    async (c) => c.json(await createInvite(npo, c.req.valid('json').member), 200),
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/coordinator/projects',
      summary: 'Strings a project together from stages.',
      tags,
      security,
      middleware: writing,
      request: { body: body(NewProject) },
      responses: answers('The project, its stages in order.', CreatedProject),
    }),
    async (c) => c.json(await createProject(npo, c.req.valid('json')), 200),
  );

  router.openapi(
    createRoute({
      method: 'post',
      path: '/v1/coordinator/stages/{id}/offer',
      summary: 'Offers a stage to a member.',
      tags,
      security,
      middleware: writing,
      request: { params: z.object({ id: Id }), body: body(Offer) },
      responses: answers('The stage is offered.', Offered),
    }),
    async (c) => {
      const { member } = c.req.valid('json');
      return c.json(await offerStage(npo, c.req.valid('param').id, member), 200);
    },
  );

  return router;
}
