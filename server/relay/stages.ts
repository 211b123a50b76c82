import { and, asc, eq } from 'drizzle-orm';
import * as z from 'zod';
import type { Db, Tx } from '#server/db/connect.ts';
import { members, projects, records, spaces, stages } from '#server/db/schema.ts';
import { toRecord } from '#server/sync/work.ts';
import { Day } from '#shared/domain/day/day.ts';
import {
  Assignment,
  type AssignmentState,
  assignmentState,
  type StageSummary,
} from '#shared/domain/relay/assignment.ts';
import type { SyncRecord } from '#shared/sync/operation.ts';
import { LeftStage } from './left-stage.ts';
import { forgetUndelivered } from './undelivered.ts';

export type Project = typeof projects.$inferSelect;

/** What a member has said of their stage. */
const Answers = Assignment.pick({
  answer: true,
  answeredAt: true,
  startedAt: true,
  handedOverAt: true,
  handOver: true,
});

/** The columns of a stage whose content the database does not check, so it is parsed. */
const StoredStage = z.object({
  dueDay: Day.nullable().default(null),
  left: LeftStage.nullable().default(null),
});

/** One stage of a project with the member who has it. How far they are is read from their own record, never copied. */
export interface StageWithHolder {
  stage: typeof stages.$inferSelect;
  holder: {
    id: string;
    name: string;
    spaceId: string;
    record: SyncRecord;
    answers: z.infer<typeof Answers>;
    state: AssignmentState;
  } | null;
  /** False when a part of what is stored of it does not parse; that part is then at its default. */
  isReadable: boolean;
}

/**
 * The stages of a project in the order in which the work is handed on. One that does not parse does not affect the
 * others.
 */
export async function readStages(db: Db, projectId: string): Promise<StageWithHolder[]> {
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
  return rows.map(({ stage: row, member, spaceId, record }) => {
    const stored = readParts(StoredStage, row);
    const stage = { ...row, ...stored.value };
    if (!member || !spaceId || !record) return { stage, holder: null, isReadable: stored.isWhole };
    const { value: answers, isWhole } = readParts(Answers, record.fields);
    const state = assignmentState(answers);
    const holder = { id: member.id, name: member.name, spaceId, record: toRecord(record), answers, state };
    return { stage, holder, isReadable: stored.isWhole && isWhole };
  });
}

/** Parses what was stored; a part that does not fit gets its default. */
function readParts<T extends z.ZodObject>(
  schema: T,
  stored: unknown,
): { value: z.infer<T>; isWhole: boolean } {
  const whole = schema.safeParse(stored);
  if (whole.success) return { value: whole.data, isWhole: true };
  const parts = Object.entries<unknown>(Object(stored));
  const readable = parts.filter(([name, part]) => schema.shape[name]?.safeParse(part).success);
  return { value: schema.parse(Object.fromEntries(readable)), isWhole: false };
}

/** Locks a project until the transaction ends: stages are handed on by one at a time. Undefined when there is none. */
export async function lockProject(tx: Tx, projectId: string): Promise<Project | undefined> {
  const [project] = await tx.select().from(projects).where(eq(projects.id, projectId)).for('update');
  return project;
}

/**
 * Takes a stage from the one who has it, in a transaction that holds the project's lock.
 * @param left what stays of it with the project
 */
export async function releaseStage(tx: Tx, stageId: string, left: LeftStage | null): Promise<void> {
  await tx.update(stages).set({ memberId: null, left }).where(eq(stages.id, stageId));
  await forgetUndelivered(tx, stageId);
}

/** The stages as every member of the project may see them. Who was asked, and who declined, is not shown. */
export function stageSummaries(inOrder: ReadonlyArray<StageWithHolder>): StageSummary[] {
  return inOrder.map(({ stage, holder }) => {
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

/**
 * What the stage before `stageId` handed over, and by whom; null while it has not. Undefined when that cannot be read:
 * what was received before stays then.
 */
export function receivedBy(
  inOrder: ReadonlyArray<StageWithHolder>,
  stageId: string,
): Assignment['received'] | undefined {
  const previous = inOrder[inOrder.findIndex(({ stage }) => stage.id === stageId) - 1];
  if (!previous) return null;
  const { stage, holder, isReadable } = previous;
  if (!isReadable) return undefined;
  if (!holder) return stage.left?.handOver ? { ...stage.left.handOver, who: stage.left.who } : null;
  if (holder.state !== 'handed-over' || !holder.answers.handOver) return null;
  return { ...holder.answers.handOver, who: holder.name };
}
