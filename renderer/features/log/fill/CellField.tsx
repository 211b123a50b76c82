import { useId } from 'react';
import { useComposedValue } from '#renderer/ui/ime.ts';
import styles from './FillPage.module.css';

interface CellFieldProps {
  /** Its line and its column, in words. */
  label: string;
  text: string;
  onType: (text: string) => void;
  onLeave: () => void;
  /** What does not fit, said in place. */
  error: string | null;
}

/** One cell of the sheet. Safe for input methods. */
export function CellField({ label, text, onType, onLeave, error }: CellFieldProps) {
  const errorId = useId();
  const { value, onChange, ...composition } = useComposedValue(text, onType);
  return (
    <>
      <input
        {...composition}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={onLeave}
        aria-label={label}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : errorId}
        autoComplete="off"
        className={styles.input}
      />
      {error !== null && (
        <span id={errorId} className={styles.error}>
          {error}
        </span>
      )}
    </>
  );
}
