import { DAY_MS } from '#shared/domain/day/instant.ts';

/** How long the sheet is not offered again after it was put off. */
const PUT_OFF_MS = 7 * DAY_MS;

/**
 * Whether the sheet is still put off. A screen renews its time only now and then, so what was put off just now may seem
 * to lie ahead of it; that counts too. What lies further ahead comes from a clock that was wrong, and does not.
 * @param putOffAt when the member put it off; null for never. Both in UTC milliseconds.
 */
export function isSheetPutOff(putOffAt: number | null, now: number): boolean {
  return putOffAt !== null && Math.abs(now - putOffAt) < PUT_OFF_MS;
}
