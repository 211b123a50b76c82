import type { ReactNode } from 'react';
import { Ring } from '#renderer/ui/Ring.tsx';
import styles from './Face.module.css';

interface FaceProps {
  /** What it is about. */
  title: ReactNode;
  /** How far it has come, from 0 to 1; null while it does not run for a set time. */
  share: number | null;
  /** `rest` for a break. */
  kind: 'work' | 'rest';
  /** The time, inside the ring, and a quiet line below it. */
  time: ReactNode;
  below?: ReactNode;
  /** What can be done. */
  children: ReactNode;
}

/** The face of the clock: what is worked on, the time in its ring, and what can be done below it. */
export function Face({ title, share, kind, time, below, children }: FaceProps) {
  return (
    <section className={styles.face}>
      <h2 className={styles.title}>{title}</h2>
      <Ring share={share ?? 0} kind={kind}>
        <div className={styles.inside}>
          {time}
          {below && <p className={styles.below}>{below}</p>}
        </div>
      </Ring>
      {children}
    </section>
  );
}
