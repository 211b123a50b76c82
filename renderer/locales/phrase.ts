import { withoutReadings } from '#renderer/ui/ruby.ts';

/**
 * Words made by the app, such as a date, that may hold ruby markup. `t` gives them without readings, `rich` draws them
 * with readings.
 */
export interface Phrase {
  readonly markup: string;
  /** It is read as one: no line breaks inside while there is room for it on a line of its own. */
  readonly isWhole?: boolean;
}

/** A phrase from ruby markup. Never pass what a member typed: it would be read as markup. */
export function phrase(markup: string): Phrase {
  return { markup };
}

/** Likewise, of words that are read as one: a length of time. */
export function wholePhrase(markup: string): Phrase {
  return { markup, isWhole: true };
}

/** True for a phrase, false for every other value a text may hold. */
export function isPhrase(value: unknown): value is Phrase {
  return typeof value === 'object' && value !== null && 'markup' in value;
}

/** A phrase without readings, for attributes and accessible names. */
export function plainPhrase({ markup }: Phrase): string {
  return withoutReadings(markup);
}
