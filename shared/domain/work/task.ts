import * as z from 'zod';
import { Day } from '#shared/domain/day/day.ts';
import { Id, Instant } from '#shared/domain/day/instant.ts';

/** The longest title of a task, in characters as JavaScript counts them. */
export const TITLE_MAX = 500;
/** The longest note of a task or a time entry. */
export const NOTE_MAX = 10_000;
/** The longest estimate, in minutes: a whole day. */
export const ESTIMATE_MAX_MINUTES = 1_440;

export const Title = z.string().min(1).max(TITLE_MAX);
/** What a piece of work is part of, in the member's own words; empty for none. */
export const Project = z.string().max(TITLE_MAX);
/** The "if" of an if-then plan: what happens right before the member begins. */
export const Cue = z.string().max(TITLE_MAX);
/** How long it may take. */
export const EstimateMinutes = z.number().int().min(1).max(ESTIMATE_MAX_MINUTES);
/** Minutes after midnight on the wall clock where the member is. */
export const MinuteOfDay = z.number().int().min(0).max(1_439);

/**
 * The member's own view of a piece of work: an own task, or the one row beside an accepted assignment
 * (then its id is the assignment's id, so that two devices that accept make one row).
 */
export const Task = z.object({
  id: Id,
  title: Title,
  note: z.string().max(NOTE_MAX).default(''),
  /** The logical day it is planned for, or null. */
  day: Day.nullable().default(null),
  /** Position within a day, ascending. */
  order: z.number().default(0),
  doneAt: Instant.nullable().default(null),
  assignmentId: Id.nullable().default(null),
  createdAt: Instant,
  estimateMinutes: EstimateMinutes.nullable().default(null),
  /** Where it is put on the timeline of its day, or null while it is only on the list. */
  startMinutes: MinuteOfDay.nullable().default(null),
  /** An appointment has its time, and is no work to be moved. */
  isAppointment: z.boolean().default(false),
  cue: Cue.default(''),
  project: Project.default(''),
  /**
   * The repeat that it is an occurrence of, or null; the id of an occurrence is made of the repeat's id and the day
   * (see `repeat.ts`).
   */
  repeatId: Id.nullable().default(null),
});
export type Task = z.infer<typeof Task>;

/** A new own task, at the end of its day. */
export function newTask(task: Pick<Task, 'id' | 'title' | 'createdAt'> & Partial<Omit<Task, 'order'>>): Task {
  return Task.parse({ ...task, order: task.createdAt });
}

/**
 * What is written to make a row of a task whose id other devices may make too: what says no more than a default is left
 * out. So the row takes back nothing of what was said of it elsewhere, such as that it is done.
 */
export function newRowFields(task: Omit<Task, 'id'>): Partial<Omit<Task, 'id'>> {
  const defaults = new Map<string, unknown>(
    Object.entries(Task.shape).map(([field, schema]) => [field, schema.safeParse(undefined).data]),
  );
  return Object.fromEntries(Object.entries(task).filter(([field, value]) => value !== defaults.get(field)));
}

export type TitleErrorCode = 'title-empty' | 'title-too-long';

/** What is wrong with a title that a member typed, or null. White space at the ends does not count. */
export function titleError(title: string): TitleErrorCode | null {
  const length = title.trim().length;
  if (length === 0) return 'title-empty';
  return length > TITLE_MAX ? 'title-too-long' : null;
}
