import { type ReactNode, useId } from 'react';
import { useComposedValue } from '#renderer/ui/ime.ts';
import styles from './FillPage.module.css';

interface CellFieldProps {
  /** Its line and its column, in words. */
  label: string;
  text: string;
  onType: (text: string) => void;
  onLeave: () => void;
  /** What was recorded here since typing began. */
  since: ReactNode;
  /** What does not fit, said in place. */
  error: string | null;
}

/** One cell of the sheet. Safe for input methods. */
export function CellField({ label, text, onType, onLeave, since, error }: CellFieldProps) {
  const notesId = useId();
  const hasNotes = since !== null || error !== null;
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
        aria-describedby={hasNotes ? notesId : undefined}
        autoComplete="off"
        className={styles.input}
      />
      {hasNotes && (
        <div id={notesId} className={styles.notes}>
          {since !== null && <p className={styles.quiet}>{since}</p>}
          {error !== null && <p className={styles.error}>{error}</p>}
        </div>
      )}
    </>
  );
}
