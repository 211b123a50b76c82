import type { PlanToEdit } from '#renderer/model/panel/index.ts';
import { type Day, weekdayOf } from '#shared/domain/day/day.ts';
import type { RepeatRule } from '#shared/domain/work/repeat.ts';

/** How often something comes. */
export type Comes = 'once' | 'weekdays' | 'every';

/** What a member fills in of something to plan, as it stands in the fields. */
export interface PlanDraft {
  title: string;
  isAppointment: boolean;
  day: Day | null;
  startMinutes: number | null;
  estimateMinutes: number | null;
  cue: string;
  project: string;
  comes: Comes;
  /** From 1 for Monday to 7 for Sunday. */
  weekdays: ReadonlyArray<number>;
  everyDays: number;
}

/** The fields of something that is there already, or of something new on a day. */
export function draftOf(
  day: Day,
  from: Pick<PlanToEdit, 'item' | 'repeat' | 'isAppointment' | 'repeats'>,
): PlanDraft {
  const { item, repeat, isAppointment = false, repeats = 'once' } = from;
  const existing = item ?? repeat;
  const rule = repeat?.rule;
  return {
    title: existing?.title ?? '',
    isAppointment: existing?.isAppointment ?? isAppointment,
    day: item ? item.day : (repeat?.fromDay ?? day),
    startMinutes: existing?.startMinutes ?? null,
    estimateMinutes: existing?.estimateMinutes ?? null,
    cue: existing?.cue ?? '',
    project: existing?.project ?? '',
    comes: rule?.kind ?? repeats,
    weekdays: rule?.kind === 'weekdays' ? rule.weekdays : [weekdayOf(day)],
    everyDays: rule?.kind === 'every' ? rule.days : 2,
  };
}

/** When a draft repeats, or null when it comes once. */
export function ruleOf({ comes, weekdays, everyDays }: PlanDraft): RepeatRule | null {
  switch (comes) {
    case 'once':
      return null;
    case 'weekdays':
      return { kind: 'weekdays', weekdays: weekdays.toSorted((a, b) => a - b) };
    case 'every':
      return { kind: 'every', days: everyDays };
  }
}
