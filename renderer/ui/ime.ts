import { type CompositionEvent, useState } from 'react';

interface ComposingKey {
  nativeEvent: { isComposing: boolean };
  keyCode: number;
}

/**
 * True while an input method is composing: then Enter chooses a conversion and Escape leaves it, and neither is
 * meant for the app. Key code 229 covers the keys that arrive just before or after `isComposing` is set.
 */
export function isComposing(event: ComposingKey): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

export interface ComposedValue {
  value: string;
  onChange: (value: string) => void;
  onCompositionStart: (event: CompositionEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  onCompositionEnd: () => void;
}

/**
 * Keeps a controlled field's value untouched while an input method is composing, whatever the owner sets meanwhile:
 * rewriting it would break the conversion. `onChange` is called all the same.
 */
export function useComposedValue(value: string, onChange: (value: string) => void): ComposedValue {
  const [draft, setDraft] = useState<string | null>(null);
  return {
    value: draft ?? value,
    onChange: (next) => {
      if (draft !== null) setDraft(next);
      onChange(next);
    },
    onCompositionStart: (event) => setDraft(event.currentTarget.value),
    onCompositionEnd: () => setDraft(null),
  };
}
