import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import { zoneOffset } from '#shared/domain/day/zone-offset.ts';

/** The date and the time that the wall clock of a zone shows at an instant. */
function wallOf(at: number, zone: string): { date: string; time: string } {
  const [date = '', time = ''] = new Date(at + zoneOffset(zone, at)).toISOString().split('T');
  return { date, time: time.slice(0, 8) };
}

/** The date by the wall clock of a zone: `2026-11-23`. */
export function wallDate(at: number, zone: string): string {
  return wallOf(at, zone).date;
}

/** The time by the wall clock of a zone: `14:05:00`. */
export function wallTime(at: number, zone: string): string {
  return wallOf(at, zone).time;
}

/** Date, time and UTC offset: `2026-11-23T14:05:00+09:00`. */
export function wallStamp(at: number, zone: string): string {
  const offset = zoneOffset(zone, at);
  const { date, time } = wallOf(at, zone);
  return `${date}T${time}${offset < 0 ? '-' : '+'}${lengthText(Math.abs(offset)).slice(0, 5)}`;
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
