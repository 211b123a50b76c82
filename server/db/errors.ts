/**
 * The code that the database or the system gave an error: `23505`, `ECONNREFUSED`; its message where there is no code.
 */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : error.message;
}

/** True when a row was refused because another one has the same primary or unique key. */
export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === '23505';
}

/** True when the database aborted a transaction because of concurrent ones: a deadlock, or a serialization failure. */
export function isVictim(error: unknown): boolean {
  return ['40P01', '40001'].includes(codeOf(error));
}

/** True when the database is unavailable for the moment, so a retry later makes sense. */
export function isUnavailable(error: unknown): boolean {
  if (isVictim(error)) return true;
  return /^(08...|53...|57P0.|E(CONN|PIPE|HOST|TIMEDOUT).*|.*(timeout|Connection terminated|not queryable).*)$/.test(
    codeOf(error),
  );
}
