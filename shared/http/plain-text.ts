import * as z from 'zod';

/** A Unicode control character, or half of a surrogate pair. */
const ODD = /[\p{Cc}\p{Cs}]/u;
const BREAKS_AND_TABS = /[\n\t]/g;

/**
 * A text of one line with something in it, of at most `max` characters as JavaScript counts them. It is well-formed
 * Unicode without control characters, so every database can keep it, and each character takes three bytes of JSON at
 * most.
 */
export function PlainText(max: number) {
  return text(max).refine((text) => !ODD.test(text), 'may not contain control characters or half characters');
}

/** The same of several lines, which may be indented with tabs. */
export function PlainLines(max: number) {
  return text(max).refine(
    (text) => !ODD.test(text.replace(BREAKS_AND_TABS, '')),
    'may not contain control characters but line breaks (\\n) and tabs, or half characters',
  );
}

function text(max: number) {
  return z.string().trim().min(1).max(max);
}
