import { atOneMoment } from '#renderer/store/at-one-moment.ts';
import type { Db, StoredRow, WorkspaceDb } from '#renderer/store/database.ts';
import { parseRows, readRows } from '#renderer/store/parse-rows.ts';
import { rowsById } from '#renderer/store/rows-by-id.ts';
import type { Day } from '#shared/domain/day/day.ts';
import type { Assignment } from '#shared/domain/relay/assignment.ts';
import {
  hasPassed,
  occurrence,
  occurrenceParts,
  occurrencesFrom,
  occursOn,
  type Repeat,
} from '#shared/domain/work/repeat.ts';
import type { Task } from '#shared/domain/work/task.ts';
import { type WorkItem, workItems } from '#shared/domain/work/work.ts';

export interface WorkOfDay {
  /** Own tasks and accepted assignments: everything open, and what belongs to the asked day. */
  items: WorkItem[];
  /** Open assignments, offers among them. */
  assignments: Assignment[];
  /** How much belongs there that this version cannot read. */
  unreadable: number;
}

/**
 * What a member can work on: all that is open, and what was planned for `day`, done or not, with what repeats on it. An
 * occurrence of another day is only there until that day is over: one that was skipped leaves nothing behind.
 */
export function readWork(db: WorkspaceDb, day: Day): Promise<WorkOfDay> {
  return atOneMoment(db, ['tasks', 'assignments', 'repeats'], (db) => readWorkOf(db, day));
}

async function readWorkOf(db: Db<'tasks' | 'assignments' | 'repeats'>, day: Day): Promise<WorkOfDay> {
  const [open, idsOfDay, openAssignments, occurrences] = await Promise.all([
    db.rows('tasks').where('_open').equals(1).toArray(),
    db.rows('tasks').where('day').equals(day).primaryKeys(),
    db.rows('assignments').where('_open').equals(1).toArray(),
    readOccurrences(db, day, 1),
  ]);
  // Most tasks of the day are open, and so have been read already.
  const known = new Map(open.map((row) => [row.id, row]));
  const closed = await rowsById(
    db,
    'tasks',
    idsOfDay.filter((id) => !known.has(id)),
  );
  const tasks = [...open, ...closed.values()];
  const ofDay = tasks.filter((row) => row.day === day);
  const openIds = new Set(openAssignments.map(({ id }) => id));
  // A row beside an assignment that was handed over shows on its day, with the assignment it belongs to.
  const besides = ofDay.flatMap(({ id, assignmentId }) =>
    typeof assignmentId === 'string' && !openIds.has(id) ? [assignmentId] : [],
  );
  const handedOver = await rowsById(db, 'assignments', besides);
  const ofNpo = readRows('assignments', [...openAssignments, ...handedOver.values()]);
  const own = readRows('tasks', tasks);
  const present = own.rows.filter((task) => !hasPassed(task, day));
  return {
    items: workItems(present, ofNpo.rows, occurrences),
    assignments: ofNpo.rows,
    unreadable: own.unreadable.length + ofNpo.unreadable.length,
  };
}

/** The occurrences on `days` days from `from` on that have no row of their own yet. */
export async function readOccurrences(db: Db<'repeats' | 'tasks'>, from: Day, days: number): Promise<Task[]> {
  const repeats = parseRows('repeats', await db.rows('repeats').toArray());
  const occurrences = occurrencesFrom(repeats, from, days);
  const stored = await rowsById(
    db,
    'tasks',
    occurrences.map(({ id }) => id),
  );
  return occurrences.filter(({ id }) => !stored.has(id));
}

/** The occurrence with that id, as it is before it has a row; null when nothing repeats so. */
export async function readOccurrence(db: WorkspaceDb, id: string): Promise<Task | null> {
  const parts = occurrenceParts(id);
  const row = parts && (await db.rows('repeats').get(parts.repeatId));
  const [repeat] = parseRows('repeats', row ? [row] : []);
  return parts && repeat && occursOn(repeat, parts.day) ? occurrence(repeat, parts.day) : null;
}

/** What repeats, in the order in which it was made. */
export async function readRepeats(db: WorkspaceDb): Promise<Repeat[]> {
  return parseRows('repeats', await db.rows('repeats').toArray()).toSorted(
    (a, b) => a.createdAt - b.createdAt,
  );
}

/** Finished own tasks and handed-over assignments, the latest first. */
export async function readFinished(db: WorkspaceDb, limit: number): Promise<WorkItem[]> {
  const [tasks, assignments] = await Promise.all([
    db.rows('tasks').orderBy('doneAt').reverse().limit(limit).toArray(),
    db.rows('assignments').orderBy('handedOverAt').reverse().limit(limit).toArray(),
  ]);
  const items = workItems(parseRows('tasks', tasks), parseRows('assignments', assignments));
  return items
    .filter(({ doneAt }) => doneAt !== null)
    .toSorted((a, b) => (b.doneAt ?? 0) - (a.doneAt ?? 0))
    .slice(0, limit);
}

/** Offers that the member said "not now" to, the latest first. */
export async function readDeclined(db: WorkspaceDb, limit: number): Promise<Assignment[]> {
  const rows = await db
    .rows('assignments')
    .filter(({ answer }) => answer === 'declined')
    .toArray();
  return parseRows('assignments', rows)
    .toSorted((a, b) => (b.answeredAt ?? 0) - (a.answeredAt ?? 0))
    .slice(0, limit);
}

/** What tasks and assignments are called and what they are part of, by id, for entries that name them. */
export interface WorkNames {
  titles: Map<string, string>;
  /** Only where they are part of something. */
  projects: Map<string, string>;
}

/** The names of tasks and assignments. An assignment's go before those of the member's own row beside it. */
export async function readNames(
  db: Db<'tasks' | 'assignments'>,
  ids: ReadonlyArray<string>,
): Promise<WorkNames> {
  const unique = [...new Set(ids)];
  const tasks = await rowsById(db, 'tasks', unique);
  // Most are tasks without an assignment beside them, and looking up an id that is not there takes as long as any other.
  const isOwn = (row: StoredRow | undefined) => row !== undefined && (row.assignmentId ?? null) === null;
  const assignments = await rowsById(
    db,
    'assignments',
    unique.filter((id) => !isOwn(tasks.get(id))),
  );
  const names: WorkNames = { titles: new Map(), projects: new Map() };
  for (const row of [...tasks.values(), ...assignments.values()]) {
    if (typeof row.title === 'string') names.titles.set(row.id, row.title);
    if (typeof row.project === 'string' && row.project !== '') names.projects.set(row.id, row.project);
  }
  return names;
}

/** The titles of tasks and assignments by id. */
export async function readTitles(
  db: Db<'tasks' | 'assignments'>,
  ids: ReadonlyArray<string>,
): Promise<Map<string, string>> {
  return (await readNames(db, ids)).titles;
}
