import * as z from 'zod';
import { addDays, type Day, dateOf } from '#shared/domain/day/day.ts';
import { MINUTE_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import { entryError, type Pause } from '#shared/domain/log/time-entry.ts';
import { NOTE_MAX, TITLE_MAX } from '#shared/domain/work/task.ts';
import type { CsvRow } from '../csv.ts';
import type { Columns, Role } from './roles.ts';
import type { Recognised } from './sources.ts';
import {
  type DateOrder,
  dateOrders,
  readDay,
  readHours,
  readLength,
  readMinutes,
  readStamp,
  readTime,
  splitMoment,
  type WallPlace,
  wallSpan,
} from './wall-read.ts';

/** Why a line is not taken. */
export type LineReason =
  | 'quotes-open'
  | 'too-short'
  | 'too-wide'
  | 'not-work'
  | 'no-date'
  | 'date-unreadable'
  | 'time-unreadable'
  | 'no-end'
  | 'zero-length'
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
  /** The part between start and end that the file does not count as work. It does not say when that was. */
  pauses: Pause[];
  zone: string;
  /** What was worked on; empty for nothing in particular. */
  title: string;
  project: string;
  note: string;
  /** What tells the entry from others, whatever zone it is read in: the program, its start and its end. */
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
  /** How many of `lines` tell a length that is longer than from their start to their end. */
  longer: number;
  /** How many of `lines` tell a length and no start, and are put one after another from {@link PLACED_FROM}. */
  placed: number;
}

/** Where entries begin on a day for which a file tells only how long was worked, in seconds after midnight. */
export const PLACED_FROM = 9 * 3_600;

/** How the rows of a file are to be read. */
export type Table = Pick<Recognised, 'source' | 'names' | 'columns'>;

/** Which column has still to be named before lines can be read; null when all is there. */
export function missingColumn(columns: Columns): 'start' | 'end' | null {
  const hasLength = (['length', 'hours', 'minutes'] as const).some((role) => columns.has(role));
  if (!columns.has('start') && !columns.has('startDay')) return 'start';
  if (!columns.has('end') && !hasLength) return 'end';
  return columns.has('start') || hasLength ? null : 'start';
}

const CELL_SHOWN = 40;

/** Reads the rows of a time log, without its header. Each row is a line, an error, or someone else's. */
export function readTimeLines(rows: ReadonlyArray<CsvRow>, table: Table, options: ReadOptions): TimeLines {
  const read: TimeLines = { lines: [], errors: [], others: 0, longer: 0, placed: 0 };
  const context = { ...options, placed: new Map<Day, number>() };
  for (const row of rows) {
    const cell = cellsOf(row, table.columns);
    if (options.person !== null && !row.isBroken && personOf(cell) !== options.person) {
      read.others++;
      continue;
    }
    const result = row.isBroken ? lineError('quotes-open') : readLine(cell, row, table, context);
    if ('reason' in result) {
      read.errors.push({ line: row.line, ...result });
    } else {
      const { isLonger, isPlaced, ...line } = result;
      read.lines.push({ line: row.line, ...line });
      if (isLonger) read.longer++;
      if (isPlaced) read.placed++;
    }
  }
  return read;
}

/** The content of a line by what its columns tell. */
type Cell = (role: Role) => string;

function cellsOf({ cells }: CsvRow, columns: Columns): Cell {
  return (role) => plainCell(cells[columns.get(role) ?? -1] ?? '');
}

/** A cell without the ways in which programs differ: their line ends, and the `-` that Toggl writes for nothing. */
function plainCell(cell: string): string {
  const plain = cell.replace(/\r\n?/g, '\n').trim();
  return plain === '-' ? '' : plain;
}

function personOf(cell: Cell): string {
  return [cell('person'), cell('familyName')].filter(Boolean).join(' ');
}

/** The names in a file, in the order in which they come. */
export function peopleOf(rows: ReadonlyArray<CsvRow>, columns: Columns): string[] {
  if (!columns.has('person')) return [];
  return [...new Set(rows.flatMap((row) => (row.isBroken ? [] : [personOf(cellsOf(row, columns))])))];
}

/**
 * The orders in which the dates of a file can be read, the most likely first: those in which the fewest lines are no
 * date or still to come. Among equally likely ones, the day comes first where points separate the numbers, else the
 * month.
 */
export function likelyOrders(rows: ReadonlyArray<CsvRow>, columns: Columns, today: Day): DateOrder[] {
  const index = columns.get('startDay') ?? columns.get('start');
  if (index === undefined) return [];
  const dates = rows.flatMap(({ cells }) => splitMoment(cells[index] ?? '').date || []);
  const misfits = dateOrders.map((order) => {
    const misfit = dates.filter((date) => (readDay(date, order) ?? '9999') > today).length;
    return { order, misfit };
  });
  const least = Math.min(...misfits.map(({ misfit }) => misfit));
  const likely = misfits.filter(({ misfit }) => misfit === least).map(({ order }) => order);
  return dates[0]?.includes('.') ? likely.toReversed() : likely;
}

/** What does not fit in a line. */
type Misfit = Pick<LineError, 'reason' | 'cell'>;
function lineError(reason: LineReason, cell = ''): Misfit {
  return { reason, cell: [...cell.slice(0, CELL_SHOWN * 2)].slice(0, CELL_SHOWN).join('') };
}

/** What programs call a stretch in which nobody worked, in small letters. */
const NOT_WORK = new Set(
  [
    ['break', 'time off', 'holiday', 'vacation', 'sickness', 'parental'],
    ['休憩', '休暇', '休日', '祝日', '欠勤', '病欠'],
    ['pause', 'abwesenheit', 'urlaub', 'feiertag', 'krankheit'],
    ['descanso', 'pausa', 'tiempo libre', 'ausencia', 'vacaciones', 'festivo'],
    ['congé', 'absence', 'vacances', 'jour férié', 'intervalo', 'folga', 'férias', 'feriado'],
  ].flat(),
);

function isNotWork(kind: string): boolean {
  return NOT_WORK.has(kind.normalize('NFKC').toLowerCase().replaceAll(/[_-]/g, ' '));
}

/** What lines are read with. */
interface Context extends ReadOptions {
  /** Where the next entry without a start begins on each day, in seconds after midnight. */
  placed: Map<Day, number>;
}

type ReadLine = Omit<TimeLine, 'line'> & { isLonger: boolean; isPlaced: boolean };

function readLine(
  cell: Cell,
  { cells }: CsvRow,
  { source, names, columns }: Table,
  context: Context,
): Misfit | ReadLine {
  if (cells.length <= Math.max(columns.get('start') ?? 0, columns.get('startDay') ?? 0)) {
    return lineError('too-short');
  }
  // A separator that was meant as a part of a text moves everything after it into the next column.
  const tooMuch = cells.slice(names.length).find((content) => content.trim() !== '');
  if (tooMuch !== undefined) return lineError('too-wide', tooMuch);
  if (isNotWork(cell('kind'))) return lineError('not-work', cell('kind'));
  const lengths = readLengths(cell);
  const span = readSpan(cell, lengths, context);
  if ('reason' in span) return span;
  const { startAt, endAt, isPlaced } = span;
  const breakMs = isPlaced ? 0 : breakOf(endAt - startAt, lengths);
  const words = readWords(cell);
  if (endAt >= startAt && breakMs >= endAt - startAt) return lineError('zero-length', cell('end'));
  const found = entryError({ startAt, endAt, note: words.note });
  if (found === 'entry-ends-before-start') return lineError('ends-before-start', cell('end'));
  if (found === 'entry-too-long') return lineError('too-long', cell('endDay') || cell('end'));
  if (found === 'entry-note-too-long') return lineError('note-too-long');
  if (endAt > context.now) return lineError('in-future', cell('startDay') || cell('start'));
  return {
    ...{ startAt, endAt, zone: context.zone, ...words, isPlaced },
    pauses: breakMs >= ROUNDED_MS ? [middleOf(startAt, endAt, breakMs)] : [],
    isLonger: breakMs <= -ROUNDED_MS,
    identity: [source, ...span.identity],
  };
}

/** What a line tells about its length, in seconds; null where it tells nothing. */
interface Lengths {
  /** How long was worked. */
  work: number | null;
  break: number | null;
}

/** Some programs write a length of 0 where they know none. */
function readLengths(cell: Cell): Lengths {
  const work = readLength(cell('length')) || readHours(cell('hours')) || readMinutes(cell('minutes'));
  return { work: work || null, break: readLength(cell('break')) || null };
}

/** Lengths are often rounded to minutes, or to hundredths of an hour, so a smaller difference tells nothing. */
const ROUNDED_MS = MINUTE_MS;

/** How much of a span is no work. The length of the work counts before that of the break; less than 0 when it is longer. */
function breakOf(spanMs: number, { work, break: pause }: Lengths): number {
  return work === null ? (pause ?? 0) * SECOND_MS : spanMs - work * SECOND_MS;
}

/** A break of some length in the middle between start and end. */
function middleOf(startAt: number, endAt: number, ms: number): Pause {
  const from = startAt + Math.floor((endAt - startAt - ms) / 2 / SECOND_MS) * SECOND_MS;
  return { startAt: from, endAt: from + ms };
}

interface Span {
  startAt: number;
  endAt: number;
  /** The file does not tell when on the day it was. */
  isPlaced: boolean;
  identity: ReadonlyArray<string | number>;
}

/** An instant, or a day and, where it is told, a time on the wall clock. */
type Moment = { at: number } | { day: Day; seconds: number | null };

/** Start and end of a line. Without an end there is a length; without a time there is nothing but a length. */
function readSpan(cell: Cell, lengths: Lengths, context: Context): Span | Misfit {
  const start = readMoment(cell('start') || cell('startDay'), cell('startDay'), context.order);
  if ('reason' in start) return start;
  if ('at' in start) return readRest(cell, start, lengths);
  const { day, seconds } = start;
  if (seconds !== null) return readWallRest(cell, { day, seconds }, lengths, context);
  if (cell('end') !== '') return lineError('time-unreadable', cell('start'));
  if (lengths.work === null)
    return lineError(lengthText(cell) === '' ? 'no-end' : 'zero-length', lengthText(cell));
  return placedSpan(cell, day, lengths.work, context);
}

function lengthText(cell: Cell): string {
  return cell('length') || cell('hours') || cell('minutes');
}

/** The span of a line that begins at an instant. */
function readRest(cell: Cell, { at }: { at: number }, { work }: Lengths): Span | Misfit {
  const end = readStamp(cell('end'));
  if (cell('end') !== '' && end === null) return lineError('date-unreadable', cell('end'));
  if (end === null && work === null) return lineError('no-end');
  const endAt = end ?? at + (work ?? 0) * SECOND_MS;
  return { startAt: at, endAt, isPlaced: false, identity: [at, endAt] };
}

/** The span of a line that begins at a time of the wall clock. An end without a day is on the one its length implies. */
function readWallRest(
  cell: Cell,
  start: WallPlace,
  { work, break: pause }: Lengths,
  { zone, order }: Context,
): Span | Misfit {
  const whole = work === null ? null : work + (pause ?? 0);
  const text = cell('end');
  if (text === '') return work === null ? lineError('no-end') : spanOf(start, after(start, work), work, zone);
  const { date, time } = splitMoment(text);
  if (date === '' && cell('endDay') === '') {
    const seconds = readTime(time);
    if (seconds === null) return lineError('time-unreadable', text);
    return spanOf(start, { day: impliedDay(start, seconds, whole), seconds }, whole, zone);
  }
  const end = readMoment(text, cell('endDay'), order);
  if ('reason' in end) return end;
  if ('at' in end) return lineError('date-unreadable', text);
  const { day, seconds } = end;
  return seconds === null ? lineError('time-unreadable', text) : spanOf(start, { day, seconds }, whole, zone);
}

/** @param dayText the date where the text holds none */
function readMoment(text: string, dayText: string, order: DateOrder): Moment | Misfit {
  const at = readStamp(text);
  if (at !== null) return { at };
  const { date, time } = splitMoment(text);
  const seconds = time === '' ? null : readTime(time);
  const dateText = date || splitMoment(dayText).date || dayText;
  if (dateText === '')
    return text === '' || seconds !== null ? lineError('no-date') : lineError('date-unreadable', text);
  const day = readDay(dateText, order);
  if (day === null) return lineError('date-unreadable', dateText);
  return time !== '' && seconds === null ? lineError('time-unreadable', text) : { day, seconds };
}

/**
 * A line that tells only a day and a length: after those before it, or, on a day that is not over, so that it ends by
 * now. Its words tell it from others of that day.
 */
function placedSpan(cell: Cell, day: Day, work: number, { zone, placed, now }: Context): Span {
  const from = placed.get(day) ?? PLACED_FROM;
  placed.set(day, from + work);
  const start = after({ day, seconds: 0 }, from);
  const { startAt, endAt } = wallSpan(start, after(start, work), work, zone);
  const early = Math.max(0, endAt - now);
  const shiftMs = early > 0 && dateOf(startAt - early, zone) === day ? early : 0;
  const words = [cell('client'), cell('project'), cell('task'), cell('description'), cell('tags')];
  return {
    startAt: startAt - shiftMs,
    endAt: endAt - shiftMs,
    isPlaced: true,
    identity: [day, work, ...words],
  };
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
  const identity = [start.day, start.seconds, end.day, end.seconds];
  return { ...wallSpan(start, end, length, zone), isPlaced: false, identity };
}

/**
 * What was worked on: the task; where there is none, the description, as most people use it; else the project. What is
 * left of the description is the note, and below it client and tags.
 */
function readWords(cell: Cell): Pick<TimeLine, 'title' | 'project' | 'note'> {
  const [task, description, project] = [cell('task'), cell('description'), cell('project')];
  const [firstLine = '', ...rest] = description.split('\n');
  const isTitle = task === '' && firstLine !== '' && firstLine.length <= TITLE_MAX;
  const text = isTitle ? rest.join('\n').trim() : description;
  const tags = readTags(cell('tags')).map((tag) => `#${tag}`);
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

/** Tags between commas, or as a list of JSON. */
function readTags(text: string): string[] {
  const list = text.startsWith('[') ? readList(text) : null;
  return (list ?? text.split(',')).map((tag) => tag.trim()).filter(Boolean);
}

function readList(text: string): string[] | null {
  try {
    return z.array(z.string()).parse(JSON.parse(text));
  } catch {
    return null;
  }
}
