import * as z from 'zod';
import { addDays, Day } from '#shared/domain/day/day.ts';
import { Id, Instant } from '#shared/domain/day/instant.ts';
import { isDue, RepeatRule } from './repeat-rule.ts';
import { Cue, EstimateMinutes, MinuteOfDay, Project, type Task, Title } from './task.ts';

/**
 * Something of the member's own that repeats. An occurrence is a task with an id made of this one's and the day; it is
 * stored when it is first changed by itself, so that one that was skipped leaves no row.
 */
export const Repeat = z.object({
  id: Id,
  title: Title,
  rule: RepeatRule,
  /** The first day on which it may occur, and from which "every n days" and "every n weeks" count. */
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

/** When there are occurrences. */
export type Times = Pick<Repeat, 'rule' | 'fromDay' | 'untilDay'>;

/** True when there is an occurrence on a logical day. */
export function occursOn({ rule, fromDay, untilDay }: Times, day: Day): boolean {
  if (day < fromDay || (untilDay !== null && day > untilDay)) return false;
  return isDue(rule, fromDay, day);
}

/** No rule leaves more days than this from one occurrence to the next. */
const APART_MAX_DAYS = 366;

/** The next `count` days from `from` on with an occurrence; fewer when it ends before. */
export function comingDays(times: Times, from: Day, count: number): Day[] {
  const first = from > times.fromDay ? from : times.fromDay;
  const days: Day[] = [];
  for (let after = 0; after < count * APART_MAX_DAYS && days.length < count; after++) {
    const day = addDays(first, after);
    if (occursOn(times, day)) days.push(day);
  }
  return days;
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
