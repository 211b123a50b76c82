import type { ReactNode } from 'react';
import { classNames } from '#renderer/ui/class-names.ts';
import type { Phase } from '#shared/domain/clock/phase.ts';
import styles from './Rounds.module.css';

const STEP = 20;
const RADIUS = 6;
/** More than this are not drawn: the words tell them. */
const BEADS_MAX = 12;

interface RoundsProps {
  phase: Phase;
  /** A long break comes after so many rounds. */
  every: number;
  children: ReactNode;
}

/** The rounds until the long break as small beads: done ones filled, the present one ringed. */
export function Rounds({ phase, every, children }: RoundsProps) {
  const { round, kind } = phase;
  const first = round - ((round - 1) % every);
  const rounds = every > BEADS_MAX ? [] : Array.from({ length: every }, (_, index) => first + index);
  const middle = RADIUS + 2;
  const width = (rounds.length - 1) * STEP + 2 * middle;
  return (
    <p className={styles.rounds}>
      {rounds.length > 0 && (
        <svg width={width} height={2 * middle} aria-hidden>
          <line x1={middle} x2={width - middle} y1={middle} y2={middle} className={styles.string} />
          {rounds.map((number, index) => (
            <circle
              key={number}
              cx={middle + index * STEP}
              cy={middle}
              r={RADIUS}
              className={classNames(
                styles.bead,
                (number < round || (number === round && kind === 'break')) && styles.done,
                number === round && kind === 'work' && styles.current,
              )}
            />
          ))}
        </svg>
      )}
      <span>{children}</span>
    </p>
  );
}
