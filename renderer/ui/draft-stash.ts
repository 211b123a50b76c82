import * as z from 'zod';

/** What was typed and not saved yet when the page was unloaded, and what was stored then. */
const Stash = z.object({ text: z.string(), over: z.string() });
const PREFIX = 'kotsukotsu.draft.';

/** Keeps what is typed in a field while the page is being unloaded: there is no time left for the database then. */
export function stashDraft(field: string, text: string, over: string): void {
  localStorage.setItem(PREFIX + field, JSON.stringify({ text, over }));
}

/**
 * What was typed in a field when the page was unloaded. Null when there is nothing, or something else has been stored
 * since.
 */
export function stashedDraft(field: string, stored: string): string | null {
  try {
    const { text, over } = Stash.parse(JSON.parse(localStorage.getItem(PREFIX + field) ?? ''));
    return over === stored ? text : null;
  } catch {
    return null;
  }
}

/** Forgets what was kept of a field. */
export function dropStash(field: string): void {
  localStorage.removeItem(PREFIX + field);
}
