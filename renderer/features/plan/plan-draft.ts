import type { PlanToEdit } from '#renderer/model/panel/index.ts';
import { type Typed, valueIn } from '#renderer/ui/typed-value.ts';
import { type Day, type FirstWeekday, weekdayOf } from '#shared/domain/day/day.ts';
import {
  type MonthlyDate,
  monthlyDateOf,
  type Nth,
  nthOf,
  type RepeatRule,
} from '#shared/domain/work/repeat-rule.ts';

/** How often something comes. "Every so many weeks" is chosen together with the days of the week. */
export type Comes = 'once' | Exclude<RepeatRule['kind'], 'weeks'>;

/** What a member chose of how something repeats. Null where they chose nothing: then the day from which on decides. */
interface RepeatChoices {
  /** From 1 for Monday to 7 for Sunday. */
  weekdays: ReadonlyArray<number> | null;
  date: MonthlyDate | null;
  nth: Nth | null;
  nthWeekday: number | null;
}

/** What a member fills in of something to plan, as it stands in the fields. */
export interface PlanDraft extends RepeatChoices {
  title: string;
  isAppointment: boolean;
  day: Typed<Day>;
  startMinutes: Typed<number>;
  estimateMinutes: Typed<number>;
  cue: string;
  project: string;
  comes: Comes;
  /** On days of every so many weeks; 1 for every week. */
  weeks: number;
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
    comes: rule?.kind === 'weeks' ? 'weekdays' : (rule?.kind ?? repeats),
    weekdays: rule && 'weekdays' in rule ? rule.weekdays : null,
    weeks: rule?.kind === 'weeks' ? rule.weeks : 1,
    everyDays: rule?.kind === 'every' ? rule.days : 2,
    date: rule?.kind === 'monthly-date' ? rule.date : null,
    nth: rule?.kind === 'monthly-weekday' ? rule.nth : null,
    nthWeekday: rule?.kind === 'monthly-weekday' ? rule.weekday : null,
  };
}

/** What holds of how a draft repeats: what was chosen, else what its first day suggests. @param day where it has none */
export function choicesOf(
  { day: chosen, weekdays, date, nth, nthWeekday }: PlanDraft,
  day: Day,
): { [K in keyof RepeatChoices]: NonNullable<RepeatChoices[K]> } {
  const first = valueIn(chosen) ?? day;
  return {
    weekdays: weekdays ?? [weekdayOf(first)],
    date: date ?? monthlyDateOf(first),
    nth: nth ?? nthOf(first),
    nthWeekday: nthWeekday ?? weekdayOf(first),
  };
}

/**
 * When a draft repeats, or null when it comes once.
 * @param day its first day where it has none
 * @param firstWeekday the first day of the weeks by which it is counted
 */
export function ruleOf(draft: PlanDraft, day: Day, firstWeekday: FirstWeekday): RepeatRule | null {
  const { comes, weeks, everyDays } = draft;
  const { date, nth, nthWeekday, ...choices } = choicesOf(draft, day);
  const weekdays = choices.weekdays.toSorted((a, b) => a - b);
  switch (comes) {
    case 'once':
      return null;
    case 'weekdays':
      return weeks === 1 ? { kind: 'weekdays', weekdays } : { kind: 'weeks', weeks, weekdays, firstWeekday };
    case 'every':
      return { kind: 'every', days: everyDays };
    case 'monthly-date':
      return { kind: 'monthly-date', date };
    case 'monthly-weekday':
      return { kind: 'monthly-weekday', nth, weekday: nthWeekday };
  }
}
