import * as z from 'zod';
import { addDays, Day, daysBetween, weekdayOf } from '#shared/domain/day/day.ts';
import { Id, Instant } from '#shared/domain/day/instant.ts';
import { Cue, EstimateMinutes, MinuteOfDay, Project, type Task, Title } from './task.ts';

/** When something repeats: on days of the week (1 is Monday, 7 Sunday), or every so many days from the first on. */
export const RepeatRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekdays'), weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7) }),
  z.object({ kind: z.literal('every'), days: z.number().int().min(1).max(366) }),
]);
export type RepeatRule = z.infer<typeof RepeatRule>;

/**
 * Something of the member's own that repeats. An occurrence is a task with an id made of this one's and the day; it is
 * stored when it is first changed by itself, so that one that was skipped leaves no row.
 */
export const Repeat = z.object({
  id: Id,
  title: Title,
  rule: RepeatRule,
  /** The first day on which it may occur, and from which "every n days" counts. */
  fromDay: Day,
  /** The last day on which it may occur, or null while it goes on. */
  untilDay: Day.nullable().default(null),
  estimateMinutes: EstimateMinutes.nullable().default(null),
  startMinutes: MinuteOfDay.nullable().default(null),
  isAppointment: z.boolean().default(false),
  cue: Cue.default(''),
  project: Project.default(''),
  createdAt: Instant,
});
export type Repeat = z.infer<typeof Repeat>;

/** True when there is an occurrence on a logical day. */
export function occursOn({ rule, fromDay, untilDay }: Repeat, day: Day): boolean {
  if (day < fromDay || (untilDay !== null && day > untilDay)) return false;
  if (rule.kind === 'weekdays') return rule.weekdays.includes(weekdayOf(day));
  return daysBetween(fromDay, day) % rule.days === 0;
}

/** The id of the occurrence on a day: the same on every device, so that two that touch it make one row. */
export function occurrenceId(repeatId: string, day: Day): string {
  return `${repeatId}:${day}`;
}

/** The occurrence on a day, as it is before the member changes it. */
export function occurrence(repeat: Repeat, day: Day): Task {
  const { id, title, estimateMinutes, startMinutes, isAppointment, cue, project, createdAt } = repeat;
  return {
    id: occurrenceId(id, day),
    title,
    note: '',
    day,
    order: createdAt,
    doneAt: null,
    assignmentId: null,
    createdAt,
    estimateMinutes,
    startMinutes,
    isAppointment,
    cue,
    project,
    repeatId: id,
  };
}

/** The occurrences on so many days from `from` on, each as it is before the member changes it. */
export function occurrencesFrom(repeats: ReadonlyArray<Repeat>, from: Day, days: number): Task[] {
  return Array.from({ length: days }, (_, index) => addDays(from, index)).flatMap((day) =>
    repeats.flatMap((repeat) => (occursOn(repeat, day) ? [occurrence(repeat, day)] : [])),
  );
}

/** The repeat and the day that an id of an occurrence is made of; null for any other id. */
export function occurrenceParts(id: string): { repeatId: string; day: Day } | null {
  const at = id.lastIndexOf(':');
  const day = Day.safeParse(id.slice(at + 1));
  return at > 0 && day.success ? { repeatId: id.slice(0, at), day: day.data } : null;
}

/**
 * True for an open task that needs no attention any more: an occurrence that was skipped or taken off its day, and an
 * appointment whose day is over.
 */
export function hasPassed({ repeatId, isAppointment, doneAt, day }: Task, today: Day): boolean {
  if (doneAt !== null || (repeatId === null && !isAppointment)) return false;
  return day === null ? repeatId !== null : day < today;
}
