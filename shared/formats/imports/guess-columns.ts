import { kimaiColumns } from './kimai-words.ts';
import type { Columns, Role } from './roles.ts';
import { readLength, readStamp, readTime, splitMoment } from './wall-read.ts';

/** The name of a column, so that it can be compared: in small letters and without differences of width. */
export function comparable(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** What a column holds, by the form of its cells. `moment`: a date with its time. */
type Form = 'moment' | 'day' | 'time' | 'length' | 'text';

function formOf(cell: string): Form {
  // A time may be written `9.30` too; so is a number of hours, which is more likely.
  if (/^\d+[.,]\d+$/.test(cell.trim())) return 'length';
  const { date, time } = splitMoment(cell);
  if (date !== '' && time === '') return 'day';
  if (readStamp(cell) !== null || (date !== '' && readTime(time) !== null)) return 'moment';
  if (readTime(cell) !== null) return 'time';
  return readLength(cell) === null ? 'text' : 'length';
}

/** Whether a cell holds a date or a time, as no name of a column does. */
export function isTimeCell(cell: string): boolean {
  return ['moment', 'day', 'time'].includes(formOf(cell));
}

const SAME_FORM = 0.8;

/** The form of most cells of a column; text where they differ. */
function formOfColumn(cells: ReadonlyArray<string>): Form {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const byForm = Map.groupBy(filled, formOf);
  for (const [form, those] of byForm) if (those.length >= filled.length * SAME_FORM) return form;
  return 'text';
}

/** Names of columns in tables that no program is known for. */
const WORDS: Partial<Record<Role, string>> = {
  startDay: 'day | start date | fecha de inicio | 日 | 日にち | 年月日 | 開始日',
  start: `start | start time | started at | started | beginn | début | inicio | hora de inicio | início | 開始 | 開始時刻 |
    開始時間 | 開始日時`,
  endDay: 'end date | stop date | fecha de finalización | 終了日',
  end: `stop | finish | end time | stop time | ended at | ended | ende | fin | hora de finalización | fim | 終了 | 終了時刻 |
    終了時間 | 終了日時`,
  length: `length | time | time spent | hours | minutes | duration (h) | duración (h) | stunden | minuten | heures | horas |
    時間 | 作業時間 | 所要時間 | 分`,
  break: 'breaks | 休憩 | 休憩時間',
  task: `task | title | what | work | subject | aufgabe | tâche | tarea | tarefa | タスク | 作業 | 作業内容 | 内容 | 件名 |
    仕事 | しごと`,
  project: '案件 | プロジェクト名',
  client: '顧客 | 取引先 | クライアント',
  description:
    'note | notes | comment | comments | memo | notizen | notas | remarque | メモ | 備考 | コメント',
  person: 'user | member | employee | benutzer | usuario | utilisateur | usuário | ユーザー | 担当者',
  kind: 'type | 種類 | 区分',
};

/** In Kimai's files `name` is a person; in other tables it is as often the name of the work. */
const roleOfWord: ReadonlyMap<string, Role> = new Map<string, Role>([
  ...Object.entries(kimaiColumns()).filter(([, role]) => role !== 'person'),
  ...(Object.entries(WORDS) as [Role, string][]).flatMap(([role, words]) =>
    words.split('|').map((word): [string, Role] => [word.trim(), role]),
  ),
]);

/** The forms of which some cell of a role has one; any form where it is not named. */
const FORMS: Partial<Record<Role, ReadonlyArray<Form>>> = {
  startDay: ['day', 'moment'],
  start: ['time', 'moment', 'length'],
  endDay: ['day'],
  end: ['time', 'moment', 'length'],
  length: ['length', 'time'],
  break: ['length', 'time'],
};

/**
 * Guesses what the columns of a table hold: by their names, where their cells fit; then by the form and the order of
 * those that are left. The member sees the guess and can change it.
 */
export function guessColumns(
  names: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string>>,
): Columns {
  const columns = new Map<Role, number>();
  const cellsOf = (index: number) => rows.map((cells) => cells[index] ?? '');
  const forms = names.map((_name, index) => formOfColumn(cellsOf(index)));
  const give = (role: Role, index: number | undefined) => {
    if (index !== undefined && !columns.has(role)) columns.set(role, index);
  };
  for (const [index, name] of names.entries()) {
    const role = roleOfWord.get(comparable(name));
    const fitting = role && FORMS[role];
    if (!role || (fitting && !cellsOf(index).some((cell) => fitting.includes(formOf(cell))))) continue;
    give(role === 'startDay' && forms[index] === 'moment' ? 'start' : role, index);
  }
  const left = (form: Form) => {
    const taken = new Set(columns.values());
    return forms.flatMap((each, index) => (each === form && !taken.has(index) ? [index] : []));
  };
  if (!columns.has('start') && !columns.has('startDay')) give('start', left('moment')[0]);
  if (forms[columns.get('start') ?? -1] !== 'moment') give('startDay', left('day')[0]);
  // A single time beside a day is more likely a length than a start.
  const times = left('time');
  if (times.length > 1 || columns.has('end') || columns.has('length')) give('start', times[0]);
  if (columns.has('start')) give('end', left('moment')[0] ?? left('time')[0]);
  if (columns.has('startDay') && columns.has('end')) give('endDay', left('day')[0]);
  give('length', left('time')[0]);
  return withUnit(columns, names, cellsOf);
}

/** A length that is a number counts hours or minutes, as the name of its column says. */
function withUnit(
  columns: Map<Role, number>,
  names: ReadonlyArray<string>,
  cellsOf: (index: number) => string[],
): Columns {
  const index = columns.get('length');
  if (index === undefined) return columns;
  const name = comparable(names[index] ?? '');
  const numbers = cellsOf(index).map((cell) => Number(cell.trim().replace(',', '.')));
  const isHours =
    /hour|hrs|\(h\)|stunden|heures|horas|時間/.test(name) && !numbers.some((number) => number > 24);
  const unit = isHours ? 'hours' : /min|分|時間|hour/.test(name) ? 'minutes' : 'length';
  columns.delete('length');
  return columns.set(unit, index);
}
