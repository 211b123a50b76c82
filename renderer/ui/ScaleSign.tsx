import styles from './ScaleSign.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

interface ScaleSignProps {
  /** From 1 to `of`. */
  value: number;
  of: number;
  /** What it says, in words for screen readers; none where words stand beside it. */
  label?: string;
}

const STEP = 5;
const HEIGHT = 16;

/** What was chosen on a scale (see `ScaleChoice`), small: its bars, filled as far as the value. */
export function ScaleSign({ value, of, label }: ScaleSignProps) {
  const bars = Array.from({ length: of }, (_, index) => index + 1);
  return (
    <>
      {label !== undefined && <VisuallyHidden>{label}</VisuallyHidden>}
      <svg aria-hidden="true" width={of * STEP} height={HEIGHT} className={styles.sign}>
        {bars.map((bar) => {
          const height = Math.round(((HEIGHT - 1) * bar) / of);
          return (
            <rect
              key={bar}
              x={(bar - 1) * STEP + 0.5}
              y={HEIGHT - 0.5 - height}
              width={STEP - 2}
              height={height}
              rx={1}
              className={bar <= value ? styles.filled : styles.bar}
            />
          );
        })}
      </svg>
    </>
  );
}
