import type { Workspace } from '#renderer/store/workspace.ts';
import { type Change, write } from '#renderer/store/write.ts';
import type { Day } from '#shared/domain/day/day.ts';
import type { Goal } from '#shared/domain/goals/goal.ts';
import { occurrenceId } from '#shared/domain/work/repeat.ts';
import { newRowFields, newTask } from '#shared/domain/work/task.ts';

/** The id of the task as which a goal is planned for a day: the same on every device. Once it is finished, the goal is done. */
export function goalTaskId({ id }: Pick<Goal, 'id'>, day: Day): string {
  return occurrenceId(id, day);
}

/** Puts a goal that stands alone on the plan of a day, as a task. */
export function planGoal(workspace: Workspace, goal: Goal, day: Day): Promise<Change[]> {
  const { title, cue } = goal;
  const { id, ...task } = newTask({
    id: goalTaskId(goal, day),
    title,
    day,
    cue: cue.kind === 'words' ? cue.text : '',
    createdAt: workspace.around.now(),
  });
  return write(workspace, [{ table: 'tasks', id, kind: 'set', patch: newRowFields(task) }]);
}
