import { useText } from '#renderer/locales/use-text.tsx';
import type { ActionErrorCode } from '#renderer/model/act/index.ts';
import { useToday } from '#renderer/model/day/index.ts';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { MinutesField } from '#renderer/ui/MinutesField.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import type { Day } from '#shared/domain/day/day.ts';
import { TITLE_MAX } from '#shared/domain/work/task.ts';
import styles from './PlanFields.module.css';
import type { Comes, PlanDraft } from './plan-draft.ts';
import { Weekdays } from './Weekdays.tsx';

interface PlanFieldsProps {
  draft: PlanDraft;
  onChange: (draft: PlanDraft) => void;
  /** The day that is being planned. */
  day: Day;
  /** False for work of the NPO, which has its name from there. */
  isOwn: boolean;
  /** It can be made to repeat; something that repeats stays so. */
  canRepeat: boolean;
  mustRepeat: boolean;
  /** The length is what the fields were opened for. */
  asksLength: boolean;
  error: ActionErrorCode | null;
  onSubmit: () => void;
}

const often = { once: 'plan.once', weekdays: 'plan.onWeekdays', every: 'plan.everyDays' } as const;

/** The fields of something to plan. Only the name is needed. */
export function PlanFields({
  draft,
  onChange,
  day,
  isOwn,
  canRepeat,
  mustRepeat,
  asksLength,
  error,
  onSubmit,
}: PlanFieldsProps) {
  const { t, rich } = useText();
  const today = useToday();
  const set = (patch: Partial<PlanDraft>) => onChange({ ...draft, ...patch });
  const { isAppointment, comes } = draft;
  const words = error && rich(`errors.${error}`);
  const isAboutDays = error === 'repeat-no-days';
  const choices: Comes[] = mustRepeat ? ['weekdays', 'every'] : ['once', 'weekdays', 'every'];
  return (
    <div className={styles.fields}>
      {isOwn && (
        <TextField
          label={rich('plan.what')}
          value={draft.title}
          onChange={(title) => set({ title })}
          error={!isAboutDays && words}
          onSubmit={onSubmit}
          autoFocus={draft.title === ''}
        />
      )}
      <MinutesField
        label={rich(isAppointment ? 'plan.lasts' : 'plan.estimate')}
        description={rich('plan.estimateHint')}
        value={draft.estimateMinutes}
        onChange={(estimateMinutes) => set({ estimateMinutes })}
        unreadable={t('plan.estimateUnreadable')}
        onSubmit={onSubmit}
        autoFocus={asksLength}
      />
      <TimeField
        label={rich('plan.startsAt')}
        description={isAppointment ? undefined : rich('plan.startsAtHint')}
        value={draft.startMinutes}
        onChange={(startMinutes) => set({ startMinutes })}
        unreadable={t('plan.timeUnreadable')}
        onSubmit={onSubmit}
      />
      {!isAppointment && (
        <TextField
          label={rich('plan.cue')}
          description={rich('plan.cueHint')}
          value={draft.cue}
          onChange={(cue) => set({ cue: cue.slice(0, TITLE_MAX) })}
          onSubmit={onSubmit}
        />
      )}
      {canRepeat && (
        <Select
          label={rich('plan.comes')}
          value={comes}
          onChange={(chosen) => set({ comes: chosen })}
          options={choices.map((value) => ({ value, label: rich(often[value]), text: t(often[value]) }))}
        />
      )}
      {comes === 'weekdays' && (
        <Weekdays
          value={draft.weekdays}
          onChange={(weekdays) => set({ weekdays })}
          error={isAboutDays ? words : null}
        />
      )}
      {comes === 'every' && (
        <EveryField value={draft.everyDays} onChange={(everyDays) => set({ everyDays })} />
      )}
      <DateField
        label={rich(comes === 'once' ? 'plan.onDay' : 'plan.fromDay')}
        description={comes === 'once' && !isAppointment ? rich('plan.onDayHint') : undefined}
        value={draft.day}
        onChange={(chosen) => set({ day: chosen })}
        today={today}
        near={day}
        earliest={today}
        unreadable={t('plan.dayUnreadable')}
        onSubmit={onSubmit}
      />
      {isOwn && !isAppointment && (
        <TextField
          label={rich('plan.project')}
          description={rich('plan.projectHint')}
          value={draft.project}
          onChange={(project) => set({ project: project.slice(0, TITLE_MAX) })}
          onSubmit={onSubmit}
        />
      )}
      {canRepeat && !mustRepeat && (
        <Checkbox isSelected={isAppointment} onChange={(is) => set({ isAppointment: is })}>
          {rich('plan.isVisit')}
        </Checkbox>
      )}
    </div>
  );
}

/** The intervals that are offered, in days. */
const EVERY_DAYS = [1, 2, 3, 4, 5, 6, 7, 10, 14, 21, 28] as const;

function EveryField({ value, onChange }: { value: number; onChange: (days: number) => void }) {
  const { t, rich } = useText();
  const days = [...new Set([...EVERY_DAYS, value])].toSorted((a, b) => a - b);
  return (
    <Select
      label={rich('plan.everyWhich')}
      value={String(value)}
      onChange={(chosen) => onChange(Number(chosen))}
      options={days.map((count) => ({
        value: String(count),
        label: rich('plan.everyCount', { count }),
        text: t('plan.everyCount', { count }),
      }))}
    />
  );
}
