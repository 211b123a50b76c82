import type { WorkspaceDb } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import type { Assignment } from '#shared/domain/relay/assignment.ts';
import { type WorkItem, workItems } from '#shared/domain/work/work.ts';
import { readOccurrence } from './read-work.ts';

/** One piece of work, whole: an own task, an assignment, or both in one. */
export interface OneWork {
  /** Null for an assignment that was not accepted. */
  item: WorkItem | null;
  assignment: Assignment | null;
}

/** The work with that id; null when this device has none. */
export async function readOneWork(db: WorkspaceDb, id: string): Promise<OneWork | null> {
  const [taskRow, assignmentRow] = await Promise.all([
    db.rows('tasks').get(id),
    db.rows('assignments').get(id),
  ]);
  const tasks = parseRows('tasks', taskRow ? [taskRow] : []);
  const untouched = taskRow || assignmentRow ? null : await readOccurrence(db, id);
  const assignments = parseRows('assignments', assignmentRow ? [assignmentRow] : []);
  const assignment = assignments[0] ?? null;
  const item =
    workItems(
      assignment?.answer === 'accepted' || !assignment ? tasks : [],
      assignments,
      untouched ? [untouched] : [],
    )[0] ?? null;
  return item || assignment ? { item, assignment } : null;
}
