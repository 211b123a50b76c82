import type { KeyboardEvent, ReactNode } from 'react';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { type DayTyping, parseDay } from './day-text.ts';
import type { FieldWords } from './Field.tsx';
import { TextField } from './TextField.tsx';
import { type Typed, useTypedValue, valueIn } from './typed-value.ts';

export interface DateFieldProps extends FieldWords, Omit<DayTyping, 'isDayFirst'> {
  value: Typed<Day>;
  onChange: (day: Typed<Day>) => void;
  /**
   * How the member's language writes a date with its year; `parseDay` has to read it. If the day comes first in it, it
   * does so in what is typed.
   */
  write: (day: Day) => string;
  /** Shown in place when what was typed is no date. */
  unreadable: ReactNode;
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
  const typed = useTypedValue({ value, onChange, write, read, onSubmit });
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = steps[event.key];
    const day = valueIn(value);
    if (step === undefined || day === null) return;
    event.preventDefault();
    typed.set(addDays(day, step));
  };
  return (
    <TextField
      {...props}
      {...typed.field}
      autoComplete="off"
      onKey={onKey}
      error={typed.isUnreadable ? unreadable : error}
    />
  );
}
