import type { Day, DayStarts } from '#shared/domain/day/day.ts';
import { dayTotal } from '#shared/domain/log/totals.ts';
import type { WeekRead } from './read-week.ts';

/** What was recorded of one day of the week as a whole. */
export interface WeekDay {
  day: Day;
  workedMs: number;
  /** From 1 to 5; null where the member did not say. */
  energy: number | null;
  /** From −1 to 1; null where the member did not say. */
  mood: number | null;
  /** The member's own line about the day; empty for none. */
  line: string;
}

/** The days of a week, each as a whole. */
export function daysOfWeek({ records, pages }: WeekRead, now: number, starts: DayStarts): WeekDay[] {
  return records.days.map((day, index) => {
    const page = pages[index];
    return {
      day,
      workedMs: dayTotal(records.entries, day, now, starts).workedMs,
      energy: page?.energy ?? null,
      mood: page?.mood ?? null,
      line: page?.plan.line ?? '',
    };
  });
}

/** True where the member said of any of the days how much energy there was, or how they felt. */
export function saidOfSelf(week: ReadonlyArray<WeekDay>): boolean {
  return week.some(({ energy, mood }) => energy !== null || mood !== null);
}
