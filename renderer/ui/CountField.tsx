import type { KeyboardEvent } from 'react';
import type { FieldWords } from './Field.tsx';
import { parseCount } from './length-text.ts';
import { TextField } from './TextField.tsx';
import { useTypedValue } from './typed-value.ts';

export interface CountFieldProps extends FieldWords {
  /** A whole number from 1 to `max`, or null while there is none. */
  value: number | null;
  onChange: (count: number | null) => void;
  max: number;
  /** Shown in place when what was typed is no such number. */
  unreadable: string;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5 };

/** A number of minutes or of times, typed. Arrows step one, page keys five. */
export function CountField({ value, onChange, max, unreadable, error, ...words }: CountFieldProps) {
  const typed = useTypedValue({ value, onChange, write: String, read: (text) => parseCount(text, max) });
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = steps[event.key];
    if (step === undefined || value === null) return;
    event.preventDefault();
    typed.set(Math.min(max, Math.max(1, value + step)));
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
