import { readEntries } from '#renderer/model/log/index.ts';
import { readRhythm } from '#renderer/model/rhythm/index.ts';
import { atOneMoment } from '#renderer/store/at-one-moment.ts';
import type { WorkspaceDb } from '#renderer/store/database.ts';
import { reachOf } from '#shared/domain/day/day.ts';
import { daysOnSheet, type SheetFrame } from '#shared/domain/rhythm/sheet-frame.ts';
import type { SheetRecords } from './sheet.ts';

/** What the sheet of a month or a year is drawn from. */
export interface LongRecords extends SheetRecords {
  /** When what lies there begins that this version cannot read, in UTC milliseconds. */
  unreadableAt: number[];
}

/** Reads what the sheet of a month or a year is drawn from: no names, which it has no room for. */
export async function readLong(db: WorkspaceDb, frame: SheetFrame): Promise<LongRecords> {
  const reach = reachOf(daysOnSheet(frame));
  const [entries, rhythm] = await atOneMoment(db, ['entries', 'rhythm'], (db) =>
    Promise.all([readEntries(db, reach), readRhythm(db, reach)]),
  );
  return {
    entries: entries.rows,
    sleep: rhythm.rows.filter(({ kind }) => kind === 'sleep'),
    events: rhythm.rows.filter(({ kind }) => kind !== 'sleep'),
    unreadableAt: [...entries.unreadable, ...rhythm.unreadable].flatMap(({ startAt }) =>
      typeof startAt === 'number' ? [startAt] : [],
    ),
  };
}
