import { useMemo } from 'react';
import type { WorkNames } from '#renderer/model/work/index.ts';
import type { StoredRow } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import type { Line, Lines } from '#renderer/store/table-index.ts';
import { useTableIndex } from '#renderer/store/use-table-index.ts';
import type { Day, DayStarts } from '#shared/domain/day/day.ts';
import { roundedMs } from '#shared/domain/day/interval.ts';
import { foldText } from '#shared/domain/fold-text.ts';
import { type TimeEntry, unsureIntervals, workedIntervals } from '#shared/domain/log/time-entry.ts';
import { entryDayTotal } from '#shared/domain/log/totals.ts';

/** What a list shows of an entry. */
export interface EntryLine extends Line, Pick<TimeEntry, 'startAt' | 'endAt' | 'zone' | 'taskId' | 'kind'> {
  note: string;
  /** The note, folded for the search. */
  foldedNote: string;
  /** In milliseconds, rounded to whole minutes; null while it lasts. */
  workedMs: number | null;
  isUnsure: boolean;
}

/** An entry as a line of a list. */
export function entryLine(entry: TimeEntry): EntryLine {
  const { id, startAt, endAt, zone, taskId, kind, note } = entry;
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
    workedMs: endAt === null ? null : roundedMs(workedIntervals(entry, endAt)),
    isUnsure: unsureIntervals(entry, endAt ?? startAt).length > 0,
  };
}

/** An entry as a line that counts only what lies in `days`, as the totals do. */
export function lineOfDays(
  entry: TimeEntry,
  days: ReadonlyArray<Day>,
  now: number,
  starts: DayStarts,
): EntryLine {
  const line = entryLine(entry);
  if (line.workedMs === null) return line;
  const parts = days.map((day) => entryDayTotal(entry, day, now, starts).workedMs);
  return { ...line, workedMs: parts.reduce((sum, ms) => sum + ms, 0) };
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
