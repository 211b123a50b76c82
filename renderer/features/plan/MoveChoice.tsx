import { useId, useState } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { SegmentedChoice } from '#renderer/ui/SegmentedChoice.tsx';
import { type Typed, valueIn } from '#renderer/ui/typed-value.ts';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import type { WorkItem } from '#shared/domain/work/work.ts';
import styles from './MoveChoice.module.css';
import { isOver } from './move-day.ts';

interface MoveChoiceProps {
  item: WorkItem;
  today: Day;
  /**
   * Where it goes: a day, or null for the list without a day. Today, for an occurrence: it stays, and comes again by
   * itself.
   */
  day: Typed<Day>;
  onChange: (day: Typed<Day>) => void;
}

/** Where something goes that was not done: tomorrow, another day, or back to the list. */
export function MoveChoice({ item, today, day, onChange }: MoveChoiceProps) {
  const { t, rich, format } = useText();
  const id = useId();
  const tomorrow = addDays(today, 1);
  const later = addDays(today, 2);
  const given = day === null ? 'list' : day === today ? 'again' : day === tomorrow ? 'tomorrow' : 'other';
  // Who chose another day is typing one, also while what is typed reads as tomorrow.
  const [isTyped, setIsTyped] = useState(given === 'other');
  const where = isTyped ? 'other' : given;
  const days = { list: null, again: today, tomorrow, other: later } as const;
  const options = [
    { value: 'tomorrow' as const, label: rich('plan.toTomorrow', { day: format.day(tomorrow) }) },
    { value: 'other' as const, label: rich('plan.toOther') },
    item.repeatId === null
      ? { value: 'list' as const, label: rich('plan.toList') }
      : { value: 'again' as const, label: rich('plan.comesAgain') },
  ];
  return (
    <li className={styles.move} aria-labelledby={id}>
      <div id={id} className={styles.title}>
        {item.title}
      </div>
      <SegmentedChoice
        label={t('plan.whereTo', { title: item.title })}
        hideLabel
        value={where}
        onChange={(chosen) => {
          setIsTyped(chosen === 'other');
          onChange(days[chosen]);
        }}
        options={options}
      />
      {where === 'other' && (
        <DateField
          label={t('plan.onDay')}
          hideLabel
          value={day}
          onChange={(chosen) => onChange(chosen ?? later)}
          write={format.dayInField}
          today={today}
          near={later}
          earliest={today}
          unreadable={rich('plan.dayUnreadable', { example: format.dayInField(later) })}
          error={isOver(valueIn(day), today, item) && rich('plan.dayPast')}
        />
      )}
    </li>
  );
}
