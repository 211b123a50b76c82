import type { KeyboardEvent, ReactNode } from 'react';
import type { FieldWords } from './Field.tsx';
import { parseCount } from './length-text.ts';
import { TextField } from './TextField.tsx';
import { type Typed, useTypedValue, valueIn } from './typed-value.ts';

export interface CountFieldProps extends FieldWords {
  /** A whole number from 1 to `max`. */
  value: Typed<number>;
  onChange: (count: Typed<number>) => void;
  max: number;
  /** Shown in place when what was typed is no such number. */
  unreadable: ReactNode;
  onSubmit?: () => void;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5 };

/** A number of minutes or of times, typed. Arrows step one, page keys five. */
export function CountField({ value, onChange, max, unreadable, onSubmit, error, ...words }: CountFieldProps) {
  const read = (text: string) => parseCount(text, max);
  const typed = useTypedValue({ value, onChange, write: String, read, onSubmit });
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = steps[event.key];
    const count = valueIn(value);
    if (step === undefined || count === null) return;
    event.preventDefault();
    typed.set(Math.min(max, Math.max(1, count + step)));
  };
  return (
    <TextField
      {...words}
      {...typed.field}
      inputMode="numeric"
      autoComplete="off"
      onKey={onKey}
      error={typed.isUnreadable ? unreadable : error}
    />
  );
}
