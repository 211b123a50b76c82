import { and, asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '#server/db/connect.ts';
import { members, projects, records, spaces, stages } from '#server/db/schema.ts';
import { toRecord } from '#server/sync/work.ts';
import { Assignment, type AssignmentState, assignmentState, type Bead } from '#shared/domain/assignment.ts';
import type { SyncRecord } from '#shared/sync/operation.ts';

export type Project = typeof projects.$inferSelect;

/** One stage of a project with the one who has it. How far they are is read from their own record, never copied. */
export interface StageOnString {
  stage: typeof stages.$inferSelect;
  holder: {
    id: string;
    name: string;
    spaceId: string;
    record: SyncRecord;
    assignment: Assignment;
    state: AssignmentState;
  } | null;
}

/** The stages of a project in the order in which the work is handed on. */
export async function readString(db: Db, projectId: string): Promise<StageOnString[]> {
  const rows = await db
    .select({ stage: stages, member: members, spaceId: spaces.id, record: records })
    .from(stages)
    .leftJoin(members, eq(members.id, stages.memberId))
    .leftJoin(spaces, eq(spaces.memberId, members.id))
    .leftJoin(
      records,
      and(eq(records.spaceId, spaces.id), eq(records.table, 'assignments'), eq(records.id, stages.id)),
    )
    .where(eq(stages.projectId, projectId))
    .orderBy(asc(stages.position));
  return rows.map(({ stage, member, spaceId, record }) => {
    if (!member || !spaceId || !record) return { stage, holder: null };
    const assignment = Assignment.parse({ ...record.fields, id: record.id });
    const state = assignmentState(assignment);
    const holder = { id: member.id, name: member.name, spaceId, record: toRecord(record), assignment, state };
    return { stage, holder };
  });
}

/** Locks a project until the transaction ends: beads are handed on by one at a time. Undefined when there is none. */
export async function lockProject(tx: Tx, projectId: string): Promise<Project | undefined> {
  const [project] = await tx.select().from(projects).where(eq(projects.id, projectId)).for('update');
  return project;
}

/** The string as every member of the project may see it. Who was asked, or said no, is nobody's business. */
export function beadsOf(string: ReadonlyArray<StageOnString>): Bead[] {
  return string.map(({ stage, holder }) => {
    const { id: stageId, role, dueDay, left } = stage;
    if (!holder && left) return { stageId, role, who: left.who, state: 'handed-over', dueDay };
    const isTaken = holder !== null && holder.state !== 'offered' && holder.state !== 'declined';
    return {
      stageId,
      role,
      who: isTaken ? holder.name : null,
      state: holder === null || holder.state === 'declined' ? 'waiting' : holder.state,
      dueDay,
    };
  });
}

/** What the stage before `stageId` handed over, and by whom; null while it has not. */
export function receivedBy(string: ReadonlyArray<StageOnString>, stageId: string): Assignment['received'] {
  const previous = string[string.findIndex(({ stage }) => stage.id === stageId) - 1];
  const left = previous?.holder ? null : previous?.stage.left;
  if (left?.handOver) return { ...left.handOver, who: left.who };
  const before = previous?.holder;
  if (before?.state !== 'handed-over' || !before.assignment.handOver) return null;
  return { ...before.assignment.handOver, who: before.name };
}
