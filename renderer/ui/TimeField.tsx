import type { KeyboardEvent, ReactNode } from 'react';
import type { FieldWords } from './Field.tsx';
import { TextField } from './TextField.tsx';
import { NIGHT_MAX_MINUTES, parseTime, wallTime } from './time-text.ts';
import { type Typed, useTypedValue, valueIn } from './typed-value.ts';

export interface TimeFieldProps extends FieldWords {
  /** Minutes after midnight. From 1440 on only with `beyondMidnight`. */
  value: Typed<number>;
  onChange: (minutes: Typed<number>) => void;
  /** How the member's language writes a time; `parseTime` has to read it. */
  write: (minutes: number) => string;
  /** Keeps `25:30` as such, for who asks for the date too. Else it is taken as the 1:30 that the clock shows. */
  beyondMidnight?: boolean;
  /** Shown in place when what was typed is no time. */
  unreadable: ReactNode;
  onSubmit?: () => void;
  /** Called when the field is left. */
  onLeave?: () => void;
  autoFocus?: boolean;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 60, PageDown: -60 };

const DAY_MINUTES = 1_440;

/** A time of day, typed in any common way, shown as the member's language writes it. Arrows step a minute, page keys an hour. */
export function TimeField({
  value,
  onChange,
  write,
  beyondMidnight = false,
  unreadable,
  onSubmit,
  onLeave,
  error,
  ...props
}: TimeFieldProps) {
  const read = (text: string) => {
    const minutes = parseTime(text);
    return minutes === null || beyondMidnight ? minutes : wallTime(minutes);
  };
  const typed = useTypedValue({ value, onChange, write, read, onSubmit, onLeave });
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = steps[event.key];
    const minutes = valueIn(value);
    if (step === undefined || minutes === null) return;
    event.preventDefault();
    const next = minutes + step;
    typed.set(minutes < DAY_MINUTES ? wallTime(next) : Math.min(next, NIGHT_MAX_MINUTES));
  };
  return (
    <TextField
      {...props}
      {...typed.field}
      inputMode="numeric"
      autoComplete="off"
      onKey={onKey}
      error={typed.isUnreadable ? unreadable : error}
    />
  );
}
