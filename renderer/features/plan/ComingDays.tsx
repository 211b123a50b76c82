import { useId } from 'react';
import { useText } from '#renderer/locales/use-text.tsx';
import { useToday } from '#renderer/model/day/index.ts';
import { comingDays, type Times } from '#shared/domain/work/repeat.ts';
import styles from './PlanFields.module.css';

const SHOWN = 3;

/** The next days on which something comes, so that nobody is surprised by what was chosen. */
export function ComingDays({ times }: { times: Times }) {
  const { rich, format } = useText();
  const id = useId();
  const today = useToday();
  const days = comingDays(times, today, SHOWN);
  if (days.length === 0) return null;
  return (
    <div className={styles.coming}>
      <p id={id}>{rich('plan.coming')}</p>
      <ul aria-labelledby={id} className={styles.comingDays}>
        {days.map((day) => (
          <li key={day}>{rich(format.day(day))}</li>
        ))}
      </ul>
    </div>
  );
}
