import { taskTitle } from '#renderer/locales/day-words.ts';
import { useText } from '#renderer/locales/use-text.tsx';
import { readWork } from '#renderer/model/work/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { Select } from '#renderer/ui/Select.tsx';
import type { Day } from '#shared/domain/day/day.ts';

interface TaskSelectProps {
  /** Undefined where it is left as it is. */
  value: string | null | undefined;
  onChange: (taskId: string | null | undefined) => void;
  /** It can be left as it is. */
  canLeave?: boolean;
  /** The task the entry had, which stays on the list even when it is done or deleted. */
  own: string | null;
  titles: ReadonlyMap<string, string>;
  day: Day;
}

/** No task id is one of these. */
const WITHOUT = '';
const LEFT = 'left';

/** What an entry was about: open work, what was planned for its day, or nothing in particular. */
export function TaskSelect({ value, onChange, own, titles, day, canLeave = false }: TaskSelectProps) {
  const text = useText();
  const work = useRows((db) => readWork(db, day), [day]);
  const choices = new Map<string, string>();
  if (canLeave) choices.set(LEFT, text.t('log.leaveAsIs'));
  choices.set(WITHOUT, taskTitle(text, null, titles));
  if (own !== null) choices.set(own, taskTitle(text, own, titles));
  for (const { id, title } of work?.items ?? []) choices.set(id, title);
  return (
    <Select
      label={text.rich('log.task')}
      value={value === undefined ? LEFT : (value ?? WITHOUT)}
      onChange={(chosen) => onChange(chosen === LEFT ? undefined : chosen === WITHOUT ? null : chosen)}
      options={[...choices].map(([id, title]) => ({ value: id, label: title, text: title }))}
    />
  );
}
