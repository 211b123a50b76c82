import type { KeyboardEvent, ReactNode } from 'react';
import type { FieldWords } from './Field.tsx';
import { type BareNumber, LENGTH_MAX, minutesText, parseMinutes } from './length-text.ts';
import { TextField } from './TextField.tsx';
import { type Typed, useTypedValue, valueIn } from './typed-value.ts';

export interface MinutesFieldProps extends FieldWords {
  /** A length in whole minutes. */
  value: Typed<number>;
  onChange: (minutes: Typed<number>) => void;
  /** What a number without a unit means; minutes when not given. */
  bare?: BareNumber;
  /** Shown in place when what was typed is no length. */
  unreadable: ReactNode;
  autoFocus?: boolean;
  onSubmit?: () => void;
  /** Called when the field is left. */
  onLeave?: () => void;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: 5, ArrowDown: -5, PageUp: 30, PageDown: -30 };

/** A length of time, typed as hours and minutes, or as a number alone. Arrows step five minutes, page keys half an hour. */
export function MinutesField({
  value,
  onChange,
  bare = 'minutes',
  unreadable,
  onSubmit,
  onLeave,
  error,
  ...props
}: MinutesFieldProps) {
  const typed = useTypedValue({
    value,
    onChange,
    write: (minutes) => minutesText(minutes, bare),
    read: (text) => parseMinutes(text, bare),
    onSubmit,
    onLeave,
  });
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (valueIn(value) ?? 0) + step;
    if (next >= 1 && next <= LENGTH_MAX) typed.set(next);
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
