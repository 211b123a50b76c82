import { type ReactNode, useRef } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import styles from './ScaleChoice.module.css';

interface ScaleChoiceProps {
  label: ReactNode;
  /** From 1 to the number of words; null while nothing is chosen. */
  value: number | null;
  /** Called with null when what was chosen is pressed again. */
  onChange: (value: number | null) => void;
  /** What each step is called, from little to much. */
  words: ReadonlyArray<string>;
  /** Shown beside the ends of the scale. */
  ends?: { least: ReactNode; most: ReactNode };
  /** What stands for each step, in the place of its bar. */
  signs?: ReadonlyArray<string>;
}

/** How much of something there is: a few steps, each a bar of its own height, in one click; another one takes it back. */
export function ScaleChoice({ label, value, onChange, words, ends, signs }: ScaleChoiceProps) {
  // What was chosen when a press began: what the press itself chooses is not taken back by it.
  const pressedOver = useRef<number | null>(null);
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
          <Radio
            key={word}
            value={String(index + 1)}
            aria-label={word}
            onPressStart={() => {
              pressedOver.current = value;
            }}
            onPress={() => pressedOver.current === index + 1 && onChange(null)}
            className={styles.step ?? ''}
          >
            {signs ? (
              <span aria-hidden className={styles.sign}>
                {signs[index]}
              </span>
            ) : (
              <Bar share={(index + 1) / words.length} />
            )}
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
