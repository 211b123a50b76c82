import type { KeyboardEvent } from 'react';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { type DayTyping, parseDay } from './day-text.ts';
import type { FieldWords } from './Field.tsx';
import { TextField } from './TextField.tsx';
import { useTypedValue } from './typed-value.ts';

export interface DateFieldProps extends FieldWords, Omit<DayTyping, 'isDayFirst'> {
  value: Day | null;
  onChange: (day: Day | null) => void;
  /**
   * How the member's language writes a date with its year; `parseDay` has to read it. If the day comes first in it, it
   * does so in what is typed.
   */
  write: (day: Day) => string;
  /** Shown in place when what was typed is no date. */
  unreadable: string;
  onSubmit?: () => void;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 7, PageDown: -7 };

/** A date, typed in any common way, shown as the member's language writes it. Arrows step a day, page keys a week. */
export function DateField({
  value,
  onChange,
  write,
  today,
  near,
  earliest,
  latest,
  unreadable,
  onSubmit,
  error,
  ...props
}: DateFieldProps) {
  const isDayFirst = /^\d{1,2}\D/.test(write(today));
  const read = (text: string) => parseDay(text, { today, near, earliest, latest, isDayFirst });
  const typed = useTypedValue({ value, onChange, write, read });
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
      autoComplete="off"
      onKey={onKey}
      error={typed.isUnreadable ? unreadable : error}
      {...(onSubmit ? { onSubmit } : {})}
    />
  );
}
