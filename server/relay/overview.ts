import { count, isNull } from 'drizzle-orm';
import * as z from 'zod';
import { listMembers, Member } from '#server/auth/members.ts';
import { devices, projects, undelivered } from '#server/db/schema.ts';
import type { Npo } from '#server/npo.ts';
import { Day } from '#shared/domain/day.ts';
import { Id, Instant } from '#shared/domain/instant.ts';
import { readStages } from './stages.ts';
import { WhyUndelivered } from './undelivered.ts';

/** What a coordinator sees: who is there, and where each piece of the common work stands. */
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

/** Reads the overview. */
export async function overview(npo: Npo): Promise<Overview> {
  const deviceCounts = await npo.db
    .select({ memberId: devices.memberId, devices: count() })
    .from(devices)
    .where(isNull(devices.revokedAt))
    .groupBy(devices.memberId);
  const devicesOf = new Map(deviceCounts.map((row) => [row.memberId, row.devices]));
  const orders = await npo.db.select().from(projects).orderBy(projects.createdAt, projects.id);
  const noted = await npo.db.select().from(undelivered);
  const notes = new Map(noted.map(({ stageId, ...note }) => [stageId, note]));
  const strung: Overview['projects'] = [];
  for (const { id, title, client } of orders) {
    const inOrder = await readStages(npo.db, id);
    strung.push({
      id,
      title,
      client,
      stages: inOrder.map(({ stage, holder }) => ({
        id: stage.id,
        role: stage.role,
        title: stage.title,
        dueDay: stage.dueDay,
        member: holder && { id: holder.id, name: holder.name },
        state: holder?.state ?? (stage.left ? 'handed-over' : 'waiting'),
        answeredAt: holder?.answers.answeredAt ?? null,
        handedOverAt: holder?.answers.handedOverAt ?? stage.left?.handedOverAt ?? null,
        undelivered: notes.get(stage.id) ?? null,
      })),
    });
  }
  const people = await listMembers(npo.db);
  return {
    npo: npo.name,
    members: people.map((member) => ({ ...member, devices: devicesOf.get(member.id) ?? 0 })),
    projects: strung,
  };
}
