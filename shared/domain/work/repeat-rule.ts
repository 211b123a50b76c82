import * as z from 'zod';
import {
  type Day,
  dayOfMonth,
  daysBetween,
  daysInMonth,
  FirstWeekday,
  Weekday,
  weekdayOf,
  weekStart,
} from '#shared/domain/day/day.ts';

/** Counted from the end of the month, as in iCalendar: its last day, or its last Friday. */
export const LAST = -1;

const Weekdays = z.array(Weekday).min(1).max(7);

/** A date that comes in each month. The last day stands for the 31st, too. */
const MonthlyDate = z.union([z.number().int().min(1).max(30), z.literal(LAST)]);
export type MonthlyDate = z.infer<typeof MonthlyDate>;

/** The first to fourth of something in a month, or the last. */
export const nths = [1, 2, 3, 4, LAST] as const;
const Nth = z.literal(nths);
export type Nth = z.infer<typeof Nth>;

/**
 * When something repeats: on days of the week; on days of every so many weeks, counted from the week in which it begins;
 * every so many days from the first on; or once in each month.
 */
export const RepeatRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekdays'), weekdays: Weekdays }),
  z.object({
    kind: z.literal('weeks'),
    weeks: z.number().int().min(2).max(52),
    weekdays: Weekdays,
    /**
     * The first day of the weeks that are counted, as the member's weeks began when they made the rule: so the days stay
     * the same if they choose another one later.
     */
    firstWeekday: FirstWeekday,
  }),
  z.object({ kind: z.literal('every'), days: z.number().int().min(1).max(366) }),
  /** In a month that is too short for the date, on its last day. */
  z.object({ kind: z.literal('monthly-date'), date: MonthlyDate }),
  z.object({ kind: z.literal('monthly-weekday'), nth: Nth, weekday: Weekday }),
]);
export type RepeatRule = z.infer<typeof RepeatRule>;

/** True when a rule that is counted from `fromDay` on names a logical day. */
export function isDue(rule: RepeatRule, fromDay: Day, day: Day): boolean {
  switch (rule.kind) {
    case 'weekdays':
      return rule.weekdays.includes(weekdayOf(day));
    case 'weeks': {
      if (!rule.weekdays.includes(weekdayOf(day))) return false;
      const first = weekStart(fromDay, rule.firstWeekday);
      return daysBetween(first, weekStart(day, rule.firstWeekday)) % (7 * rule.weeks) === 0;
    }
    case 'every':
      return daysBetween(fromDay, day) % rule.days === 0;
    case 'monthly-date': {
      const last = daysInMonth(day);
      return dayOfMonth(day) === (rule.date === LAST ? last : Math.min(rule.date, last));
    }
    case 'monthly-weekday':
      return (
        weekdayOf(day) === rule.weekday &&
        (rule.nth === LAST ? dayOfMonth(day) + 7 > daysInMonth(day) : nthInMonth(day) === rule.nth)
      );
  }
}

/** The date that a day suggests for what comes once in each month. */
export function monthlyDateOf(day: Day): MonthlyDate {
  const date = dayOfMonth(day);
  return date === 31 ? LAST : date;
}

/** Which one a day suggests for what comes on one weekday in each month; the fifth is the last. */
export function nthOf(day: Day): Nth {
  return nths.find((nth) => nth === nthInMonth(day)) ?? LAST;
}

/** Which one a day is among the days of its month with the same weekday: 3 for the third Wednesday. */
function nthInMonth(day: Day): number {
  return Math.ceil(dayOfMonth(day) / 7);
}
