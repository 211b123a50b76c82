const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/**
 * How long to wait before trying again, in milliseconds: doubling, capped, with jitter so that many apps do not
 * come back at the same moment. Never shorter than the server asked for.
 * @param attempt 0 for the first failure
 * @param random a number in [0, 1)
 */
export function backOffMs(attempt: number, random: number, retryAfterMs: number | null): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 20));
  return Math.max(retryAfterMs ?? 0, full / 2 + (full / 2) * random);
}
