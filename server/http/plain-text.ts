import * as z from 'zod';

/** A text with something in it, of at most `max` characters, that every database can keep (no U+0000). */
export function PlainText(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !text.includes('\u0000'), 'may not contain U+0000');
}
