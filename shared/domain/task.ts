import * as z from 'zod';
import { Day } from './day.ts';
import { Id, Instant } from './instant.ts';

/** The longest title of a task, in characters as JavaScript counts them. */
export const TITLE_MAX = 500;
/** The longest note of a task or a time entry. */
export const NOTE_MAX = 10_000;

/**
 * The member's own view of a piece of work: an own task, or the one row beside an accepted assignment
 * (then its id is the assignment's id, so that two devices that accept make one row).
 */
export const Task = z.object({
  id: Id,
  title: z.string().min(1).max(TITLE_MAX),
  note: z.string().max(NOTE_MAX).default(''),
  /** The logical day it is planned for, or null. */
  day: Day.nullable().default(null),
  /** Position within a day, ascending. */
  order: z.number().default(0),
  doneAt: Instant.nullable().default(null),
  assignmentId: Id.nullable().default(null),
  createdAt: Instant,
});
export type Task = z.infer<typeof Task>;

export type TitleProblem = 'title-empty' | 'title-too-long';

/** What is wrong with a title that a member typed, or null. White space at the ends does not count. */
export function titleProblem(title: string): TitleProblem | null {
  const length = title.trim().length;
  if (length === 0) return 'title-empty';
  return length > TITLE_MAX ? 'title-too-long' : null;
}
