import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { usePreferences } from '#renderer/model/preferences/index.ts';
import { useKinds } from '#renderer/model/rhythm/index.ts';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import { valueIn } from '#renderer/ui/typed-value.ts';
import { isQuiet } from '#shared/domain/clock/reminder.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { WEEK_DAYS } from '#shared/domain/goals/goal.ts';
import { TITLE_MAX } from '#shared/domain/work/task.ts';
import { CueFields } from './CueFields.tsx';
import { DoneByFields } from './DoneByFields.tsx';
import styles from './GoalFields.module.css';
import type { DraftFieldsProps } from './goal-draft.ts';

interface GoalFieldsProps extends DraftFieldsProps {
  error: ReactNode;
  missing: 'amount' | 'task' | null;
}

/** The fields of a goal. Only the name is needed. */
export function GoalFields({ draft, onChange, onSubmit, error, missing }: GoalFieldsProps) {
  const { t, rich, format } = useText();
  const kinds = useKinds();
  const chosen = usePreferences();
  if (!kinds || !chosen) return null;
  const wallTime = (minutes: number) => format.time(minutes * MINUTE_MS, 'UTC');
  const howOften = (days: number) => {
    if (days === WEEK_DAYS) return { label: rich('goals.everyDay'), text: t('goals.everyDay') };
    const count = { days: format.days(days) };
    return { label: rich('goals.daysAWeek', count), text: t('goals.daysAWeek', count) };
  };
  const remindAt = valueIn(draft.remindAtMinutes);
  const short = (text: string) => text.slice(0, TITLE_MAX);
  return (
    <div className={styles.fields}>
      <TextField
        label={rich('goals.what')}
        description={rich('goals.whatHint')}
        value={draft.title}
        onChange={(title) => onChange({ title })}
        error={error}
        onSubmit={onSubmit}
        autoFocus={draft.title === ''}
      />
      <Select
        label={rich('goals.howOften')}
        description={draft.perWeek < WEEK_DAYS && rich('goals.howOftenHint')}
        value={String(draft.perWeek)}
        onChange={(perWeek) => onChange({ perWeek: Number(perWeek) })}
        options={Array.from({ length: WEEK_DAYS }, (_, index) => WEEK_DAYS - index).map((days) => ({
          value: String(days),
          ...howOften(days),
        }))}
      />
      <CueFields draft={draft} onChange={onChange} onSubmit={onSubmit} kinds={kinds} />
      <TextField
        label={rich('goals.smallest')}
        description={rich('goals.smallestHint')}
        value={draft.smallest}
        onChange={(smallest) => onChange({ smallest: short(smallest) })}
        onSubmit={onSubmit}
      />
      <DoneByFields draft={draft} onChange={onChange} onSubmit={onSubmit} kinds={kinds} missing={missing} />
      <TextField
        label={rich('goals.whyField')}
        description={rich('goals.whyHint')}
        value={draft.why}
        onChange={(why) => onChange({ why: short(why) })}
        onSubmit={onSubmit}
      />
      <TimeField
        label={rich('goals.remindAt')}
        description={
          remindAt !== null && isQuiet(chosen, remindAt)
            ? rich('goals.remindAtQuiet', {
                from: wallTime(chosen.quietFromMinutes),
                to: wallTime(chosen.quietToMinutes),
              })
            : rich('goals.remindAtHint')
        }
        value={draft.remindAtMinutes}
        onChange={(remindAtMinutes) => onChange({ remindAtMinutes })}
        write={format.timeOfDay}
        unreadable={rich('goals.timeUnreadable')}
        onSubmit={onSubmit}
      />
      <Checkbox
        isSelected={draft.isStrengthShown}
        onChange={(isStrengthShown) => onChange({ isStrengthShown })}
      >
        {rich('goals.showStrength')}
      </Checkbox>
    </div>
  );
}
