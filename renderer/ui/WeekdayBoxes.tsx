import type { ReactNode } from 'react';
import { Checkbox } from './Checkbox.tsx';
import styles from './WeekdayBoxes.module.css';

interface WeekdayBoxesProps {
  label: ReactNode;
  /** From 1 for Monday to 7 for Sunday, in the order of the member's weeks, each with its name. */
  days: ReadonlyArray<{ weekday: number; name: ReactNode }>;
  value: ReadonlyArray<number>;
  onChange: (weekdays: number[]) => void;
  error?: ReactNode;
}

/** Days of the week, each to tick. */
export function WeekdayBoxes({ label, days, value, onChange, error }: WeekdayBoxesProps) {
  return (
    <fieldset className={styles.weekdays}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.days}>
        {days.map(({ weekday, name }) => (
          <Checkbox
            key={weekday}
            isSelected={value.includes(weekday)}
            onChange={(isChosen) =>
              onChange(isChosen ? [...value, weekday] : value.filter((one) => one !== weekday))
            }
          >
            {name}
          </Checkbox>
        ))}
      </div>
      <div role="alert" className={styles.error}>
        {error}
      </div>
    </fieldset>
  );
}
