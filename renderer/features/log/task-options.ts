import type { NewTask } from '#renderer/model/log/index.ts';
import { readFinished, readWork } from '#renderer/model/work/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { type ComboOption, optionNamed } from '#renderer/ui/combo-options.ts';
import type { Day } from '#shared/domain/day/day.ts';
import { foldText } from '#shared/domain/fold-text.ts';
import type { TimeEntry } from '#shared/domain/log/time-entry.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';

/** What stands in the field of an entry's task: its words, and the task that was chosen for them. */
export interface TypedTask {
  words: string;
  id: string | null;
}

/** The option that stands for no task. No task has this id. */
export const WITHOUT_TASK = '';

/** So many of the works that were finished last are offered too. */
const FINISHED_OFFERED = 100;

/**
 * What an entry can be about: the task that it names already, open work, what was planned for its day, and what was
 * finished last.
 */
export function useTaskOptions(day: Day, own: ComboOption | null): ReadonlyArray<ComboOption> {
  const known = useRows(
    async (db) => {
      const [work, finished] = await Promise.all([readWork(db, day), readFinished(db, FINISHED_OFFERED)]);
      return taskOptions(work.items, finished);
    },
    [day],
  );
  const others = known?.filter(({ id }) => id !== own?.id) ?? [];
  return own ? [own, ...others] : others;
}

/** Work as options. What is finished is offered once for each name, and not where the name is offered already. */
export function taskOptions(
  items: ReadonlyArray<WorkItem>,
  finished: ReadonlyArray<WorkItem>,
): ReadonlyArray<ComboOption> {
  const names = new Set(items.map(({ title }) => foldText(title)));
  const others = finished.filter(({ title }) => {
    const name = foldText(title);
    if (names.has(name)) return false;
    names.add(name);
    return true;
  });
  return [...items, ...others].map(({ id, title, project }) => ({
    id,
    text: title,
    detail: project || undefined,
  }));
}

/**
 * The task that the words in the field stand for: the one that was chosen or is named in full, or else a new one.
 * Nothing where the field is empty.
 */
export function entryTask(
  { words, id }: TypedTask,
  options: ReadonlyArray<ComboOption>,
): Partial<Pick<TimeEntry, 'taskId'>> & NewTask {
  if (words.trim() === '') return {};
  const taskId = id ?? optionNamed(options, words)?.id;
  if (taskId === undefined) return { newTask: words };
  return { taskId: taskId === WITHOUT_TASK ? null : taskId };
}
