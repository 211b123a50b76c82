import type { Day } from '#shared/domain/day.ts';
import type { RhythmRecord } from '#shared/domain/rhythm-record.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import type { WorkspaceDb } from '../database.ts';
import { reachOf, readEntries, readSleep } from './entries.ts';
import { readNames, type WorkNames } from './work.ts';

/** What was recorded around some days, with the names of the tasks that the entries name, where they are known. */
export interface DayRecords extends WorkNames {
  /** The days that were asked for. */
  days: ReadonlyArray<Day>;
  /** Entries that may touch the days in their own zone, in order of their start. */
  entries: TimeEntry[];
  /** Sleep likewise, in order of going to bed. */
  sleep: RhythmRecord[];
}

/** Everything that a picture or a list of `days` is made from. */
export async function readDays(db: WorkspaceDb, days: ReadonlyArray<Day>): Promise<DayRecords> {
  const reach = reachOf(days);
  const [entries, sleep] = await Promise.all([readEntries(db, reach), readSleep(db, reach)]);
  const names = await readNames(
    db,
    entries.flatMap(({ taskId }) => taskId ?? []),
  );
  return { days, entries, sleep, ...names };
}
