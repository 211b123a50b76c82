import type { TextTools } from '#renderer/locales/use-text.tsx';
import type { OpenBlock } from '#renderer/model/clock/index.ts';

/** The words for what a block is about: its task's title, that the task is gone, or that there is none. */
export function blockTitle(
  { t }: Pick<TextTools, 't'>,
  { title, entry }: Pick<OpenBlock, 'title' | 'entry'>,
): string {
  return title ?? t(entry.taskId === null ? 'focus.withoutTask' : 'day.goneTask');
}
