import { useMemo } from 'react';
import { useDayStarts } from '#renderer/model/day/index.ts';
import type { DayRecords } from '#renderer/model/log/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { dayTotal } from '#shared/domain/log/totals.ts';
import { readWeek } from './read-week.ts';
import type { WeekDay } from './WeekSheet.tsx';

/** What was recorded in a week. */
export interface ReadWeek {
  records: DayRecords;
  week: WeekDay[];
}

/** What was recorded in the week that begins with `first`; undefined until it has been read. */
export function useWeek(first: Day, now: number): ReadWeek | undefined {
  const starts = useDayStarts();
  const read = useRows((db) => readWeek(db, first), [first]);
  return useMemo(
    () =>
      read && {
        records: read.records,
        week: read.records.days.map((day, index): WeekDay => {
          const page = read.pages[index];
          return {
            day,
            workedMs: dayTotal(read.records.entries, day, now, starts).workedMs,
            energy: page?.energy ?? null,
            mood: page?.mood ?? null,
            line: page?.plan.line ?? '',
          };
        }),
      },
    [read, now, starts],
  );
}
