import type { ReactNode } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { weekDays } from '#shared/domain/day/day.ts';
import styles from './PlanFields.module.css';

interface WeekdaysProps {
  /** From 1 for Monday to 7 for Sunday. */
  value: ReadonlyArray<number>;
  onChange: (weekdays: number[]) => void;
  error: ReactNode;
}

/** Any Monday: its week gives the days their names. */
const A_MONDAY = '2026-11-23';

/** Days of the week, each to tick. */
export function Weekdays({ value, onChange, error }: WeekdaysProps) {
  const { rich, format } = useText();
  return (
    <fieldset className={styles.weekdays}>
      <legend className={styles.legend}>{rich('plan.onWhichDays')}</legend>
      <div className={styles.days}>
        {weekDays(A_MONDAY).map((day, index) => {
          const weekday = index + 1;
          return (
            <Checkbox
              key={weekday}
              isSelected={value.includes(weekday)}
              onChange={(isChosen) =>
                onChange(isChosen ? [...value, weekday] : value.filter((one) => one !== weekday))
              }
            >
              {rich(format.weekday(day))}
            </Checkbox>
          );
        })}
      </div>
      <div role="alert" className={styles.error}>
        {error}
      </div>
    </fieldset>
  );
}
