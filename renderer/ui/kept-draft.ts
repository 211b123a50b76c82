import { useState } from 'react';
import { create } from 'zustand';

/** What stands in a form, and what stood there before anything was typed, as JSON. */
interface Kept {
  value: unknown;
  over: string;
}

/** The drafts of forms that were left before they were saved or cancelled, by form. In memory only. */
export const useKeptDrafts = create<Readonly<Record<string, Kept>>>(() => ({}));

export interface KeptDraft<T> {
  value: T;
  onChange: (value: T) => void;
  /** Forgets what was typed: it has been saved, or the member does not want it. */
  forget: () => void;
}

/**
 * What is typed in a form. It outlives the form, so that a panel that was closed by a press beside it shows it again
 * when it is opened the next time; unless the form would begin with something else by then.
 * @param form names the form among all forms of the app, together with what it is about
 * @param begin what the form holds before anything is typed; plain values only
 */
export function useKeptDraft<T>(form: string, begin: () => T): KeptDraft<T> {
  const [first] = useState(begin);
  const kept = useKeptDrafts((drafts) => drafts[form]);
  const over = JSON.stringify(first);
  return {
    value: kept?.over === over ? (kept.value as T) : first,
    onChange: (value) => useKeptDrafts.setState({ [form]: { value, over } }),
    forget: () => useKeptDrafts.setState(({ [form]: _, ...others }) => others, true),
  };
}
