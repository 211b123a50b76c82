import { timeText } from './time-text.ts';

/** The longest length that can be typed, in minutes: a whole day. */
export const LENGTH_MAX = 1_440;
/** A number of hours up to a whole day. */
const HOURS_MAX = 24;

/**
 * What a number without a unit means. `hours`: up to 24 of them, as for the time there is for a day; a larger number is
 * minutes all the same.
 */
export type BareNumber = 'minutes' | 'hours';

/** A length in minutes as a member reads and types it: `1:30`; below an hour `45`, or `0:45` where numbers are hours. */
export function minutesText(minutes: number, bare: BareNumber): string {
  return minutes < 60 && bare === 'minutes' ? String(minutes) : timeText(minutes);
}

/**
 * Reads a length that a member typed, in minutes from 1 to a whole day, or null.
 * Takes `45`, `90`, `1:30`, `４５分`, `1時間30分`, `1時間半`, `1.5h`, `1 h 30 min`, `1.5`.
 */
export function parseMinutes(text: string, bare: BareNumber): number | null {
  const minutes = minutesIn(text.normalize('NFKC').trim().toLowerCase(), bare);
  return minutes !== null && minutes >= 1 && minutes <= LENGTH_MAX ? minutes : null;
}

function minutesIn(plain: string, bare: BareNumber): number | null {
  const whole = /^(\d{1,4})$/.exec(plain);
  if (whole) return Number(whole[1]) * (bare === 'hours' && Number(whole[1]) <= HOURS_MAX ? 60 : 1);
  const minutes = /^(\d{1,4})\s*(?:分|m|mins?|minutes?)$/.exec(plain);
  if (minutes) return Number(minutes[1]);
  // Nobody counts in parts of a minute.
  const decimal = /^(\d{1,2}[.,]\d{1,2})\s*(?:時間|h|hrs?|hours?)?$/.exec(plain);
  if (decimal) return Math.round(Number(decimal[1]?.replace(',', '.')) * 60);
  const parts =
    /^(\d{1,2})\s*(?::|時間|時|h|hrs?|hours?)\s*(?:(\d{1,2})\s*(?:分|m|mins?|minutes?)?|(半))?$/.exec(plain);
  if (!parts) return null;
  return Number(parts[1]) * 60 + (parts[3] ? 30 : Number(parts[2] ?? 0));
}

/** Reads a whole number from 1 to `max` that a member typed, such as `25`, `２５` or `25分`; null for anything else. */
export function parseCount(text: string, max: number): number | null {
  const match = /^(\d{1,4})\s*(?:分|回|min)?$/.exec(text.normalize('NFKC').trim());
  const count = Number(match?.[1] ?? 0);
  return count >= 1 && count <= max ? count : null;
}
