import { type DayRecords, readDays, tablesOfDays } from '#renderer/model/log/index.ts';
import { type DayPage, readDayPages, tablesOfDayPages } from '#renderer/model/plan/index.ts';
import { atOneMoment } from '#renderer/store/at-one-moment.ts';
import type { WorkspaceDb } from '#renderer/store/database.ts';
import { addDays, type Day, weekDays } from '#shared/domain/day/day.ts';

/** What a sheet of a week shows. */
export interface WeekRead {
  /** Of the seven days, and of the days after them in which their rows go on. */
  records: DayRecords;
  /** What was written about each of the seven days. */
  pages: DayPage[];
}

/** Reads what a sheet of the week that begins with `first` shows, as it is at one moment. */
export async function readWeek(db: WorkspaceDb, first: Day): Promise<WeekRead> {
  const days = weekDays(first);
  // The rows go on after the last day: to a later time of the clock, and in a double plot through another day.
  const onSheet = [...days, addDays(first, 7), addDays(first, 8)];
  const [records, pages] = await atOneMoment(db, [...tablesOfDays, ...tablesOfDayPages], () =>
    Promise.all([readDays(db, onSheet), readDayPages(db, days)]),
  );
  return { records: { ...records, days }, pages };
}
