import { readPreferences } from '#renderer/model/preferences/index.ts';
import { type StoredRow, toFields, type WorkspaceDb } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { type Goal, inOrder } from '#shared/domain/goals/goal.ts';
import type { GoalMark } from '#shared/domain/goals/goal-mark.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import type { Assignment } from '#shared/domain/relay/assignment.ts';
import type { KindSetting } from '#shared/domain/rhythm/kind-setting.ts';
import type { RhythmRecord } from '#shared/domain/rhythm/rhythm-record.ts';
import type { Task } from '#shared/domain/work/task.ts';
import { workItems } from '#shared/domain/work/work.ts';
import type { ImportedBefore, KnownEntry } from '#shared/formats/imports/plan-import.ts';
import type { FileRow, ReadRow, WorkspaceRows } from '#shared/formats/workspace-json.ts';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import { type TableName, tableNames } from '#shared/sync/tables.ts';

/**
 * Every row of the workspace as it is stored, also those that this version cannot read; all read in one transaction.
 */
export async function readEverything(db: WorkspaceDb): Promise<WorkspaceRows> {
  return db.transaction('r', db.domainTables, async () => {
    const tables = await Promise.all(
      tableNames.map(
        async (table): Promise<[TableName, FileRow[]]> => [
          table,
          (await db.rows(table).toArray()).map(toFileRow),
        ],
      ),
    );
    return Object.fromEntries(tables);
  });
}

function toFileRow(row: StoredRow): FileRow {
  return { id: row.id, ...toFields(row) };
}

/** What the files for other programs are made from. */
export interface Written {
  tasks: Task[];
  assignments: Assignment[];
  /** In order of their start. */
  entries: TimeEntry[];
  /** Likewise. */
  rhythm: RhythmRecord[];
  /** How the member keeps the kinds of those. */
  rhythmKinds: KindSetting[];
  goals: Goal[];
  goalMarks: GoalMark[];
}

/** All work, time, rhythm and goals that there are. */
export async function readWritten(db: WorkspaceDb): Promise<Written> {
  const [tasks, assignments, entries, rhythm, rhythmKinds, goals, goalMarks] = await Promise.all([
    db.rows('tasks').toArray(),
    db.rows('assignments').toArray(),
    db.rows('entries').orderBy('startAt').toArray(),
    db.rows('rhythm').orderBy('startAt').toArray(),
    db.rows('rhythmKinds').toArray(),
    db.rows('goals').toArray(),
    db.rows('goalMarks').toArray(),
  ]);
  return {
    tasks: parseRows('tasks', tasks),
    assignments: parseRows('assignments', assignments),
    entries: parseRows('entries', entries),
    rhythm: parseRows('rhythm', rhythm),
    rhythmKinds: parseRows('rhythmKinds', rhythmKinds),
    goals: inOrder(parseRows('goals', goals)),
    goalMarks: parseRows('goalMarks', goalMarks),
  };
}

/** What an import of a time log has to know. `secret` is '' before the first one. */
export async function readKnown(db: WorkspaceDb): Promise<ImportedBefore> {
  const [{ importSecret }, entries, tasks, assignments] = await Promise.all([
    readPreferences(db),
    db.rows('entries').where('id').startsWith('import:').toArray(),
    db.rows('tasks').toArray(),
    db.rows('assignments').toArray(),
  ]);
  return {
    secret: importSecret,
    entries: entries.map(toKnownEntry),
    items: workItems(parseRows('tasks', tasks), parseRows('assignments', assignments)),
  };
}

/** Also of a row that this version cannot read, so that it is not imported once more. */
function toKnownEntry({ id, taskId, note }: StoredRow): KnownEntry {
  return {
    id,
    taskId: typeof taskId === 'string' ? taskId : null,
    note: typeof note === 'string' ? note : '',
  };
}

/** How rows of a file stand to those that are here. */
export interface Comparison {
  /** Not here, or deleted here. */
  added: number;
  /** Here, but with other values. */
  changed: number;
  same: number;
  /** Those that are new or different. */
  rows: ReadRow[];
}

const COMPARED_AT_ONCE = 2_000;

/** Compares rows of a file with what is here. */
export async function compareRows(db: WorkspaceDb, rows: ReadonlyArray<ReadRow>): Promise<Comparison> {
  const comparison: Comparison = { added: 0, changed: 0, same: 0, rows: [] };
  for (const table of tableNames) {
    const ofTable = rows.filter((row) => row.table === table);
    for (let from = 0; from < ofTable.length; from += COMPARED_AT_ONCE) {
      const part = ofTable.slice(from, from + COMPARED_AT_ONCE);
      const here = await db.rows(table).bulkGet(part.map(({ id }) => id));
      for (const [index, row] of part.entries()) {
        const difference = differenceOf(row.fields, here[index]);
        comparison[difference]++;
        if (difference !== 'same') comparison.rows.push(row);
      }
    }
  }
  return comparison;
}

function differenceOf(fields: ReadRow['fields'], here: StoredRow | undefined): 'added' | 'changed' | 'same' {
  if (!here) return 'added';
  // A file from the time when a block still ran, or a night was not over, does not open it again.
  if (fields.endAt === null && (here.endAt ?? null) !== null) return 'same';
  const isSame = Object.entries(fields).every(
    ([field, value]) => canonicalJson(value) === canonicalJson(here[field] ?? null),
  );
  return isSame ? 'same' : 'changed';
}
