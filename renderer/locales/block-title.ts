import type { TextTools } from './use-text.tsx';

/** The words for what a block is about: its task's title, that the task is gone, or that there is none. */
export function blockTitle(
  { t }: Pick<TextTools, 't'>,
  { title, entry }: { title: string | null; entry: { taskId: string | null } },
): string {
  return title ?? t(entry.taskId === null ? 'day.withoutTask' : 'day.goneTask');
}
