import { useState } from 'react';

/** What was typed in a field and could not be read, to the letter. */
export interface Unread {
  readonly unread: string;
}

/** What stands in a field that is typed: a value, null while it is empty, or what could not be read. */
export type Typed<V> = V | null | Unread;

/** A form's fields once everything in them could be read. */
export type Readable<T> = { [K in keyof T]: Exclude<T[K], Unread> };

/** Whether a field holds what could not be read. */
export function isUnread(typed: unknown): typed is Unread {
  return typeof typed === 'object' && typed !== null && 'unread' in typed;
}

/** The value of a field where there is one that could be read; else null. To be saved, use {@link readable}. */
export function valueIn<V>(typed: Typed<V>): V | null {
  return isUnread(typed) ? null : typed;
}

/** The fields of a form to be saved, or null while one of them holds what could not be read: it would be lost. */
export function readable<T extends object>(fields: T): Readable<T> | null {
  return Object.values(fields).some(isUnread) ? null : (fields as Readable<T>);
}

interface TypedValueOptions<V> {
  value: Typed<V>;
  onChange: (value: Typed<V>) => void;
  write: (value: V) => string;
  read: (text: string) => V | null;
  onSubmit?: (() => void) | undefined;
  /** Called when the field is left. */
  onLeave?: (() => void) | undefined;
}

interface TypedValue<V> {
  /** For the text field. */
  field: { value: string; onChange: (text: string) => void; onBlur: () => void; onSubmit: () => void };
  /** Sets a value other than by typing. */
  set: (value: V) => void;
  /** True once the member has left the field, or pressed Enter in it, with words that could not be read. */
  isUnreadable: boolean;
}

/**
 * A value that a member types. What is typed stays as typed until the field is left: then it is written in the usual
 * form, or, when it cannot be read, kept as it is.
 */
export function useTypedValue<V>({
  value,
  onChange,
  write,
  read,
  onSubmit,
  onLeave,
}: TypedValueOptions<V>): TypedValue<V> {
  // What stands in the field while it is typed in.
  const [typing, setTyping] = useState<string | null>(null);
  const written = isUnread(value) ? value.unread : value === null ? '' : write(value);
  return {
    field: {
      value: typing ?? written,
      onChange: (text) => {
        setTyping(text);
        onChange(text.trim() === '' ? null : (read(text) ?? { unread: text }));
      },
      onBlur: () => {
        setTyping(null);
        onLeave?.();
      },
      onSubmit: () => {
        setTyping(null);
        onSubmit?.();
      },
    },
    set: (next) => {
      setTyping(null);
      onChange(next);
    },
    isUnreadable: typing === null && isUnread(value),
  };
}

/**
 * A value that is stored as soon as it can be read, for a field without a button to save. It is never empty: a field
 * that is left empty shows what is stored again. What comes from elsewhere takes the place of what was typed.
 */
export function useStoredValue<V>(
  stored: V,
  store: (value: V) => void,
): { value: Typed<V>; onChange: (typed: Typed<V>) => void } {
  // What was typed, until it is stored, and all that may be stored until then: what was before, and what it was meanwhile.
  const [typed, setTyped] = useState<{ value: Typed<V>; until: ReadonlyArray<V> } | null>(null);
  if (typed && (typed.value === stored || !typed.until.includes(stored))) setTyped(null);
  return {
    value: typed?.value ?? stored,
    onChange: (value) => {
      const until = typed?.until ?? [stored];
      if (value === null) setTyped(null);
      else if (isUnread(value)) setTyped({ value, until });
      else {
        setTyped({ value, until: [...until, value] });
        store(value);
      }
    },
  };
}
