import { count, isNull } from 'drizzle-orm';
import { listMembers } from '#server/auth/members.ts';
import { devices, projects, undelivered } from '#server/db/schema.ts';
import type { Npo } from '#server/npo.ts';
import type { Overview } from '#shared/http/office.ts';
import { readStages } from './stages.ts';

/** What the coordinator sees: the members, and the projects with the state of each stage. */
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
  const described: Overview['projects'] = [];
  for (const { id, title, client } of orders) {
    const inOrder = await readStages(npo.db, id);
    described.push({
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
    projects: described,
  };
}
