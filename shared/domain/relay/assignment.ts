import * as z from 'zod';
import { Day } from '#shared/domain/day/day.ts';
import { Id, Instant } from '#shared/domain/day/instant.ts';

/** A stage of the relay as every member of its project may see it. */
export const StageSummary = z.object({
  stageId: Id,
  role: z.string(),
  /** The name of its member, or null while nobody has it. */
  who: z.string().nullable(),
  state: z.enum(['waiting', 'offered', 'accepted', 'started', 'handed-over']),
  dueDay: Day.nullable(),
});
export type StageSummary = z.infer<typeof StageSummary>;

/** Longest note of a hand-over, in characters. */
export const HAND_OVER_NOTE_MAX = 10_000;
/** Most links of a hand-over. */
export const HAND_OVER_LINKS_MAX = 20;
/** Longest link of a hand-over, in characters. */
export const HAND_OVER_LINK_MAX = 2_000;
/**
 * The largest hand-over, as UTF-8 bytes of its JSON. The rest up to the largest field (`FIELD_BYTES_MAX`) is for the
 * name that the relay adds when it passes the hand-over on.
 */
export const HAND_OVER_BYTES_MAX = 60 * 1024;

/** What is handed over. */
export const HandOver = z.object({
  note: z.string().max(HAND_OVER_NOTE_MAX),
  links: z.array(z.string().max(HAND_OVER_LINK_MAX)).max(HAND_OVER_LINKS_MAX),
});
export type HandOver = z.infer<typeof HandOver>;

export const Answer = z.enum(['accepted', 'declined']);
export type Answer = z.infer<typeof Answer>;

/**
 * One relay stage offered to this member. The coordinator and the relay write what the work is;
 * the member writes the answers.
 */
export const Assignment = z.object({
  id: Id,
  project: z.string(),
  client: z.string().default(''),
  title: z.string(),
  role: z.string().default(''),
  brief: z.string().default(''),
  checklist: z.array(z.string()).default([]),
  dueDay: Day.nullable().default(null),
  stages: z.array(StageSummary).default([]),
  /** What the stage before handed over, and by whom. */
  received: HandOver.extend({ who: z.string().nullable() }).nullable().default(null),
  offeredAt: Instant,
  answer: Answer.nullable().default(null),
  answeredAt: Instant.nullable().default(null),
  startedAt: Instant.nullable().default(null),
  handedOverAt: Instant.nullable().default(null),
  handOver: HandOver.nullable().default(null),
});
export type Assignment = z.infer<typeof Assignment>;

/** Where an assignment stands, read from the member's answers. */
export type AssignmentState = 'offered' | 'declined' | 'accepted' | 'started' | 'handed-over';

/** The state that an assignment's answers add up to. */
export function assignmentState(
  assignment: Pick<Assignment, 'answer' | 'startedAt' | 'handedOverAt'>,
): AssignmentState {
  // The answer decides first: what was begun and then given back is an offer again.
  if (assignment.answer !== 'accepted') return assignment.answer ?? 'offered';
  if (assignment.handedOverAt !== null) return 'handed-over';
  return assignment.startedAt !== null ? 'started' : 'accepted';
}

/** The name of the member who waits for this work because the stage after it is theirs, or null. */
export function awaitedBy({ id, stages }: Pick<Assignment, 'id' | 'stages'>): string | null {
  return nextStage(stages, id)?.who ?? null;
}

/** The stage after `stageId`: who needs this work next, or null at the end. */
export function nextStage(stages: ReadonlyArray<StageSummary>, stageId: string): StageSummary | null {
  const index = stages.findIndex((stage) => stage.stageId === stageId);
  return index < 0 ? null : (stages[index + 1] ?? null);
}
