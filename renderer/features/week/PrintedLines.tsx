import { useText } from '#renderer/locales/use-text.tsx';
import styles from './PrintedLines.module.css';
import type { WeekDay } from './week-days.ts';

/** The member's lines about the days, below the printed sheet. */
export function PrintedLines({ week }: { week: ReadonlyArray<WeekDay> }) {
  const { rich, format } = useText();
  return (
    <dl className={styles.lines}>
      {week
        .filter(({ line }) => line !== '')
        .map(({ day, line }) => (
          <div key={day}>
            <dt>{rich(format.day(day))}</dt>
            <dd>{line}</dd>
          </div>
        ))}
    </dl>
  );
}
