import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useFirstWeekday } from '#renderer/model/preferences/index.ts';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { weekdaysFrom } from '#shared/domain/day/day.ts';
import styles from './PlanFields.module.css';

interface WeekdaysProps {
  /** From 1 for Monday to 7 for Sunday. */
  value: ReadonlyArray<number>;
  onChange: (weekdays: number[]) => void;
  error: ReactNode;
}

/** Days of the week, each to tick, in the order of the member's weeks. */
export function Weekdays({ value, onChange, error }: WeekdaysProps) {
  const { rich, format } = useText();
  const firstWeekday = useFirstWeekday();
  return (
    <fieldset className={styles.weekdays}>
      <legend className={styles.legend}>{rich('plan.onWhichDays')}</legend>
      <div className={styles.days}>
        {weekdaysFrom(firstWeekday).map((weekday) => (
          <Checkbox
            key={weekday}
            isSelected={value.includes(weekday)}
            onChange={(isChosen) =>
              onChange(isChosen ? [...value, weekday] : value.filter((one) => one !== weekday))
            }
          >
            {rich(format.weekdays([weekday]))}
          </Checkbox>
        ))}
      </div>
      <div role="alert" className={styles.error}>
        {error}
      </div>
    </fieldset>
  );
}
