import { type CsvRow, readCsv } from '../csv.ts';

/** The programs whose time logs can be read. */
export type SourceName = 'toggl' | 'clockify' | 'kimai' | 'solidtime';

/** What a column tells, whatever the program calls it. */
export type Role =
  | 'person'
  | 'client'
  | 'project'
  | 'task'
  | 'description'
  | 'tags'
  /** What kind of time it was, such as work or a break. */
  | 'kind'
  | 'startDay'
  /** The time, or date and time. */
  | 'start'
  | 'endDay'
  | 'end'
  /** How long was worked. */
  | 'length'
  /** How long of the time between start and end was a break. */
  | 'break';

interface Source {
  name: SourceName;
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
 * https://www.kimai.org/documentation/export.html, solidtime: its general import for time entries, its detailed report,
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
    marks: [['date'], ['from', 'begin'], ['to', 'end', 'duration'], ['activity', 'customer']],
    columns: {
      ...common,
      customer: 'client',
      activity: 'task',
      user: 'person',
      name: 'person',
      date: 'startDay',
      from: 'start',
      begin: 'start',
      to: 'end',
      end: 'end',
      duration: 'length',
      break: 'break',
      category: 'kind',
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
  /** What its columns are called. */
  names: ReadonlyArray<string>;
  /** The index of each column in a row, counted from 0. */
  columns: ReadonlyMap<Role, number>;
}

const DELIMITERS = [',', ';', '\t', '|'];
/** How many characters of a file are searched for its header. */
const HEADER_MAX = 64 * 1024;

/** Recognises a file by its header. `own`: one of our tables; null: none that is known. */
export function recognise(text: string): Recognised | 'own' | null {
  for (const delimiter of DELIMITERS) {
    const header = readCsv(text.slice(0, HEADER_MAX), delimiter, 1).rows[0]?.cells ?? [];
    const names = header.map((cell) => cell.trim());
    const words = names.map((name) => name.normalize('NFKC').toLowerCase());
    if ([OWN_MARKS, OWN_TASK_MARKS].some((marks) => marks.every((mark) => words.includes(mark))))
      return 'own';
    const source = sources.find(({ marks }) =>
      marks.every((group) => group.some((mark) => words.includes(mark))),
    );
    if (source) return { source: source.name, delimiter, names, columns: columnsOf(words, source) };
  }
  return null;
}

/** Of two columns with the same role, the first counts. */
function columnsOf(words: ReadonlyArray<string>, { columns }: Source): Map<Role, number> {
  const found = new Map<Role, number>();
  for (const [index, word] of words.entries()) {
    const role = Object.hasOwn(columns, word) ? columns[word] : undefined;
    if (role && !found.has(role)) found.set(role, index);
  }
  return found;
}

/** The names of the columns that hold something and are not read. */
export function unreadColumns(
  rows: ReadonlyArray<CsvRow>,
  { names, columns }: Pick<Recognised, 'names' | 'columns'>,
): string[] {
  const read = new Set(columns.values());
  return names.filter(
    (_name, index) => !read.has(index) && rows.some(({ cells }) => (cells[index] ?? '').trim() !== ''),
  );
}
