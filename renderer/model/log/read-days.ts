import { readRhythm } from '#renderer/model/rhythm/index.ts';
import { readNames, type WorkNames } from '#renderer/model/work/index.ts';
import { atOneMoment } from '#renderer/store/at-one-moment.ts';
import type { StoredRow, WorkspaceDb } from '#renderer/store/database.ts';
import { type Day, type DayStarts, dayOf, reachOf } from '#shared/domain/day/day.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import { readEntries } from './read-entries.ts';

/** What was recorded around some days, with the names of the tasks that the entries name, where they are known. */
export interface DayRecords extends WorkNames {
  /** The days that were asked for. */
  days: ReadonlyArray<Day>;
  /** Entries that may touch the days in their own zone, in order of their start. */
  entries: TimeEntry[];
  /** Sleep likewise, in order of going to bed. */
  sleep: RhythmRecord[];
  /** Every other moment of their rhythm that lies there, in order. */
  events: RhythmRecord[];
  /** When what lies there begins that this version cannot read, in UTC milliseconds. */
  unreadableAt: number[];
}

/** The tables that {@link readDays} reads. */
export const tablesOfDays = ['entries', 'rhythm', 'tasks', 'assignments'] as const;

/** Everything that a picture or a list of `days` is made from. */
export async function readDays(db: WorkspaceDb, days: ReadonlyArray<Day>): Promise<DayRecords> {
  const reach = reachOf(days);
  const [ofWork, ofRhythm, names] = await atOneMoment(db, tablesOfDays, async (db) => {
    const [ofWork, ofRhythm] = await Promise.all([readEntries(db, reach), readRhythm(db, reach)]);
    const taskIds = ofWork.rows.flatMap(({ taskId }) => taskId ?? []);
    return [ofWork, ofRhythm, await readNames(db, taskIds)] as const;
  });
  return {
    days,
    entries: ofWork.rows,
    sleep: ofRhythm.rows.filter(({ kind }) => kind === 'sleep'),
    events: ofRhythm.rows.filter(({ kind }) => kind !== 'sleep'),
    unreadableAt: startsOf([...ofWork.unreadable, ...ofRhythm.unreadable]),
    ...names,
  };
}

/** How much lies in the days that were asked for and cannot be read, in the zone where the member is. */
export function unreadableIn({ days, unreadableAt }: DayRecords, zone: string, starts: DayStarts): number {
  const asked = new Set(days);
  return unreadableAt.filter((at) => asked.has(dayOf(at, zone, starts))).length;
}

function startsOf(rows: ReadonlyArray<StoredRow>): number[] {
  return rows.flatMap(({ startAt }) => (typeof startAt === 'number' ? [startAt] : []));
}
