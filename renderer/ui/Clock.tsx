import styles from './Clock.module.css';
import { classNames } from './class-names.ts';

export interface ClockProps {
  /** The time that has passed, such as `1:20:05`. */
  time: string;
  /** What it is the time of. */
  label: string;
  /** `large` for the focus screen, `inline` beside other words. */
  size?: 'large' | 'inline';
}

/** A running clock. It is not announced while it runs; reading it tells the time. */
export function Clock({ time, label, size = 'inline' }: ClockProps) {
  return (
    <span
      role="timer"
      aria-live="off"
      aria-label={`${label} ${time}`}
      className={classNames(styles.clock, styles[size])}
    >
      {[...time].map((character, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a digit is its place.
        <span key={index} className={/\d/.test(character) ? styles.digit : undefined}>
          {character}
        </span>
      ))}
    </span>
  );
}
