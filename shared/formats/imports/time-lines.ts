import * as z from 'zod';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { MINUTE_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import { entryError, type Pause } from '#shared/domain/log/time-entry.ts';
import { NOTE_MAX, TITLE_MAX } from '#shared/domain/work/task.ts';
import type { CsvRow } from '../csv.ts';
import type { Recognised, Role } from './sources.ts';
import {
  type DateOrder,
  dateOrders,
  readDay,
  readLength,
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
}

const CELL_SHOWN = 40;

/** Reads the rows of a recognised file, without its header. */
export function readTimeLines(
  rows: ReadonlyArray<CsvRow>,
  recognised: Recognised,
  options: ReadOptions,
): TimeLines {
  const { columns } = recognised;
  const read: TimeLines = { lines: [], errors: [], others: 0, longer: 0 };
  for (const row of rows) {
    const cell = (role: Role) => plainCell(row.cells[columns.get(role) ?? -1] ?? '');
    if (options.person !== null && !row.isBroken && cell('person') !== options.person) {
      read.others++;
      continue;
    }
    const result = row.isBroken ? lineError('quotes-open') : readLine(cell, row, recognised, options);
    if ('reason' in result) {
      read.errors.push({ line: row.line, ...result });
    } else {
      const { isLonger, ...line } = result;
      read.lines.push({ line: row.line, ...line });
      if (isLonger) read.longer++;
    }
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
/** The content of a line by what its columns tell. */
type Cell = (role: Role) => string;

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

function readLine(
  cell: Cell,
  { cells }: CsvRow,
  { source, names, columns }: Recognised,
  options: ReadOptions,
): Misfit | (Omit<TimeLine, 'line'> & { isLonger: boolean }) {
  if (cells.length <= Math.max(columns.get('start') ?? 0, columns.get('startDay') ?? 0)) {
    return lineError('too-short');
  }
  // A separator that was meant as a part of a text moves everything after it into the next column.
  const tooMuch = cells.slice(names.length).find((content) => content.trim() !== '');
  if (tooMuch !== undefined) return lineError('too-wide', tooMuch);
  if (isNotWork(cell('kind'))) return lineError('not-work', cell('kind'));
  const lengths = readLengths(cell);
  const span = readSpan(cell, lengths, options);
  if ('reason' in span) return span;
  const { startAt, endAt } = span;
  const breakMs = breakOf(endAt - startAt, lengths);
  const words = readWords(cell);
  if (endAt >= startAt && breakMs >= endAt - startAt) return lineError('zero-length', cell('end'));
  const found = entryError({ startAt, endAt, note: words.note });
  if (found === 'entry-ends-before-start') return lineError('ends-before-start', cell('end'));
  if (found === 'entry-too-long') return lineError('too-long', cell('endDay') || cell('end'));
  if (found === 'entry-note-too-long') return lineError('note-too-long');
  if (endAt > options.now) return lineError('in-future', cell('startDay') || cell('start'));
  return {
    ...{ startAt, endAt, zone: options.zone, ...words },
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
  return { work: readLength(cell('length')) || null, break: readLength(cell('break')) || null };
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

type Span = { startAt: number; endAt: number; identity: ReadonlyArray<string | number> };

/** Start and end of a line. Without an end there is a length; an end without a day is on the day the length implies. */
function readSpan(cell: Cell, lengths: Lengths, { zone, order }: ReadOptions): Span | Misfit {
  const start = readMoment(cell('start'), cell('startDay'), order);
  if ('reason' in start) return start;
  const whole = lengths.work === null ? null : lengths.work + (lengths.break ?? 0);
  if (cell('end') === '') {
    if (lengths.work === null) return lineError('no-end');
    if ('at' in start) {
      const endAt = start.at + lengths.work * SECOND_MS;
      return { startAt: start.at, endAt, identity: [start.at, endAt] };
    }
    return spanOf(start, after(start, lengths.work), lengths.work, zone);
  }
  const impliedBy = 'at' in start ? '' : (seconds: number) => impliedDay(start, seconds, whole);
  const end = readMoment(cell('end'), cell('endDay') || impliedBy, order);
  if ('reason' in end) return end;
  if ('at' in start && 'at' in end) {
    return { startAt: start.at, endAt: end.at, identity: [start.at, end.at] };
  }
  if ('at' in start || 'at' in end)
    return lineError('date-unreadable', 'at' in end ? cell('start') : cell('end'));
  return spanOf(start, end, whole, zone);
}

/**
 * An instant, or a place on the wall clock. The text holds the date too, or the time alone.
 * @param ofDay the date where the text holds none, or what it follows from
 */
function readMoment(
  text: string,
  ofDay: string | ((seconds: number) => Day),
  order: DateOrder,
): { at: number } | WallPlace | Misfit {
  const at = readStamp(text);
  if (at !== null) return { at };
  const { date, time } = splitMoment(text);
  if (date === '' && ofDay === '')
    return text === '' || readTime(time) !== null ? lineError('no-date') : lineError('date-unreadable', text);
  const seconds = readTime(time);
  if (typeof ofDay === 'function' && date === '') {
    return seconds === null ? lineError('time-unreadable', text) : { day: ofDay(seconds), seconds };
  }
  const dayText = date || (typeof ofDay === 'string' ? ofDay : '');
  const day = readDay(splitMoment(dayText).date || dayText, order);
  if (day === null) return lineError('date-unreadable', dayText);
  return seconds === null ? lineError('time-unreadable', text) : { day, seconds };
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
  return { ...wallSpan(start, end, length, zone), identity };
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
