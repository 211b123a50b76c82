import { useMemo } from 'react';
import { useDayStarts } from '#renderer/model/day/index.ts';
import type { DayRecords } from '#renderer/model/log/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { readWeek } from './read-week.ts';
import { daysOfWeek, type WeekDay } from './week-days.ts';

/** What was recorded in a week. */
export interface ReadWeek {
  records: DayRecords;
  week: WeekDay[];
}

/** What was recorded in the week that begins with `first`; undefined until it has been read, and where none is asked for. */
export function useWeek(first: Day | null, now: number): ReadWeek | undefined {
  const starts = useDayStarts();
  const read = useRows(async (db) => (first === null ? undefined : readWeek(db, first)), [first]);
  return useMemo(
    () => read && { records: read.records, week: daysOfWeek(read, now, starts) },
    [read, now, starts],
  );
}
