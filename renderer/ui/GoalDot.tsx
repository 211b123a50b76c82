import type { DayState } from '#shared/domain/goals/goal-day.ts';
import styles from './GoalDot.module.css';

/** How a goal stands on a day, as a shape, so that it needs no colour to be told. */
export function GoalDot({ state }: { state: DayState }) {
  return (
    <svg viewBox="-10 -10 20 20" aria-hidden className={styles.dot} data-state={state}>
      {state === 'done' && <circle r={7.5} className={styles.full} />}
      {(state === 'smallest' || state === 'blank') && <circle r={7} className={styles.ring} />}
      {state === 'smallest' && <circle r={3.5} className={styles.full} />}
      {state === 'let-pass' && <path d="M -7 1.5 q 3.5 -5 7 -1.5 t 7 -1.5" className={styles.ring} />}
      {state === 'paused' && <path d="M -2.5 -5 v 10 M 2.5 -5 v 10" className={styles.ring} />}
      {state === 'off' && <circle r={1.5} className={styles.full} />}
    </svg>
  );
}
