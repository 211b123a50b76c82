import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { Select } from '#renderer/ui/Select.tsx';
import { type Day, weekdaysFrom } from '#shared/domain/day/day.ts';
import { LAST, type MonthlyDate, type Nth, nths } from '#shared/domain/work/repeat-rule.ts';
import { NumberSelect } from './NumberSelect.tsx';
import { nthWords } from './nth-words.ts';
import styles from './PlanFields.module.css';
import { type Comes, choicesOf, type PlanDraft } from './plan-draft.ts';
import { Weekdays } from './Weekdays.tsx';

interface RepeatFieldsProps {
  draft: PlanDraft;
  onChange: (patch: Partial<PlanDraft>) => void;
  /** The day that is being planned. */
  day: Day;
  /** Something that repeats stays so. */
  mustRepeat: boolean;
  /** Says that no day of the week was chosen. */
  error: ReactNode;
}

const often = {
  once: 'plan.once',
  weekdays: 'plan.onWeekdays',
  every: 'plan.everyDays',
  'monthly-date': 'plan.monthlyByDate',
  'monthly-weekday': 'plan.monthlyByWeekday',
} as const satisfies Record<Comes, string>;

/** How often something comes, and on which days. */
export function RepeatFields({ draft, onChange, day, mustRepeat, error }: RepeatFieldsProps) {
  const { t, rich } = useText();
  const { comes, weeks, everyDays } = draft;
  const chosen = choicesOf(draft, day);
  const all = Object.keys(often) as Comes[];
  return (
    <>
      <Select
        label={rich('plan.comes')}
        value={comes}
        onChange={(value) => onChange({ comes: value })}
        options={(mustRepeat ? all.filter((value) => value !== 'once') : all).map((value) => ({
          value,
          label: rich(often[value]),
          text: t(often[value]),
        }))}
      />
      {comes === 'weekdays' && (
        <>
          <Weekdays value={chosen.weekdays} onChange={(weekdays) => onChange({ weekdays })} error={error} />
          <WeeksField value={weeks} onChange={(value) => onChange({ weeks: value })} />
        </>
      )}
      {comes === 'every' && (
        <EveryField value={everyDays} onChange={(value) => onChange({ everyDays: value })} />
      )}
      {comes === 'monthly-date' && (
        <DateOfMonthField value={chosen.date} onChange={(date) => onChange({ date })} />
      )}
      {comes === 'monthly-weekday' && (
        <div className={styles.pair}>
          <NthField value={chosen.nth} onChange={(nth) => onChange({ nth })} />
          <WeekdayField value={chosen.nthWeekday} onChange={(nthWeekday) => onChange({ nthWeekday })} />
        </div>
      )}
    </>
  );
}

interface OneFieldProps<V extends number> {
  value: V;
  onChange: (value: V) => void;
}

/** The intervals that are offered; one that was chosen elsewhere is offered as well. */
const offered = {
  days: [1, 2, 3, 4, 5, 6, 7, 10, 14, 21, 28],
  weeks: [1, 2, 3, 4, 5, 6, 8, 10, 12],
} as const;

function withValue(choices: ReadonlyArray<number>, value: number): number[] {
  return [...new Set([...choices, value])].toSorted((a, b) => a - b);
}

function EveryField({ value, onChange }: OneFieldProps<number>) {
  const { t, rich, format } = useText();
  return (
    <NumberSelect
      label={rich('plan.everyWhich')}
      value={value}
      onChange={onChange}
      choices={withValue(offered.days, value)}
      wordsOf={(count) => {
        if (count === 1) return { label: rich('plan.everyDay'), text: t('plan.everyDay') };
        const days = format.days(count);
        return { label: rich('plan.everyCount', { days }), text: t('plan.everyCount', { days }) };
      }}
    />
  );
}

function WeeksField({ value, onChange }: OneFieldProps<number>) {
  const { t, rich } = useText();
  return (
    <NumberSelect
      label={rich('plan.everyWhichWeek')}
      description={value > 1 && rich('plan.weeksHint')}
      value={value}
      onChange={onChange}
      choices={withValue(offered.weeks, value)}
      wordsOf={(weeks) =>
        weeks === 1
          ? { label: rich('plan.everyWeek'), text: t('plan.everyWeek') }
          : { label: rich('plan.everyWeeks', { weeks }), text: t('plan.everyWeeks', { weeks }) }
      }
    />
  );
}

/** The dates of a month; the last day stands for the 31st, too. */
const DATES: ReadonlyArray<MonthlyDate> = [...Array.from({ length: 30 }, (_, index) => index + 1), LAST];
/** The first date that some month does not have. */
const NOT_ALWAYS_FROM = 29;

function DateOfMonthField({ value, onChange }: OneFieldProps<MonthlyDate>) {
  const { t, rich, format } = useText();
  return (
    <NumberSelect
      label={rich('plan.whichDate')}
      description={value >= NOT_ALWAYS_FROM && rich('plan.whichDateHint')}
      value={value}
      onChange={onChange}
      choices={DATES}
      wordsOf={(date) =>
        date === LAST
          ? { label: rich('plan.lastDay'), text: t('plan.lastDay') }
          : { label: rich(format.dateOfMonth(date)), text: t(format.dateOfMonth(date)) }
      }
    />
  );
}

function NthField({ value, onChange }: OneFieldProps<Nth>) {
  const { t, rich } = useText();
  return (
    <NumberSelect
      label={rich('plan.whichNth')}
      value={value}
      onChange={onChange}
      choices={nths}
      wordsOf={(nth) => ({ label: rich(nthWords[nth]), text: t(nthWords[nth]) })}
    />
  );
}

function WeekdayField({ value, onChange }: OneFieldProps<number>) {
  const { t, rich, format } = useText();
  const firstWeekday = useFirstWeekday();
  return (
    <NumberSelect
      label={rich('plan.whichWeekday')}
      value={value}
      onChange={onChange}
      choices={weekdaysFrom(firstWeekday)}
      wordsOf={(weekday) => ({
        label: rich(format.weekdayLong(weekday)),
        text: t(format.weekdayLong(weekday)),
      })}
    />
  );
}
