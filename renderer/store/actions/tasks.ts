import type { Day } from '#shared/domain/day.ts';
import { NOTE_MAX, newTask, type Task, titleProblem } from '#shared/domain/task.ts';
import type { WorkItem } from '#shared/domain/work.ts';
import type { Workspace } from '../workspace.ts';
import { type Change, write } from '../write.ts';
import { InputProblem } from './input-problem.ts';

/** The title as it is kept. @throws InputProblem */
function checkedTitle(title: string): string {
  const problem = titleProblem(title);
  if (problem) throw new InputProblem(problem);
  return title.trim();
}

/** Adds an own task, for a day or for later. */
export function addTask(workspace: Workspace, title: string, day: Day | null): Promise<Change[]> {
  const createdAt = workspace.around.now();
  const { id, ...patch } = newTask({
    id: workspace.around.newId(),
    title: checkedTitle(title),
    day,
    createdAt,
  });
  return write(workspace, [{ table: 'tasks', id, kind: 'set', patch }]);
}

/** Gives an own task another title. @throws InputProblem */
export function renameTask(workspace: Workspace, item: WorkItem, title: string): Promise<Change[]> {
  return setTask(workspace, item, { title: checkedTitle(title) });
}

/** Keeps the member's own note on a piece of work. @throws InputProblem */
export function noteTask(workspace: Workspace, item: WorkItem, note: string): Promise<Change[]> {
  if (note.length > NOTE_MAX) throw new InputProblem('note-too-long');
  return setTask(workspace, item, { note });
}

/** Finishes an own task, or opens it again. */
export function finishTask(workspace: Workspace, item: WorkItem, isDone: boolean): Promise<Change[]> {
  return setTask(workspace, item, { doneAt: isDone ? workspace.around.now() : null });
}

/** Plans a piece of work for a day, at its end; or takes it off the plan with null. */
export function planTask(workspace: Workspace, item: WorkItem, day: Day | null): Promise<Change[]> {
  return setTask(workspace, item, { day, ...(day ? { order: workspace.around.now() } : {}) });
}

/** Deletes an own task. Its time entries stay. */
export function deleteTask(workspace: Workspace, item: WorkItem): Promise<Change[]> {
  return write(workspace, [{ table: 'tasks', id: item.id, kind: 'delete' }]);
}

/** Writes the member's own row; where there is none yet, the whole of it. */
function setTask(workspace: Workspace, item: WorkItem, patch: Partial<Omit<Task, 'id'>>): Promise<Change[]> {
  const { id, assignment, stored, ...own } = item;
  const whole = stored ? {} : { ...own, assignmentId: assignment?.id ?? null };
  return write(workspace, [{ table: 'tasks', id, kind: 'set', patch: { ...whole, ...patch } }]);
}
