import { useMemo } from 'react';
import type { WorkNames } from '#renderer/model/work/index.ts';
import type { StoredRow } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import type { Line, Lines } from '#renderer/store/table-index.ts';
import { useTableIndex } from '#renderer/store/use-table-index.ts';
import { clipToDay, type Day, type DayStarts, dayBounds, dayOf } from '#shared/domain/day/day.ts';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import { type Interval, roundedMs } from '#shared/domain/day/interval.ts';
import { foldText } from '#shared/domain/fold-text.ts';
import {
  ENTRY_MAX_MS,
  type TimeEntry,
  unsureIntervals,
  workedIntervals,
} from '#shared/domain/log/time-entry.ts';
import { entryDayTotal, touchesDay } from '#shared/domain/log/totals.ts';

/** What a list shows of an entry. */
export interface EntryLine extends Line, Pick<TimeEntry, 'startAt' | 'endAt' | 'zone' | 'taskId' | 'kind'> {
  note: string;
  /** The note, folded for the search. */
  foldedNote: string;
  /** In milliseconds, rounded to whole minutes; null while it lasts. */
  workedMs: number | null;
  /** The stretches that count as work; none while it lasts. */
  worked: ReadonlyArray<Interval>;
  /** The entry itself while it lasts. */
  running: TimeEntry | null;
  isUnsure: boolean;
  /** The day that it is listed under, where that may be another one than the day it starts in. */
  day?: Day | undefined;
}

/** An entry as a line of a list. */
export function entryLine(entry: TimeEntry): EntryLine {
  const { id, startAt, endAt, zone, taskId, kind, note } = entry;
  const worked = endAt === null ? [] : workedIntervals(entry, endAt);
  return {
    id,
    place: startAt,
    startAt,
    endAt,
    zone,
    taskId,
    kind,
    note,
    foldedNote: foldText(note),
    workedMs: endAt === null ? null : roundedMs(worked),
    worked,
    running: endAt === null ? entry : null,
    isUnsure: unsureIntervals(entry, endAt ?? startAt).length > 0,
  };
}

/** An entry as a line that counts only what lies in `days`, as the totals do, and is listed under the first of them. */
export function lineOfDays(
  entry: TimeEntry,
  days: ReadonlyArray<Day>,
  now: number,
  starts: DayStarts,
): EntryLine {
  const line = { ...entryLine(entry), day: days.find((day) => touchesDay(entry, day, now, starts)) };
  if (line.workedMs === null) return line;
  const parts = days.map((day) => entryDayTotal(entry, day, now, starts).workedMs);
  return { ...line, workedMs: parts.reduce((sum, ms) => sum + ms, 0) };
}

/**
 * Finds the logical day that a line is listed under. Each is worked out once, and neighbours mostly lie in the same day,
 * so that years of lines are grouped without delay.
 */
export function dayFinder(starts: DayStarts): (line: EntryLine) => Day {
  const known = new WeakMap<EntryLine, Day>();
  let last: { day: Day; zone: string; bounds: Interval } | null = null;
  return (line) => {
    const { startAt, zone } = line;
    const found = line.day ?? known.get(line);
    if (found !== undefined) return found;
    const isInLast =
      last !== null && last.zone === zone && last.bounds.startAt <= startAt && startAt < last.bounds.endAt;
    if (last === null || !isInLast) {
      const day = dayOf(startAt, zone, starts);
      last = { day, zone, bounds: dayBounds(day, zone, starts) };
    }
    known.set(line, last.day);
    return last.day;
  };
}

/**
 * What was worked on a day according to these lines, in milliseconds: as the log of that day tells it, with what began
 * before and lasted into it.
 * @param lines the latest first
 * @param from the index of the first line that is listed under the day
 */
export function workedOnDay(
  lines: ReadonlyArray<EntryLine>,
  from: number,
  day: Day,
  now: number,
  starts: DayStarts,
): number {
  // In whatever zone, the day has not begun so early.
  const before = (lines[from]?.startAt ?? 0) - 3 * DAY_MS;
  let sum = 0;
  for (let index = from; index < lines.length; index++) {
    const line = lines[index];
    // Nothing that began before this can have lasted so long.
    if (!line || line.startAt < before - ENTRY_MAX_MS) break;
    const { worked, running, endAt, zone } = line;
    if (endAt !== null && endAt < before) continue;
    sum += running
      ? entryDayTotal(running, day, now, starts).workedMs
      : roundedMs(clipToDay(worked, day, zone, starts));
  }
  return sum;
}

/** All entries there are, the latest first. */
export function useEntryLines(): Lines<EntryLine> {
  return useTableIndex('entries', 'startAt', rowLine);
}

function rowLine(row: StoredRow): EntryLine | null {
  const [entry] = parseRows('entries', [row]);
  return entry ? entryLine(entry) : null;
}

interface NameLine extends Line {
  title: string;
  project: string;
  folded: string;
}

function nameLine({ id, title, project }: StoredRow): NameLine | null {
  if (typeof title !== 'string') return null;
  const part = typeof project === 'string' ? project : '';
  return { id, place: 0, title, project: part, folded: foldText(`${title}\n${part}`) };
}

/** The names of all tasks and assignments. */
export interface AllNames extends WorkNames {
  /** Their titles and projects by id, folded for the search. */
  folded: ReadonlyMap<string, string>;
}

/** The names of all tasks and assignments; null until they are known. */
export function useAllNames(): AllNames | null {
  const tasks = useTableIndex('tasks', 'id', nameLine);
  const assignments = useTableIndex('assignments', 'id', nameLine);
  return useMemo(() => {
    if (!tasks.isWhole || !assignments.isWhole) return null;
    // An assignment's names go before those of the member's own row beside it.
    const lines = [...tasks.lines, ...assignments.lines];
    return {
      titles: new Map(lines.map(({ id, title }) => [id, title])),
      projects: new Map(lines.flatMap(({ id, project }) => (project === '' ? [] : [[id, project]]))),
      folded: new Map(lines.map(({ id, folded }) => [id, folded])),
    };
  }, [tasks, assignments]);
}

/** Those lines in whose note, task or project every one of the words is found; the first `most` of them. */
export function linesWith(
  lines: ReadonlyArray<EntryLine>,
  words: ReadonlyArray<string>,
  { folded }: AllNames,
  most = Infinity,
): ReadonlyArray<EntryLine> {
  if (words.length === 0) return lines;
  const found: EntryLine[] = [];
  for (const line of lines) {
    const name = (line.taskId !== null && folded.get(line.taskId)) || '';
    if (words.every((word) => line.foldedNote.includes(word) || name.includes(word))) found.push(line);
    if (found.length === most) break;
  }
  return found;
}
