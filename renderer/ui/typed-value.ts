import { useState } from 'react';

interface TypedValueOptions<V> {
  value: V | null;
  onChange: (value: V | null) => void;
  write: (value: V) => string;
  read: (text: string) => V | null;
}

export interface TypedValue<V> {
  /** For the text field. */
  field: { value: string; onChange: (text: string) => void; onBlur: () => void };
  /** Sets a value other than by typing. */
  set: (value: V) => void;
  /** True once the member has left the field with words that could not be read. */
  isUnreadable: boolean;
}

/**
 * A value that a member types. What is typed stays as typed until the field is left: then it is written in the
 * usual form, or, when it cannot be read, kept, so that nothing typed is lost.
 */
export function useTypedValue<V>({ value, onChange, write, read }: TypedValueOptions<V>): TypedValue<V> {
  const [latest, setTyped] = useState<{ text: string; isLeft: boolean } | null>(null);
  // Unreadable text is replaced when a value comes from elsewhere.
  const typed = latest?.isLeft && value !== null ? null : latest;
  return {
    field: {
      value: typed?.text ?? (value === null ? '' : write(value)),
      onChange: (text) => {
        setTyped({ text, isLeft: false });
        onChange(read(text));
      },
      onBlur: () =>
        setTyped(typed && typed.text.trim() !== '' && value === null ? { ...typed, isLeft: true } : null),
    },
    set: (next) => {
      setTyped(null);
      onChange(next);
    },
    isUnreadable: typed?.isLeft ?? false,
  };
}
