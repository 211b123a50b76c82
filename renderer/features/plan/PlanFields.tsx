import { useText } from '#renderer/locales/use-text.tsx';
import type { ActionErrorCode } from '#renderer/model/act/index.ts';
import { useToday } from '#renderer/model/day/index.ts';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { MinutesField } from '#renderer/ui/MinutesField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import { isUnread } from '#renderer/ui/typed-value.ts';
import type { Day } from '#shared/domain/day/day.ts';
import type { Times } from '#shared/domain/work/repeat.ts';
import { TITLE_MAX } from '#shared/domain/work/task.ts';
import { ComingDays } from './ComingDays.tsx';
import styles from './PlanFields.module.css';
import type { PlanDraft } from './plan-draft.ts';
import { RepeatFields } from './RepeatFields.tsx';

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
  /** When it comes, if it repeats. */
  times: Times | null;
  /** The length is what the fields were opened for. */
  asksLength: boolean;
  error: ActionErrorCode | null;
  onSubmit: () => void;
}

/** The fields of something to plan. Only the name is needed. */
export function PlanFields({
  draft,
  onChange,
  day,
  isOwn,
  canRepeat,
  mustRepeat,
  times,
  asksLength,
  error,
  onSubmit,
}: PlanFieldsProps) {
  const { rich, format } = useText();
  const today = useToday();
  const set = (patch: Partial<PlanDraft>) => onChange({ ...draft, ...patch });
  const { isAppointment, comes } = draft;
  const words = error && rich(`errors.${error}`);
  const isAboutDays = error === 'repeat-no-days';
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
        unreadable={rich('plan.estimateUnreadable')}
        onSubmit={onSubmit}
        autoFocus={asksLength}
      />
      <TimeField
        label={rich('plan.startsAt')}
        description={isAppointment ? undefined : rich('plan.startsAtHint')}
        value={draft.startMinutes}
        onChange={(startMinutes) => set({ startMinutes })}
        write={format.timeOfDay}
        unreadable={rich('plan.timeUnreadable')}
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
        <RepeatFields
          draft={draft}
          onChange={set}
          day={day}
          mustRepeat={mustRepeat}
          error={isAboutDays ? words : null}
        />
      )}
      <DateField
        label={rich(comes === 'once' ? 'plan.onDay' : 'plan.fromDay')}
        description={comes === 'once' && !isAppointment ? rich('plan.onDayHint') : undefined}
        value={draft.day}
        onChange={(chosen) => set({ day: chosen })}
        write={format.dayInField}
        today={today}
        near={day}
        earliest={today}
        unreadable={rich('plan.dayUnreadable', { example: format.dayInField(today) })}
        onSubmit={onSubmit}
      />
      {times && !isUnread(draft.day) && <ComingDays times={times} />}
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
