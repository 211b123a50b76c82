import { useText } from '#renderer/locales/use-text.tsx';
import { SegmentedChoice } from '#renderer/ui/SegmentedChoice.tsx';
import { type Day, instantAt, instantsAt } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import styles from './StretchFields.module.css';

interface ClockChangeProps {
  /** The date and time that were typed; null while there are none. */
  day: Day | null;
  minutes: number | null;
  zone: string;
  isSecond: boolean;
  onChange: (isSecond: boolean) => void;
}

/**
 * In the night in which clocks change: which of the two times is meant, where the clock shows it twice; and what is taken
 * where it never shows it. Nothing in any other night.
 */
export function ClockChange({ day, minutes, zone, isSecond, onChange }: ClockChangeProps) {
  const { rich, format } = useText();
  if (day === null || minutes === null) return null;
  const shown = instantsAt(day, minutes, zone);
  if (shown.length === 1) return null;
  const asTyped = format.time(Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS, 'UTC');
  if (shown.length === 0) {
    const taken = format.time(instantAt(day, minutes, zone), zone);
    return (
      <p role="status" className={styles.whole}>
        {rich('log.timeLeftOut', { time: asTyped, taken })}
      </p>
    );
  }
  return (
    <div className={styles.whole}>
      <SegmentedChoice
        label={rich('log.timeTwice', { time: asTyped })}
        value={isSecond ? 'second' : 'first'}
        onChange={(chosen) => onChange(chosen === 'second')}
        options={[
          { value: 'first', label: rich('log.firstTime') },
          { value: 'second', label: rich('log.secondTime') },
        ]}
      />
    </div>
  );
}
