import { readDays } from '#renderer/model/log/index.ts';
import { readDayPages } from '#renderer/model/plan/index.ts';
import type { WorkspaceDb } from '#renderer/store/database.ts';
import { addDays, type Day, weekDays } from '#shared/domain/day/day.ts';

/** Reads what a sheet of the week that begins with `first` shows. */
export async function readWeek(db: WorkspaceDb, first: Day) {
  const days = weekDays(first);
  // The rows go on after the last day: to a later time of the clock, and in a double plot through another day.
  const onSheet = [...days, addDays(first, 7), addDays(first, 8)];
  const [records, pages] = await Promise.all([readDays(db, onSheet), readDayPages(db, days)]);
  return { records: { ...records, days }, pages };
}
