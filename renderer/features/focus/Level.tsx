import type { ReactNode } from 'react';
import styles from './Level.module.css';

const DOTS = [1, 2, 3, 4, 5];

/** One of five levels as so many filled dots above its words. */
export function Level({ level, children }: { level: number; children: ReactNode }) {
  return (
    <span className={styles.level}>
      <svg width="40" height="8" viewBox="0 0 50 10" aria-hidden>
        {DOTS.map((dot) => (
          <circle
            key={dot}
            cx={dot * 10 - 5}
            cy="5"
            r="3.25"
            className={dot <= level ? styles.filled : styles.empty}
          />
        ))}
      </svg>
      <span>{children}</span>
    </span>
  );
}
