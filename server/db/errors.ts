/** What the database or the system called an error: `23505`, `ECONNREFUSED`. The message where there is no code. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : error.message;
}

/** True when a row was refused because another has its key. */
export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === '23505';
}

/** True when the database ended a transaction in favour of others: a deadlock, or what they wrote meanwhile. */
export function isVictim(error: unknown): boolean {
  return ['40P01', '40001'].includes(codeOf(error));
}

/** True when the database cannot be spoken to just now: worth asking again later. */
export function isUnavailable(error: unknown): boolean {
  if (isVictim(error)) return true;
  return /^(08...|53...|57P0.|E(CONN|PIPE|HOST|TIMEDOUT).*|.*(timeout|Connection terminated|not queryable).*)$/.test(
    codeOf(error),
  );
}
