import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './Ring.module.css';

export interface RingProps {
  /** From 0 to 1, clockwise from the top. */
  share: number;
  /** `rest` is drawn as dots. */
  kind: 'work' | 'rest';
  /** What it is about, in words, inside. */
  children: ReactNode;
}

const RADIUS = 96;

/** How far something has come, drawn quietly around its words. The words say all that it shows. */
export function Ring({ share, kind, children }: RingProps) {
  const angle = Math.min(0.9999, Math.max(0, share)) * 2 * Math.PI;
  const end = `${RADIUS * Math.cos(angle)} ${RADIUS * Math.sin(angle)}`;
  return (
    <div className={classNames(styles.ring, kind === 'rest' && styles.rest)}>
      <svg viewBox="-104 -104 208 208" aria-hidden className={styles.picture}>
        <circle r={RADIUS} className={styles.track} />
        {share > 0 && (
          <path
            d={`M ${RADIUS} 0 A ${RADIUS} ${RADIUS} 0 ${angle > Math.PI ? 1 : 0} 1 ${end}`}
            className={styles.arc}
          />
        )}
      </svg>
      {children}
    </div>
  );
}
