import { Day } from '#shared/domain/day/day.ts';

/** Minutes after midnight as a member reads and types them: `14:05`. */
export function timeText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/**
 * Reads a time that a member typed, in minutes after midnight, or null.
 * Takes `14:05`, `1405`, `14`, `14.05`, `１４：０５`, `14時5分`, `午後2:05`, `2:05 pm`; hours from 0 to 23.
 */
export function parseTime(text: string): number | null {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const half = /午後|pm|p\.m\./.test(plain) ? 'pm' : /午前|am|a\.m\./.test(plain) ? 'am' : null;
  const digits = plain.replace(/午前|午後|[ap]\.?m\.?/g, '').trim();
  const match =
    /^(\d{1,2})(?:\s*[:.時]\s*(\d{1,2})?\s*分?)?$/.exec(digits) ?? /^(\d{1,2})(\d{2})$/.exec(digits);
  if (!match) return null;
  const typed = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  if (half !== null && typed > 12) return null;
  const hours = half === null ? typed : (typed % 12) + (half === 'pm' ? 12 : 0);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/** The longest length that can be typed, in minutes: a whole day. */
const LENGTH_MAX = 1_440;

/** A length in minutes as a member reads and types it: `45`, from an hour on `1:30`. */
export function minutesText(minutes: number): string {
  return minutes < 60 ? String(minutes) : timeText(minutes);
}

/**
 * Reads a length that a member typed, in minutes from 1 to a whole day, or null.
 * Takes `45`, `90`, `1:30`, `４５分`, `1時間30分`, `1.5h`, `1 h 30 min`.
 */
export function parseMinutes(text: string): number | null {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const parts =
    /^()(\d{1,4})\s*(?:分|m|min)?$/.exec(plain) ??
    /^(\d{1,2})\s*[:時h](?:間|ours?)?\s*(?:(\d{1,2})\s*(?:分|m|min)?)?$/.exec(plain) ??
    /^(\d{1,2}\.\d)\s*(?:時間|h)()$/.exec(plain);
  if (!parts) return null;
  const minutes = Math.round(Number(parts[1]) * 60) + Number(parts[2] ?? 0);
  return minutes >= 1 && minutes <= LENGTH_MAX ? minutes : null;
}

/** Reads a whole number from 1 to `max` that a member typed, such as `25`, `２５` or `25分`; null for anything else. */
export function parseCount(text: string, max: number): number | null {
  const match = /^(\d{1,4})\s*(?:分|回|min)?$/.exec(text.normalize('NFKC').trim());
  const count = Number(match?.[1] ?? 0);
  return count >= 1 && count <= max ? count : null;
}

/** A time moved by some minutes, around the clock. */
export function stepTime(minutes: number, by: number): number {
  return (((minutes + by) % 1440) + 1440) % 1440;
}

/**
 * Reads a date that a member typed, or null. Takes `2026-11-23`, `2026/11/23`, `11/23`, `11月23日`, `1123`
 * and `23`; what is missing comes from `near`.
 */
export function parseDay(text: string, near: Day): Day | null {
  const plain = text.normalize('NFKC').trim().replace(/日$/, '');
  const [year = '', month = ''] = near.split('-');
  const full =
    /^(\d{4})[-/.年\s](\d{1,2})[-/.月\s](\d{1,2})$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  const monthAndDate = /^(\d{1,2})[-/.月\s](\d{1,2})$/.exec(plain) ?? /^(\d{2})(\d{2})$/.exec(plain);
  const date = /^(\d{1,2})$/.exec(plain);
  const parts = full
    ? [full[1], full[2], full[3]]
    : monthAndDate
      ? [year, monthAndDate[1], monthAndDate[2]]
      : [year, month, date?.[1]];
  const day = parts.map((part = '') => part.padStart(2, '0')).join('-');
  return Day.safeParse(day).success ? day : null;
}
