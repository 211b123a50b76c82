import { DAY_MS } from '#shared/domain/day/instant.ts';

const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;
/** Caps what the server asks for: a timer of more than 24.8 days would fire at once. */
const LONGEST_ASKED_MS = DAY_MS;

/**
 * How long to wait before trying again, in milliseconds: doubling, capped, with jitter so that many apps do not
 * come back at the same moment. Never shorter than the server asked for, up to a day.
 * @param attempt 0 for the first failure
 * @param random a number in [0, 1)
 */
export function backOffMs(attempt: number, random: number, retryAfterMs: number | null): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 20));
  return Math.max(Math.min(retryAfterMs ?? 0, LONGEST_ASKED_MS), full / 2 + (full / 2) * random);
}
