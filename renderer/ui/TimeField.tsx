import type { KeyboardEvent } from 'react';
import type { FieldWords } from './Field.tsx';
import { TextField } from './TextField.tsx';
import { parseTime, stepTime, timeText } from './time-text.ts';
import { useTypedValue } from './typed-value.ts';

export interface TimeFieldProps extends FieldWords {
  /** Minutes after midnight, or null while there is none. */
  value: number | null;
  onChange: (minutes: number | null) => void;
  /** Shown in place when what was typed is no time. */
  unreadable: string;
  onSubmit?: () => void;
  /** Called when the field is left. */
  onLeave?: () => void;
  autoFocus?: boolean;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 60, PageDown: -60 };

/** A time of day, typed in any common way, shown as `14:05`. Arrows step a minute, page keys an hour. */
export function TimeField({
  value,
  onChange,
  unreadable,
  onSubmit,
  onLeave,
  error,
  ...props
}: TimeFieldProps) {
  const typed = useTypedValue({ value, onChange, write: timeText, read: parseTime });
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = steps[event.key];
    if (step === undefined || value === null) return;
    event.preventDefault();
    typed.set(stepTime(value, step));
  };
  return (
    <TextField
      {...props}
      {...typed.field}
      onBlur={() => {
        typed.field.onBlur();
        onLeave?.();
      }}
      inputMode="numeric"
      autoComplete="off"
      onKey={onKey}
      error={typed.isUnreadable ? unreadable : error}
      {...(onSubmit ? { onSubmit } : {})}
    />
  );
}
