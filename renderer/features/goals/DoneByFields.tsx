import { useText } from '#renderer/locales/use-text.tsx';
import { useToday } from '#renderer/model/day/index.ts';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { readRepeats, readTitles, readWork } from '#renderer/model/work/index.ts';
import { useRows } from '#renderer/store/hooks.ts';
import { CountField } from '#renderer/ui/CountField.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { TimeField } from '#renderer/ui/TimeField.tsx';
import { WeekdayBoxes } from '#renderer/ui/WeekdayBoxes.tsx';
import { weekdaysFrom } from '#shared/domain/day/day.ts';
import { AMOUNT_MAX, UNIT_MAX } from '#shared/domain/goals/goal.ts';
import type { Kind } from '#shared/domain/rhythm/kinds.ts';
import styles from './GoalFields.module.css';
import { type DoneBy, type DraftFieldsProps, hasAmount } from './goal-draft.ts';
import { eventOption, goalKinds } from './record-names.ts';

const ways = {
  me: 'goals.byMe',
  amount: 'goals.byAmount',
  task: 'goals.byTask',
  blocks: 'goals.byBlocks',
  minutes: 'goals.byMinutes',
  rhythm: 'goals.byRhythm',
} as const satisfies Record<DoneBy, string>;

interface DoneByFieldsProps extends DraftFieldsProps {
  kinds: ReadonlyArray<Kind>;
  missing: 'amount' | 'task' | null;
}

/** What makes a day of a goal done: the member's own mark, or what is recorded. */
export function DoneByFields(props: DoneByFieldsProps) {
  const { draft, onChange, onSubmit, missing } = props;
  const { t, rich } = useText();
  const { doneBy } = draft;
  const isByRecords = doneBy !== 'me' && doneBy !== 'amount';
  return (
    <>
      <Select
        label={rich('goals.doneWhen')}
        description={isByRecords && rich('goals.byRecordsHint')}
        value={doneBy}
        onChange={(chosen) => onChange({ doneBy: chosen })}
        options={(Object.keys(ways) as DoneBy[]).map((way) => ({
          value: way,
          label: rich(ways[way]),
          text: t(ways[way]),
        }))}
      />
      {hasAmount(doneBy) && (
        <div className={styles.pair}>
          <CountField
            label={rich('goals.amount')}
            value={draft.amount}
            onChange={(amount) => onChange({ amount })}
            max={AMOUNT_MAX}
            unreadable={rich('goals.amountUnreadable')}
            error={missing === 'amount' && rich('errors.goal-amount-needed')}
            onSubmit={onSubmit}
          />
          {doneBy === 'amount' && (
            <TextField
              label={rich('goals.unit')}
              description={rich('goals.unitHint')}
              value={draft.unit}
              onChange={(unit) => onChange({ unit: unit.slice(0, UNIT_MAX) })}
              onSubmit={onSubmit}
            />
          )}
        </div>
      )}
      {doneBy === 'task' && <TaskSelect {...props} />}
      {doneBy === 'rhythm' && <RhythmFields {...props} />}
    </>
  );
}

/** Open tasks, accepted work, and what repeats. One that was chosen before stays a choice. */
function TaskSelect({ draft: { taskId }, onChange, missing }: DoneByFieldsProps) {
  const { t, rich } = useText();
  const today = useToday();
  const tasks = useRows(
    async (db) => {
      const [{ items }, repeats, chosen] = await Promise.all([
        readWork(db, today),
        readRepeats(db),
        readTitles(db, taskId === '' ? [] : [taskId]),
      ]);
      const open = items.filter(({ doneAt, repeatId }) => doneAt === null && repeatId === null);
      return new Map([
        ...chosen,
        ...[...open, ...repeats].map(({ id, title }): [string, string] => [id, title]),
      ]);
    },
    [today, taskId],
  );
  if (!tasks) return null;
  return (
    <Select
      label={rich('goals.task')}
      value={taskId}
      onChange={(chosen) => onChange({ taskId: chosen })}
      options={[
        { value: '', label: rich('goals.taskNone'), text: t('goals.taskNone') },
        ...[...tasks].map(([value, title]) => ({ value, label: title, text: title })),
      ]}
      error={missing === 'task' && rich('goals.taskNone')}
    />
  );
}

/** What is recorded of the day, when, and on which weekdays. */
function RhythmFields({ draft, onChange, onSubmit, kinds }: DoneByFieldsProps) {
  const text = useText();
  const { rich, format } = text;
  const firstWeekday = useFirstWeekday();
  const { record, before, after, weekdays } = draft;
  return (
    <>
      <Select
        label={rich('goals.record')}
        value={record}
        onChange={(chosen) => onChange({ record: chosen })}
        options={goalKinds(kinds, record).map((kind) => eventOption(text, kind, kinds))}
      />
      <div className={styles.pair}>
        <TimeField
          label={rich('goals.before')}
          description={rich('goals.timeHint')}
          value={before}
          onChange={(minutes) => onChange({ before: minutes })}
          write={format.timeOfDay}
          unreadable={rich('goals.timeUnreadable')}
          onSubmit={onSubmit}
        />
        <TimeField
          label={rich('goals.after')}
          description={rich('goals.timeHint')}
          value={after}
          onChange={(minutes) => onChange({ after: minutes })}
          write={format.timeOfDay}
          unreadable={rich('goals.timeUnreadable')}
          onSubmit={onSubmit}
        />
      </div>
      <WeekdayBoxes
        label={rich('goals.weekdays')}
        days={weekdaysFrom(firstWeekday).map((weekday) => ({
          weekday,
          name: rich(format.weekdays([weekday])),
        }))}
        value={weekdays}
        onChange={(chosen) => onChange({ weekdays: chosen })}
      />
      <p className={styles.quiet}>{rich('goals.weekdaysHint')}</p>
    </>
  );
}
