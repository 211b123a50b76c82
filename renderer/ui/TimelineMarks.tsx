import type { CSSProperties } from 'react';
import { Button } from 'react-aria-components/Button';
import { TRIGGER } from './follow-triggers.ts';
import { layLanes } from './lanes.ts';
import { HOUR_REM } from './Timeline.tsx';
import styles from './TimelineMarks.module.css';

/** A moment on a timeline: a sign at its time, not a block. */
export interface TimelineMark {
  id: string;
  /** Minutes after the day start. */
  at: number;
  /** One character or two. */
  sign: string;
  /** One of the tones, from 1 on. */
  tone: number;
  /** What it is and when, in words: its accessible name and its tooltip. */
  label: string;
}

interface TimelineMarksProps {
  /** What the marks are, in words. */
  label: string;
  marks: ReadonlyArray<TimelineMark>;
  hourRem?: number;
  onPick: (id: string) => void;
}

/** How high and wide a mark is, in rem: so large that it can be hit. */
const MARK_REM = 1.5;

/** Moments along the right side of a timeline; those that are close together stand side by side. */
export function TimelineMarks({ label, marks, hourRem = HOUR_REM, onPick }: TimelineMarksProps) {
  if (marks.length === 0) return null;
  const high = (MARK_REM / hourRem) * 60;
  const lanes = layLanes(marks.map(({ at }) => ({ from: at, to: at + high })));
  return (
    <ol aria-label={label} className={styles.marks}>
      {marks.map(({ id, at, sign, tone, label: words }, index) => {
        const place = {
          top: `${(at / 60) * hourRem}rem`,
          // In a narrow day, the last of many lie over each other; none lies outside.
          insetInlineEnd: `min(${(lanes[index]?.lane ?? 0) * MARK_REM}rem, calc(100% - ${MARK_REM}rem))`,
          '--mark': `var(--tone-${tone})`,
        } as CSSProperties;
        return (
          <li key={id} className={styles.mark} style={place}>
            <Button
              aria-label={words}
              {...{ [TRIGGER]: '' }}
              className={styles.pick ?? ''}
              onPress={() => onPick(id)}
            >
              {sign}
            </Button>
          </li>
        );
      })}
    </ol>
  );
}
