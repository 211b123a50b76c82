import type { KeyboardEvent } from 'react';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import type { FieldWords } from './Field.tsx';
import { TextField } from './TextField.tsx';
import { parseDay } from './time-text.ts';
import { useTypedValue } from './typed-value.ts';

export interface DateFieldProps extends FieldWords {
  value: Day | null;
  onChange: (day: Day | null) => void;
  /** The day that fills in what a member leaves out, such as the year. */
  near: Day;
  /** Shown in place when what was typed is no date. */
  unreadable: string;
  onSubmit?: () => void;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 7, PageDown: -7 };

/** A date, typed in any common way, shown as `2026-11-23`. Arrows step a day, page keys a week. */
export function DateField({ value, onChange, near, unreadable, onSubmit, error, ...props }: DateFieldProps) {
  const typed = useTypedValue({ value, onChange, write: (day) => day, read: (text) => parseDay(text, near) });
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = steps[event.key];
    if (step === undefined || value === null) return;
    event.preventDefault();
    typed.set(addDays(value, step));
  };
  return (
    <TextField
      {...props}
      {...typed.field}
      inputMode="numeric"
      autoComplete="off"
      onKey={onKey}
      error={typed.isUnreadable ? unreadable : error}
      {...(onSubmit ? { onSubmit } : {})}
    />
  );
}
