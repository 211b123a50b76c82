import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import styles from './ScaleChoice.module.css';

interface ScaleChoiceProps {
  label: ReactNode;
  /** From 1 to the number of words; null while nothing is chosen. */
  value: number | null;
  onChange: (value: number) => void;
  /** What each step is called, from little to much. */
  words: ReadonlyArray<string>;
  /** Shown beside the ends of the scale. */
  ends?: { least: ReactNode; most: ReactNode };
}

/** How much of something there is: a few steps, each a bar of its own height, in one click. */
export function ScaleChoice({ label, value, onChange, words, ends }: ScaleChoiceProps) {
  return (
    <RadioGroup
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChange(Number(chosen))}
      orientation="horizontal"
      className={styles.scale ?? ''}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.steps}>
        {ends && (
          <span aria-hidden className={styles.end}>
            {ends.least}
          </span>
        )}
        {words.map((word, index) => (
          <Radio key={word} value={String(index + 1)} aria-label={word} className={styles.step ?? ''}>
            <Bar share={(index + 1) / words.length} />
          </Radio>
        ))}
        {ends && (
          <span aria-hidden className={styles.end}>
            {ends.most}
          </span>
        )}
      </div>
    </RadioGroup>
  );
}

function Bar({ share }: { share: number }) {
  const height = Math.round(20 * share);
  return (
    <svg width={18} height={22} aria-hidden="true">
      <rect x={3} y={21 - height} width={12} height={height} rx={2} className={styles.bar} />
    </svg>
  );
}
