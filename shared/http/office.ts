import * as z from 'zod';
import { Day } from '#shared/domain/day/day.ts';
import { Id, Instant } from '#shared/domain/day/instant.ts';
import { Share } from '#shared/domain/sharing/share.ts';
import { byteLength } from '#shared/sync/operation.ts';
import { IssuedInvite } from './account.ts';
import { PlainLines, PlainText } from './plain-text.ts';
import { nothing, type Route } from './route.ts';

// What the coordinator's office asks of the server.

export const Member = z.object({ id: Id, name: z.string() });
export type Member = z.infer<typeof Member>;

export const NewMember = z.strictObject({ name: PlainText(100) });

/** The most stages of a project. */
export const STAGES_MAX = 50;
/** The most points of a checklist. */
export const CHECKLIST_MAX = 50;
/** The largest checklist of a stage, as UTF-8 bytes of its JSON. */
export const CHECKLIST_BYTES_MAX = 48 * 1024;

/**
 * A client's order as a coordinator writes it: the stages in the order in which the work is handed on. The limits are
 * such that every assignment that can be made of a stage fits into a record, with what members hand over.
 */
export const NewProject = z.strictObject({
  title: PlainText(200),
  client: PlainText(200),
  stages: z
    .array(
      z.strictObject({
        role: PlainText(100),
        title: PlainText(200),
        brief: PlainLines(10_000),
        checklist: z
          .array(PlainText(500))
          .max(CHECKLIST_MAX)
          .refine(
            (points) => byteLength(JSON.stringify(points)) <= CHECKLIST_BYTES_MAX,
            `may have ${CHECKLIST_BYTES_MAX} bytes in all; a Japanese letter has three`,
          )
          .default([]),
        dueDay: Day.nullable().default(null),
      }),
    )
    .min(1)
    .max(STAGES_MAX),
});
export type NewProject = z.infer<typeof NewProject>;

export const CreatedProject = z.object({
  id: Id,
  stages: z.array(z.object({ id: Id, role: z.string(), title: z.string() })),
});
export type CreatedProject = z.infer<typeof CreatedProject>;

export const Offered = z.object({ stage: Id, member: Id });
export type Offered = z.infer<typeof Offered>;

/**
 * Why something could not be delivered to the member who has a stage: it is larger than a record may be; their space is
 * full; what is stored of the stage, or of the one before it, cannot be read; something else, which the log tells.
 */
export const WhyUndelivered = z.enum(['too-large', 'space-full', 'unreadable', 'failed']);
export type WhyUndelivered = z.infer<typeof WhyUndelivered>;

/** What a coordinator sees: the members, and the projects with the state of each stage. */
export const Overview = z.object({
  npo: z.string(),
  members: z.array(Member.extend({ devices: z.number().int() })),
  projects: z.array(
    z.object({
      id: Id,
      title: z.string(),
      client: z.string(),
      stages: z.array(
        z.object({
          id: Id,
          role: z.string(),
          title: z.string(),
          dueDay: Day.nullable(),
          member: Member.nullable(),
          state: z.enum(['waiting', 'offered', 'declined', 'accepted', 'started', 'handed-over']),
          answeredAt: Instant.nullable(),
          handedOverAt: Instant.nullable(),
          /** What of it could not be delivered to the member who has it, though it is tried again and again. */
          undelivered: z.object({ why: WhyUndelivered, since: Instant, triedAt: Instant }).nullable(),
        }),
      ),
    }),
  ),
});
export type Overview = z.infer<typeof Overview>;

/** A page that a member shows, without what it says. */
export const ShareSummary = Share.pick({
  id: true,
  fromDay: true,
  toDay: true,
  sentAt: true,
  seenAt: true,
}).extend({ member: Member });
export type ShareSummary = z.infer<typeof ShareSummary>;

/** A page that a member shows, as they saw it when they sent it. */
export const SharedPage = ShareSummary.extend(Share.pick({ language: true, parts: true }).shape);
export type SharedPage = z.infer<typeof SharedPage>;

/** As much as a project of many stages takes. */
const BODY_BYTES_MAX = 1024 * 1024;

/** The routes for the coordinator. */
export const officeRoutes = {
  overview: {
    method: 'GET',
    path: '/v1/coordinator/overview',
    by: 'coordinator',
    summary: 'Members, projects, stages and answers.',
    request: nothing,
    answer: 'The overview.',
    response: Overview,
    problems: [],
  },
  addMember: {
    method: 'POST',
    path: '/v1/coordinator/members',
    by: 'coordinator',
    summary: 'Adds a member and invites their first device.',
    request: NewMember,
    bodyBytesMax: BODY_BYTES_MAX,
    answer: 'The member and the invitation.',
    response: z.object({ member: Member, invite: IssuedInvite }),
    problems: [],
  },
  invite: {
    method: 'POST',
    path: '/v1/coordinator/invites',
    by: 'coordinator',
    summary: 'Invites another device of a member.',
    request: z.strictObject({ member: Id }),
    bodyBytesMax: BODY_BYTES_MAX,
    answer: 'The invitation.',
    response: IssuedInvite,
    problems: ['not-found'],
  },
  createProject: {
    method: 'POST',
    path: '/v1/coordinator/projects',
    by: 'coordinator',
    summary: 'Adds a project with its stages.',
    request: NewProject,
    bodyBytesMax: BODY_BYTES_MAX,
    answer: 'The project, its stages in order.',
    response: CreatedProject,
    problems: [],
  },
  offerStage: {
    method: 'POST',
    path: '/v1/coordinator/stages/{id}/offer',
    by: 'coordinator',
    summary: 'Offers a stage to a member.',
    request: z.strictObject({ id: Id, member: Id }),
    bodyBytesMax: BODY_BYTES_MAX,
    answer: 'The stage is offered.',
    response: Offered,
    problems: ['not-found', 'conflict'],
  },
  listShares: {
    method: 'GET',
    path: '/v1/coordinator/shares',
    by: 'coordinator',
    summary: 'The pages that members show, without what they say.',
    request: nothing,
    answer: 'The pages, in the order in which they were sent; of each member the latest 200.',
    response: z.object({ shares: z.array(ShareSummary) }),
    problems: [],
  },
  openShare: {
    method: 'POST',
    path: '/v1/coordinator/shares/{id}/open',
    by: 'coordinator',
    summary: 'Opens a page that a member shows. The member is told that it was seen.',
    request: z.strictObject({ id: Id, member: Id }),
    bodyBytesMax: BODY_BYTES_MAX,
    answer: 'The page.',
    response: SharedPage,
    problems: ['not-found'],
  },
} as const satisfies Record<string, Route>;
