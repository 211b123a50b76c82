import { TZDate } from '@date-fns/tz';
import { lightFormat } from 'date-fns/lightFormat';
import { dateBounds } from '#shared/domain/day/day.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/day/instant.ts';

/** A date of a zone on which its clocks do not change. */
interface EvenDay {
  zone: string;
  date: string;
  startAt: number;
}

/**
 * The last even day that was used. What goes into a file is in order of time, and looking up the rules of a zone is
 * slow: so they are looked up once for each day.
 */
let lastDay: EvenDay | null = null;

/** What the wall clock of a zone shows at an instant, and its UTC offset in milliseconds. */
function wallOf(at: number, zone: string): { date: string; time: string; offsetMs: number } {
  const even =
    lastDay?.zone === zone && lastDay.startAt <= at && at < lastDay.startAt + DAY_MS ? lastDay : null;
  if (even) {
    const offsetMs = Date.parse(`${even.date}T00:00:00Z`) - even.startAt;
    return { date: even.date, time: lengthText(at - even.startAt), offsetMs };
  }
  const wall = new TZDate(at, zone);
  const date = lightFormat(wall, 'yyyy-MM-dd');
  const { startAt, endAt } = dateBounds(date, zone);
  if (endAt - startAt === DAY_MS) lastDay = { zone, date, startAt };
  return { date, time: lightFormat(wall, 'HH:mm:ss'), offsetMs: -wall.getTimezoneOffset() * MINUTE_MS };
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
  const { date, time, offsetMs } = wallOf(at, zone);
  return `${date}T${time}${offsetMs < 0 ? '-' : '+'}${lengthText(Math.abs(offsetMs)).slice(0, 5)}`;
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
