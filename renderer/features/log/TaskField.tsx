import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { ComboBox } from '#renderer/ui/ComboBox.tsx';
import type { ComboOption } from '#renderer/ui/combo-options.ts';
import { entryTask, type TypedTask } from './task-options.ts';

interface TaskFieldProps {
  task: TypedTask;
  onChange: (task: TypedTask) => void;
  options: ReadonlyArray<ComboOption>;
  /** What an empty field stands for. */
  empty: string;
  error: ReactNode;
  onSubmit: () => void;
}

/** What an entry was about: a task that is offered, or words of the member's own, which become a task. */
export function TaskField({ task, onChange, options, empty, error, onSubmit }: TaskFieldProps) {
  const { t, rich } = useText();
  const { newTask } = entryTask(task, options);
  return (
    <ComboBox
      label={rich('log.task')}
      words={task.words}
      chosen={task.id}
      options={options}
      onType={(words) => onChange({ words, id: null })}
      onChoose={({ id, text }) => onChange({ words: text, id })}
      showLabel={t('log.showTasks')}
      placeholder={empty}
      description={newTask === undefined ? undefined : rich('log.newTask', { title: newTask.trim() })}
      error={error}
      onSubmit={onSubmit}
    />
  );
}
