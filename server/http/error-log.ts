import { codeOf } from '#server/db/errors.ts';

/**
 * What the log keeps of an error. A failed query carries what members wrote in its message, so of anything that
 * comes from the database only the code is kept.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const isFromDatabase = 'query' in error || 'severity' in error;
  return isFromDatabase
    ? { name: error.name, code: codeOf(error) }
    : { name: error.name, message: error.message, stack: error.stack };
}
