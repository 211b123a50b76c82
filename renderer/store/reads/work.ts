import type { Assignment } from '#shared/domain/assignment.ts';
import type { Day } from '#shared/domain/day.ts';
import { type WorkItem, workItems } from '#shared/domain/work.ts';
import type { WorkspaceDb } from '../database.ts';
import { parseRows } from './parse-rows.ts';

export interface Work {
  /** Own tasks and accepted assignments: everything open, and what belongs to the asked day. */
  items: WorkItem[];
  /** Open assignments, offers among them. */
  assignments: Assignment[];
}

/** What a member can work on: all that is open, and what was planned for `day`, done or not. */
export async function readWork(db: WorkspaceDb, day: Day): Promise<Work> {
  const [open, ofDay, openAssignments] = await Promise.all([
    db.rows('tasks').where('_open').equals(1).toArray(),
    db.rows('tasks').where('day').equals(day).toArray(),
    db.rows('assignments').where('_open').equals(1).toArray(),
  ]);
  const tasks = [...new Map([...open, ...ofDay].map((row) => [row.id, row])).values()];
  const openIds = new Set(openAssignments.map(({ id }) => id));
  // A row beside an assignment that was handed over shows on its day, with the assignment it belongs to.
  const besides = ofDay.flatMap(({ id, assignmentId }) =>
    typeof assignmentId === 'string' && !openIds.has(id) ? [assignmentId] : [],
  );
  const handedOver = (await db.rows('assignments').bulkGet(besides)).filter((row) => row !== undefined);
  const assignments = parseRows('assignments', [...openAssignments, ...handedOver]);
  return { items: workItems(parseRows('tasks', tasks), assignments), assignments };
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

/** The titles of tasks and assignments by id, for entries that name them. */
export async function readTitles(db: WorkspaceDb, ids: ReadonlyArray<string>): Promise<Map<string, string>> {
  const unique = [...new Set(ids)];
  const [tasks, assignments] = await Promise.all([
    db.rows('tasks').bulkGet(unique),
    db.rows('assignments').bulkGet(unique),
  ]);
  const titles = new Map<string, string>();
  for (const row of [...tasks, ...assignments]) {
    if (row && typeof row.title === 'string') titles.set(row.id, row.title);
  }
  return titles;
}
