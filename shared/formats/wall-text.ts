import { TZDate } from '@date-fns/tz';
import { lightFormat } from 'date-fns';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../domain/instant.ts';

/** The date on the wall of a zone: `2026-11-23`. */
export function wallDate(at: number, zone: string): string {
  return lightFormat(new TZDate(at, zone), 'yyyy-MM-dd');
}

/** The time on the wall of a zone: `14:05:00`. */
export function wallTime(at: number, zone: string): string {
  return lightFormat(new TZDate(at, zone), 'HH:mm:ss');
}

/** Date, time and distance from UTC: `2026-11-23T14:05:00+09:00`. */
export function wallStamp(at: number, zone: string): string {
  const minutes = -new TZDate(at, zone).getTimezoneOffset();
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = `${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
  return `${wallDate(at, zone)}T${wallTime(at, zone)}${offset}`;
}

/** An instant in UTC: `2026-11-23T05:05:00Z`. */
export function utcStamp(at: number): string {
  return `${wallDate(at, 'UTC')}T${wallTime(at, 'UTC')}Z`;
}

/** A length of time as `HH:MM:SS`, hours without a limit. */
export function lengthText(ms: number): string {
  const [hours, minutes] = [Math.floor(ms / HOUR_MS), Math.floor((ms % HOUR_MS) / MINUTE_MS)];
  return `${two(hours)}:${two(minutes)}:${two(Math.floor((ms % MINUTE_MS) / SECOND_MS))}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
