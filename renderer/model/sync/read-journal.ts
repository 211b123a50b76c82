import { readTitles } from '#renderer/model/work/index.ts';
import type { JournalRow, WorkspaceDb } from '#renderer/store/database.ts';
import { recordHere } from '#renderer/store/record-here.ts';
import { GoalTarget } from '#shared/domain/goals/goal.ts';
import type { Fields, SyncRecord } from '#shared/sync/operation.ts';
import { isMembersOwn, tableOf } from '#shared/sync/tables.ts';
import type { Conflict, Rejection } from './journal.ts';
import { type RowName, readRowName } from './row-name.ts';

/** The row that a journal row is about. */
export interface AboutRow {
  name: RowName;
  /** As it is here now, deleted or not; undefined when nothing is known of it. */
  here: SyncRecord | undefined;
  /** The member's own, to be brought back where it was deleted. */
  isOwn: boolean;
}

export type Notice = Exclude<JournalRow, Conflict | Rejection>;

/** One journal row, with what a member needs to know of it. */
export type JournalItem =
  | { kind: 'conflict'; row: Conflict; about: AboutRow }
  | { kind: 'rejected'; row: Rejection; about: AboutRow }
  | { kind: 'notice'; row: Notice };

export interface Journal {
  /** The latest, newest first. */
  items: JournalItem[];
  /** How many came before. */
  earlier: number;
  /** The titles of the work that is named in what was written, by id. */
  titles: ReadonlyMap<string, string>;
}

/** The journal as a member reads it. @param limit the most rows to look at, however many there are */
export async function readJournal(db: WorkspaceDb, limit: number): Promise<Journal> {
  const [count, rows] = await Promise.all([
    db.journal.count(),
    db.journal.orderBy('n').reverse().limit(limit).toArray(),
  ]);
  const items = await Promise.all(rows.map((row) => toItem(db, row)));
  const workIds = items.flatMap((item) =>
    item.kind === 'notice' ? [] : [...workIn(item.about.here?.fields ?? {}), ...workIn(writtenIn(item.row))],
  );
  const titles = await readTitles(db, workIds);
  return { items, earlier: count - rows.length, titles };
}

async function toItem(db: WorkspaceDb, row: JournalRow): Promise<JournalItem> {
  switch (row.kind) {
    case 'conflict':
      return { kind: row.kind, row, about: await aboutRow(db, row) };
    case 'rejected':
      return { kind: row.kind, row, about: await aboutRow(db, row) };
    default:
      return { kind: 'notice', row };
  }
}

async function aboutRow(db: WorkspaceDb, row: Conflict | Rejection): Promise<AboutRow> {
  const { table, id } = row;
  const declared = tableOf(table);
  return {
    name: await readRowName(db, table, id, writtenIn(row)),
    here: await recordHere(db, table, id),
    isOwn: declared !== undefined && isMembersOwn(declared),
  };
}

/** The ids of the work that is named in fields: by an entry, by a slow day, by what a goal points at. */
function workIn({ taskId, keptId, target }: Fields): string[] {
  const pointedAt = GoalTarget.safeParse(target);
  const ofGoal = pointedAt.success && pointedAt.data.kind === 'task' ? pointedAt.data.taskId : null;
  return [taskId, keptId, ofGoal].filter((id) => typeof id === 'string');
}

function writtenIn(row: Conflict | Rejection): Fields {
  if (row.kind === 'rejected') return row.fields;
  return Object.fromEntries(row.lost.map(({ field, value }) => [field, value]));
}
