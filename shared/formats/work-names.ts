import type { Assignment } from '#shared/domain/relay/assignment.ts';
import type { Task } from '#shared/domain/work/task.ts';

/** What a piece of work is called in a file. */
export interface WorkName {
  title: string;
  project: string;
  client: string;
}

const NONE: WorkName = { title: '', project: '', client: '' };

/**
 * The names of all work by id: own tasks, and assignments, whose names take precedence over those of the member's row
 * beside them.
 */
export function workNames(
  tasks: ReadonlyArray<Task>,
  assignments: ReadonlyArray<Assignment>,
): ReadonlyMap<string, WorkName> {
  return new Map<string, WorkName>([
    ...tasks.map(({ id, title, project }): [string, WorkName] => [id, { title, project, client: '' }]),
    ...assignments.map(({ id, title, project, client }): [string, WorkName] => [
      id,
      { title, project, client },
    ]),
  ]);
}

/** The name of the work with that id; empty for none. */
export function nameOf(names: ReadonlyMap<string, WorkName>, id: string | null): WorkName {
  return (id !== null && names.get(id)) || NONE;
}
