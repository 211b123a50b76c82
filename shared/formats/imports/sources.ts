import { type CsvRow, guessDelimiter, readCsv } from '../csv.ts';
import { comparable, guessColumns, isTimeCell } from './guess-columns.ts';
import { kimaiColumns, kimaiWords } from './kimai-words.ts';
import type { Columns, Role } from './roles.ts';

/** The programs whose time logs are recognised. */
export type ProgramName = 'toggl' | 'clockify' | 'kimai' | 'solidtime' | 'harvest';
/** Where a time log comes from; `table`: from anywhere else. */
export type SourceName = ProgramName | 'table';

interface Source {
  name: ProgramName;
  /** The file is this program's when it has a column of each group. */
  marks: ReadonlyArray<ReadonlyArray<string>>;
  columns: Readonly<Record<string, Role>>;
}

const common = { client: 'client', project: 'project', description: 'description', tags: 'tags' } as const;
const dated = {
  'start date': 'startDay',
  'start time': 'start',
  'end date': 'endDay',
  'stop date': 'endDay',
  'end time': 'end',
  'stop time': 'end',
} as const;

/**
 * Headers as the programs write them, in small letters, the most particular first.
 * Toggl: https://support.toggl.com/importing-csv-files, Clockify: its detailed report, Kimai:
 * https://www.kimai.org/documentation/export.html, Harvest: its detailed time report, solidtime: its general import for time entries, its detailed report,
 * and `time_entries.csv` of its full export.
 */
const sources: ReadonlyArray<Source> = [
  {
    // Its full export, where everything but the description is an id of another table.
    name: 'solidtime',
    marks: [['member_id', 'user_id'], ['project_id'], ['start'], ['end']],
    columns: { description: 'description', user_id: 'person', start: 'start', end: 'end' },
  },
  {
    name: 'solidtime',
    marks: [['user_name', 'user_email', 'billable'], ['start'], ['end'], ['description']],
    columns: {
      ...common,
      task: 'task',
      user_name: 'person',
      user: 'person',
      start: 'start',
      end: 'end',
      duration: 'length',
    },
  },
  {
    name: 'kimai',
    marks: [
      kimaiWords('startDay'),
      kimaiWords('start'),
      [...kimaiWords('end'), ...kimaiWords('length')],
      [...kimaiWords('task'), ...kimaiWords('client')],
    ],
    columns: { ...kimaiColumns(), category: 'kind' },
  },
  {
    name: 'harvest',
    marks: [['date'], ['hours'], ['project'], ['task'], ['notes'], ['first name']],
    columns: {
      ...common,
      date: 'startDay',
      hours: 'hours',
      task: 'task',
      notes: 'description',
      'first name': 'person',
      'last name': 'familyName',
    },
  },
  {
    name: 'clockify',
    marks: [['start date'], ['start time'], ['group', 'duration (h)', 'duration (decimal)']],
    columns: {
      ...common,
      ...dated,
      task: 'task',
      // Each workspace may call its tasks differently.
      activity: 'task',
      user: 'person',
      'duration (h)': 'length',
      'duration (decimal)': 'length',
      type: 'kind',
    },
  },
  {
    name: 'toggl',
    marks: [['start date'], ['start time'], ['duration', 'end time', 'stop time']],
    columns: { ...common, ...dated, task: 'task', user: 'person', member: 'person', duration: 'length' },
  },
];

/** Columns of our own CSV files. These are for other programs; what can be imported again is the workspace's JSON. */
const OWN_MARKS = ['start_at', 'zone', 'id'];
const OWN_TASK_MARKS = ['created_at', 'estimate_minutes', 'id'];

/** How a file is to be read. */
export interface Recognised {
  source: SourceName;
  delimiter: string;
  /** What its columns are called; empty for a column without a name. */
  names: ReadonlyArray<string>;
  columns: Columns;
  /** Its first row holds the names, and no entry. */
  hasHeader: boolean;
}

const DELIMITERS = [',', ';', '\t', '|'];
/** How many characters of a file are searched for its header. */
const HEADER_MAX = 64 * 1024;
/** How many rows of a table are looked at to find out what its columns hold. */
const LOOKED_AT = 50;

/** Recognises a file by its header, or as some other table. `own`: one of our tables; null: no table. */
export function recognise(text: string): Recognised | 'own' | null {
  const beginning = text.slice(0, HEADER_MAX);
  for (const delimiter of DELIMITERS) {
    const header = readCsv(beginning, delimiter, 1).rows[0]?.cells ?? [];
    const names = header.map((cell) => cell.trim());
    const words = names.map(comparable);
    if ([OWN_MARKS, OWN_TASK_MARKS].some((marks) => marks.every((mark) => words.includes(mark))))
      return 'own';
    const source = sources.find(({ marks }) =>
      marks.every((group) => group.some((mark) => words.includes(mark))),
    );
    if (source)
      return { source: source.name, delimiter, names, columns: columnsOf(words, source), hasHeader: true };
  }
  return anyTable(beginning);
}

function anyTable(beginning: string): Recognised | null {
  const delimiter = guessDelimiter(beginning, DELIMITERS);
  const [first, ...rest] = readCsv(beginning, delimiter, LOOKED_AT).rows.map(({ cells }) => cells);
  if (!first || first.length < 2) return null;
  const hasHeader = !first.some(isTimeCell);
  const names = first.map((cell) => (hasHeader ? cell.trim() : ''));
  const rows = hasHeader ? rest : [first, ...rest];
  if (rows.length === 0) return null;
  return { source: 'table', delimiter, names, columns: guessColumns(names, rows), hasHeader };
}

/** Of two columns with the same role, the first counts. */
function columnsOf(words: ReadonlyArray<string>, { columns }: Source): Columns {
  const found = new Map<Role, number>();
  for (const [index, word] of words.entries()) {
    const role = Object.hasOwn(columns, word) ? columns[word] : undefined;
    if (role && !found.has(role)) found.set(role, index);
  }
  return found;
}

/** The columns that hold something and are not read, by their index. */
export function unreadColumns(
  rows: ReadonlyArray<CsvRow>,
  { names, columns }: Pick<Recognised, 'names' | 'columns'>,
): number[] {
  const read = new Set(columns.values());
  return names.flatMap((_name, index) =>
    !read.has(index) && rows.some(({ cells }) => (cells[index] ?? '').trim() !== '') ? [index] : [],
  );
}

const SAMPLE_SHOWN = 60;

/** The first different cells that hold something in the first rows of a column, shortened. */
export function firstCells(rows: ReadonlyArray<CsvRow>, index: number, count: number): string[] {
  const found: string[] = [];
  for (const { cells } of rows.slice(0, LOOKED_AT)) {
    if (found.length === count) break;
    const cell = (cells[index] ?? '').trim().replaceAll(/\s+/g, ' ');
    const shown = [...cell].slice(0, SAMPLE_SHOWN).join('');
    if (shown !== '' && !found.includes(shown)) found.push(shown);
  }
  return found;
}
