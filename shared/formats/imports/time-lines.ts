import { addDays, type Day } from '#shared/domain/day/day.ts';
import { entryError } from '#shared/domain/log/time-entry.ts';
import { NOTE_MAX, TITLE_MAX } from '#shared/domain/work/task.ts';
import type { CsvRow } from '../csv.ts';
import type { Recognised, Role, SourceName } from './sources.ts';
import {
  type DateOrder,
  dateOrders,
  readDay,
  readLength,
  readStamp,
  readTime,
  type WallPlace,
  wallSpan,
} from './wall-read.ts';

/** Why a line is not taken. */
export type LineReason =
  | 'quotes-open'
  | 'too-short'
  | 'no-date'
  | 'date-unreadable'
  | 'time-unreadable'
  | 'no-end'
  | 'ends-before-start'
  | 'too-long'
  | 'in-future'
  | 'note-too-long';

/** A line that does not fit, by its number in the file. */
export interface LineError {
  line: number;
  reason: LineReason;
  /** The content of the cell that does not fit, shortened; empty when the reason is about no single cell. */
  cell: string;
}

/** A line that could be read. */
export interface TimeLine {
  line: number;
  startAt: number;
  endAt: number;
  zone: string;
  /** What was worked on; empty for nothing in particular. */
  title: string;
  project: string;
  note: string;
  /** What identifies the entry, whatever zone it is read in. */
  identity: ReadonlyArray<string | number>;
}

export interface ReadOptions {
  /** The zone of the wall clock that the times were read off; times with a UTC offset need none. */
  zone: string;
  order: DateOrder;
  /** Whose lines are taken; null for all. */
  person: string | null;
  now: number;
}

export interface TimeLines {
  lines: TimeLine[];
  errors: LineError[];
  /** How many lines are someone else's. */
  others: number;
}

const CELL_SHOWN = 40;

/** Reads the rows of a recognised file, without its header. */
export function readTimeLines(
  rows: ReadonlyArray<CsvRow>,
  { source, columns }: Recognised,
  options: ReadOptions,
): TimeLines {
  const read: TimeLines = { lines: [], errors: [], others: 0 };
  for (const row of rows) {
    const cell = (role: Role) => plainCell(row.cells[columns.get(role) ?? -1] ?? '');
    if (options.person !== null && !row.isBroken && cell('person') !== options.person) {
      read.others++;
      continue;
    }
    const result = row.isBroken ? lineError('quotes-open') : readLine(cell, row, source, columns, options);
    if ('reason' in result) read.errors.push({ line: row.line, ...result });
    else read.lines.push({ line: row.line, ...result });
  }
  return read;
}

/** A cell without the ways in which programs differ: their line ends, and the `-` that Toggl writes for nothing. */
function plainCell(cell: string): string {
  const plain = cell.replace(/\r\n?/g, '\n').trim();
  return plain === '-' ? '' : plain;
}

/** The names in a file, in the order in which they come. */
export function peopleOf(rows: ReadonlyArray<CsvRow>, { columns }: Recognised): string[] {
  const index = columns.get('person');
  if (index === undefined) return [];
  return [
    ...new Set(rows.flatMap(({ cells, isBroken }) => (isBroken ? [] : [plainCell(cells[index] ?? '')]))),
  ];
}

/**
 * The orders in which the dates of a file can be read, the most likely first: those in which the fewest lines are no
 * date or still to come. Among equally likely ones, the day comes first where points separate the numbers, else the
 * month.
 */
export function likelyOrders(rows: ReadonlyArray<CsvRow>, { columns }: Recognised, today: Day): DateOrder[] {
  const index = columns.get('startDay') ?? -1;
  const dates = rows.flatMap(({ cells }) => cells[index]?.trim() || []);
  const misfits = dateOrders.map((order) => {
    const misfit = dates.filter((date) => (readDay(date, order) ?? '9999') > today).length;
    return { order, misfit };
  });
  const least = Math.min(...misfits.map(({ misfit }) => misfit));
  const likely = misfits.filter(({ misfit }) => misfit === least).map(({ order }) => order);
  return dates[0]?.includes('.') ? likely.toReversed() : likely;
}

type Result = Pick<LineError, 'reason' | 'cell'> | Omit<TimeLine, 'line'>;

function lineError(reason: LineReason, cell = ''): Pick<LineError, 'reason' | 'cell'> {
  return { reason, cell: [...cell.slice(0, CELL_SHOWN * 2)].slice(0, CELL_SHOWN).join('') };
}

function readLine(
  cell: (role: Role) => string,
  { cells }: CsvRow,
  source: SourceName,
  columns: ReadonlyMap<Role, number>,
  options: ReadOptions,
): Result {
  if (
    cells.length <=
    Math.max(...['start', 'startDay', 'startTime'].map((role) => columns.get(role as Role) ?? 0))
  ) {
    return lineError('too-short');
  }
  const span = columns.has('start') ? readStamps(cell, options) : readWall(cell, options);
  if ('reason' in span) return span;
  const words = readWords(cell);
  const { startAt, endAt } = span;
  const { note } = words;
  const found = entryError({ startAt, endAt, note });
  if (found === 'entry-ends-before-start')
    return lineError('ends-before-start', cell('endTime') || cell('end'));
  if (found === 'entry-too-long') return lineError('too-long', cell('endDay') || cell('end'));
  if (found === 'entry-note-too-long') return lineError('note-too-long');
  if (endAt > options.now) return lineError('in-future', cell('startDay') || cell('start'));
  const told = [cell('client'), cell('project'), cell('task'), cell('description'), cell('tags')];
  return { startAt, endAt, zone: options.zone, ...words, identity: [source, ...span.identity, ...told] };
}

type Span = { startAt: number; endAt: number; identity: ReadonlyArray<string | number> };

/** Start and end as instants, or as date and time of the wall clock in one cell. */
function readStamps(
  cell: (role: Role) => string,
  { zone, order }: ReadOptions,
): Span | ReturnType<typeof lineError> {
  if (cell('start') === '') return lineError('no-date');
  if (cell('end') === '') return lineError('no-end');
  const [startAt, endAt] = [readStamp(cell('start')), readStamp(cell('end'))];
  if (startAt !== null && endAt !== null) return { startAt, endAt, identity: [startAt, endAt] };
  const [start, end] = [wallPlace(cell('start'), order), wallPlace(cell('end'), order)];
  if (!start || !end) return lineError('date-unreadable', start ? cell('end') : cell('start'));
  return spanOf(start, end, readLength(cell('length')), zone);
}

function wallPlace(text: string, order: DateOrder): WallPlace | null {
  const [date = '', time = ''] = text.split(/[T ]/);
  const [day, seconds] = [readDay(date, order), readTime(time)];
  return day === null || seconds === null ? null : { day, seconds };
}

/**
 * Start and end in columns of their own. Without an end there is a length; an end before the start is of the next day.
 */
function readWall(
  cell: (role: Role) => string,
  { zone, order }: ReadOptions,
): Span | ReturnType<typeof lineError> {
  const date = cell('startDay');
  if (date === '') return lineError('no-date');
  const day = readDay(date, order);
  if (day === null) return lineError('date-unreadable', date);
  const seconds = readTime(cell('startTime'));
  if (seconds === null) return lineError('time-unreadable', cell('startTime'));
  const start = { day, seconds };
  const length = readLength(cell('length'));
  if (cell('endTime') === '') {
    if (length === null) return lineError('no-end');
    return spanOf(start, after(start, length), length, zone);
  }
  const endSeconds = readTime(cell('endTime'));
  if (endSeconds === null) return lineError('time-unreadable', cell('endTime'));
  const endDate = cell('endDay');
  const endDay = endDate === '' ? impliedDay(start, endSeconds, length) : readDay(endDate, order);
  if (endDay === null) return lineError('date-unreadable', endDate);
  return spanOf(start, { day: endDay, seconds: endSeconds }, length, zone);
}

const DAY_SECONDS = 86_400;

function after({ day, seconds }: WallPlace, length: number): WallPlace {
  const sum = seconds + length;
  return { day: addDays(day, Math.floor(sum / DAY_SECONDS)), seconds: sum % DAY_SECONDS };
}

/**
 * The day of an end that names only its time: the next one where it is before the start, or as many days later as the
 * length says.
 */
function impliedDay(start: WallPlace, endSeconds: number, length: number | null): Day {
  const least = endSeconds < start.seconds ? 1 : 0;
  const whole = length === null ? 0 : Math.round((length - (endSeconds - start.seconds)) / DAY_SECONDS);
  return addDays(start.day, Math.max(least, whole));
}

function spanOf(start: WallPlace, end: WallPlace, length: number | null, zone: string): Span {
  const identity = [start.day, start.seconds, end.day, end.seconds, length ?? ''];
  return { ...wallSpan(start, end, length, zone), identity };
}

/**
 * What was worked on: the task; where there is none, the description, as most people use it; else the project. What is
 * left of the description is the note, and below it client and tags.
 */
function readWords(cell: (role: Role) => string): Pick<TimeLine, 'title' | 'project' | 'note'> {
  const [task, description, project] = [cell('task'), cell('description'), cell('project')];
  const [firstLine = '', ...rest] = description.split('\n');
  const isTitle = task === '' && firstLine !== '' && firstLine.length <= TITLE_MAX;
  const text = isTitle ? rest.join('\n').trim() : description;
  const tags = cell('tags')
    .split(',')
    .flatMap((tag) => (tag.trim() === '' ? [] : [`#${tag.trim()}`]));
  const about = [cell('client'), ...tags].filter(Boolean).join(' ');
  return {
    title: (task || (isTitle ? firstLine.trim() : '') || project).slice(0, TITLE_MAX).toWellFormed().trim(),
    project: project.slice(0, TITLE_MAX).toWellFormed().trim(),
    note: [text, about]
      .filter(Boolean)
      .join('\n')
      .slice(0, NOTE_MAX + 1),
  };
}
