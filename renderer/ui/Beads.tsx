import type { ReactNode } from 'react';
import styles from './Beads.module.css';
import { classNames } from './class-names.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface BeadView {
  id: string;
  /** What is done at this bead, such as the role. */
  role: ReactNode;
  /** Who has it. */
  who: ReactNode;
  /** A quiet further line, such as the date it is needed by. */
  note?: ReactNode;
  isDone: boolean;
  isMine: boolean;
  /** Its state in words, for those who do not see the string. */
  stateText: string;
}

/** The string of beads: done ones filled, mine ringed, the next ones outlined, in the order of the work. */
export function Beads({ beads, label }: { beads: ReadonlyArray<BeadView>; label: string }) {
  return (
    <ol aria-label={label} className={styles.string}>
      {beads.map(({ id, role, who, note, isDone, isMine, stateText }) => (
        <li
          key={id}
          className={classNames(styles.bead, isMine && styles.mine)}
          aria-current={isMine ? 'step' : undefined}
        >
          <BeadPicture isDone={isDone} isMine={isMine} />
          <span className={styles.role}>{role}</span>
          <span className={styles.who}>{who}</span>
          {note && <span className={styles.note}>{note}</span>}
          <VisuallyHidden>{stateText}</VisuallyHidden>
        </li>
      ))}
    </ol>
  );
}

function BeadPicture({ isDone, isMine }: { isDone: boolean; isMine: boolean }) {
  return (
    <svg width={40} height={40} viewBox="-20 -20 40 40" aria-hidden="true" className={styles.picture}>
      {isMine && <circle r={17} className={styles.ring} />}
      <circle r={11} className={classNames(styles.ball, isDone && styles.done)} />
      {isDone && <path d="M-4.5 0.5 -1.5 3.5 4.5 -3.5" className={styles.check} />}
    </svg>
  );
}
