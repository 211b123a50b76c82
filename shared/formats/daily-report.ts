import type { Day, DayStarts } from '#shared/domain/day/day.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import { dayPicture } from '#shared/domain/log/day-picture.ts';
import { breakIntervals, type TimeEntry } from '#shared/domain/log/time-entry.ts';

/** What a daily report (日報) can tell, in its order. None of it is preset. */
export const reportColumns = [
  'date',
  'start',
  'end',
  'breaks',
  'task',
  'output',
  'self-check',
  'condition-morning',
  'condition-afternoon',
  'contacts',
  'next',
] as const;
export type ReportColumn = (typeof reportColumns)[number];

/** The columns that each block of work fills. */
export const lineColumns = ['start', 'end', 'breaks', 'task'] as const satisfies ReadonlyArray<ReportColumn>;
/** The columns in which the member writes about the day. */
export const wordColumns = [
  ...(['output', 'self-check', 'condition-morning', 'condition-afternoon', 'contacts', 'next'] as const),
] satisfies ReadonlyArray<ReportColumn>;
export type WordColumn = (typeof wordColumns)[number];

/** The chosen columns with `column` added or removed. Columns that this version does not know stay chosen. */
export function withColumn(chosen: ReadonlyArray<string>, column: ReportColumn, isChosen: boolean): string[] {
  const others = chosen.filter((name) => name !== column);
  return isChosen ? [...others, column] : others;
}

/** A block of work on a report. */
export interface ReportLine {
  id: string;
  startAt: number;
  /** Null while it runs. */
  endAt: number | null;
  zone: string;
  taskId: string | null;
  /** In milliseconds, rounded to whole minutes. */
  breakMs: number;
}

/** The blocks of a logical day in their order, each in full, also where it reaches beyond the day. */
export function reportLines(
  entries: ReadonlyArray<TimeEntry>,
  day: Day,
  now: number,
  starts: DayStarts,
): ReportLine[] {
  return dayPicture(entries, [], day, now, starts).flatMap((placed) => {
    if (placed.kind !== 'work') return [];
    const { entry } = placed;
    const { id, startAt, endAt, zone, taskId } = entry;
    return [{ id, startAt, endAt, zone, taskId, breakMs: roundedMs(breakIntervals(entry, now)) }];
  });
}
