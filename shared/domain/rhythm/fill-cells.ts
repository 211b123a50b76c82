import * as z from 'zod';
import {
  addDays,
  type Day,
  type DayStarts,
  dateOf,
  dayOf,
  instantAt,
  instantsAt,
  startMinutesOf,
  wallMinutes,
} from '#shared/domain/day/day.ts';
import { HOUR_MS } from '#shared/domain/day/instant.ts';
import type { RhythmRecord } from './rhythm-record.ts';

/*
 * A week is filled in on a sheet of days and kinds, as on paper. Every time that is written on the line of a day lies in
 * that logical day, wherever it starts: with days from 4:00 on, 0:30 on Monday's line is half an hour after Monday's
 * midnight. So it holds at whatever time a member sleeps.
 */

/** Getting up, going to bed, short sleep from … to …; or the id of a kind of moment. */
export type FillColumn = 'up' | 'bed' | 'nap' | (string & {});

/** One place on the sheet. */
export interface FillPlace {
  day: Day;
  column: FillColumn;
}

/** A time in a cell: minutes after the midnight at which the date of its line begins; for short sleep with its end. */
export interface FillTime {
  from: number;
  to: number | null;
}

/** A time that stood in a cell when it was typed in, and the record that told it. */
export const SeenTime = z.object({ id: z.string(), from: z.number(), to: z.nullable(z.number()) });
export type SeenTime = z.infer<typeof SeenTime>;

/** What a record has in one cell. */
export interface FillMark extends FillPlace, FillTime {
  record: RhythmRecord;
}

/** Sleep within one day that is shorter than this stands in a cell of its own, with start and end. */
const NAP_MAX_MS = 3 * HOUR_MS;
const DAY_MINUTES = 1_440;

/** True for sleep that stands with start and end in one cell. */
export function isNap({ kind, startAt, endAt, zone }: RhythmRecord, starts: DayStarts): boolean {
  if (kind !== 'sleep' || endAt === null || endAt - startAt >= NAP_MAX_MS) return false;
  return dayOf(startAt, zone, starts) === dayOf(endAt, zone, starts);
}

/** Where a record stands on the sheet: sleep with its start and its end on the lines of their days. */
export function marksOf(record: RhythmRecord, starts: DayStarts): FillMark[] {
  const { kind, startAt, endAt, zone } = record;
  const mark = (column: FillColumn, at: number): FillMark => {
    const day = dayOf(at, zone, starts);
    return { record, column, day, from: minutesOn(day, at, zone, starts), to: null };
  };
  if (isNap(record, starts)) {
    return [{ ...mark('nap', startAt), to: Math.floor(wallMinutes(endAt ?? startAt, zone)) }];
  }
  if (kind === 'sleep') return [mark('bed', startAt), ...(endAt === null ? [] : [mark('up', endAt)])];
  return [mark(kind === 'out-of-bed' ? 'up' : kind, startAt)];
}

/** Minutes after midnight; where a day is so long that a time comes twice, the second one counts on, as 29:00 does. */
function minutesOn(day: Day, at: number, zone: string, starts: DayStarts): number {
  const minutes = Math.floor(wallMinutes(at, zone));
  const isSecond = dateOf(at, zone) > day && minutes >= startMinutesOf(day, starts);
  return isSecond ? minutes + DAY_MINUTES : minutes;
}

/** The instant of a time on the line of a day. */
export function instantOn(day: Day, minutes: number, zone: string, starts: DayStarts): number {
  const isBeforeStart = minutes < startMinutesOf(day, starts);
  const date = isBeforeStart ? addDays(day, 1) : day;
  return instantsAt(date, minutes, zone)[0] ?? instantAt(date, minutes, zone);
}

/** Names a cell among all of the sheet. */
export function cellKey({ day, column }: FillPlace): string {
  return `${day} ${column}`;
}

/** Everything that stands on the sheet, cell by cell (`cellKey`), in order of time. */
export function filledCells(
  records: ReadonlyArray<RhythmRecord>,
  starts: DayStarts,
): Map<string, FillMark[]> {
  const cells = new Map<string, FillMark[]>();
  const inOrder = (mark: FillMark) =>
    (mark.column === 'up' ? mark.record.endAt : null) ?? mark.record.startAt;
  const marks = records.flatMap((record) => marksOf(record, starts));
  for (const mark of marks.toSorted((a, b) => inOrder(a) - inOrder(b))) {
    const key = cellKey(mark);
    cells.set(key, [...(cells.get(key) ?? []), mark]);
  }
  return cells;
}

/** What stands in a cell now, to tell later what whoever types in it had seen. */
export function seenIn(marks: ReadonlyArray<FillMark> = []): SeenTime[] {
  return marks.map(({ record, from, to }) => ({ id: record.id, from, to }));
}

/** What stands in a cell, as text that {@link readCell} reads. @param write minutes after midnight as text */
export function cellText(times: ReadonlyArray<FillTime>, write: (minutes: number) => string): string {
  return times.map(({ from, to }) => (to === null ? write(from) : `${write(from)}-${write(to)}`)).join(' ');
}

/** What may stand between two times. */
const BETWEEN = /[\s,、，;；・/]+/;
const FROM_TO = /\s*(?:から|[-–—−〜~])\s*/g;
/** A half of the day belongs to its time, though a space may stand between them. */
const HALF_BEFORE = /(午前|午後|翌日?)\s+/g;
const HALF_AFTER = /\s+(?=[ap]\.?m\b)/gi;

/**
 * Reads the times in a cell: as many as were typed, in any common way, with spaces or commas between them. For short sleep
 * each with its end: `14-15:30`.
 * @param readTime reads one time, in minutes after midnight
 * @returns null where something cannot be read
 */
export function readCell(
  text: string,
  column: FillColumn,
  readTime: (text: string) => number | null,
): FillTime[] | null {
  const plain = text
    .normalize('NFKC')
    .replace(HALF_BEFORE, '$1')
    .replace(HALF_AFTER, '')
    .replaceAll('まで', ' ')
    .replace(FROM_TO, '-')
    .trim();
  if (plain === '') return [];
  const times = plain
    .split(BETWEEN)
    .filter(Boolean)
    .map((typed): FillTime | null => {
      const [from, to, ...others] = typed.split('-').map(readTime);
      if (from === undefined || from === null || others.length > 0) return null;
      if (column !== 'nap') return to === undefined ? { from, to: null } : null;
      return to === undefined || to === null ? null : { from, to };
    });
  return times.includes(null) ? null : times.flatMap((time) => time ?? []);
}
