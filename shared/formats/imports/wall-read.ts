import { Day, dateBounds, instantAt } from '#shared/domain/day/day.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import { wallTime } from '../wall-text.ts';

/** In which order a date names year, month and day. */
export type DateOrder = 'ymd' | 'mdy' | 'dmy';
export const dateOrders: ReadonlyArray<DateOrder> = ['ymd', 'mdy', 'dmy'];

/** A text without differences of width, and without the `'` by which a spreadsheet tells that a cell is text. */
function plainText(text: string): string {
  return text.normalize('NFKC').trim().replace(/^'/, '');
}

/** The day that a text such as `2026-11-23`, `11/23/2026`, `23.11.2026` or `2026年11月23日` names; null for none. */
export function readDay(text: string, order: DateOrder): Day | null {
  const parts = /^(\d{1,4})[-/.年](\d{1,2})[-/.月](\d{1,4})日?$/.exec(plainText(text))?.slice(1);
  if (!parts) return null;
  const [a = '', b = '', c = ''] = parts;
  // A year of four digits shows its own place.
  if ((a.length === 4) !== (order === 'ymd')) return null;
  const [year, month, date] = order === 'ymd' ? [a, b, c] : order === 'mdy' ? [c, a, b] : [c, b, a];
  const day = Day.safeParse(`${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`);
  return day.success ? day.data : null;
}

/** The date at the beginning of a text such as `11/23/2026 2:05 PM`, and what comes after it; both may be empty. */
export function splitMoment(text: string): { date: string; time: string } {
  const plain = plainText(text);
  const date = /^\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?(?=[T\s,]|$)/i.exec(plain)?.[0] ?? '';
  return { date, time: plain.slice(date.length).replace(/^[T\s,]+/i, '') };
}

/** Seconds after midnight of `9:05`, `14:05:30`, `02:05 PM`, `2:05 p. m.`, `午後2:05`, `14時5分`, `14.05`; null for none. */
export function readTime(text: string): number | null {
  const plain = plainText(text)
    .replace(/^(\d{1,2})\.(\d{2})$/, '$1:$2')
    .replace(/時$/, ':00')
    .replaceAll(/時|分(?=\d)/g, ':')
    .replace(/[分秒]$/, '');
  const match =
    /^(?<ja>午前|午後)? ?(?<h>\d{1,2}):(?<m>\d{1,2})(?::(?<s>\d{2}))?(?:\.\d+)?(?: ?(?<half>[ap])\.? ?m\.?)?$/i.exec(
      plain,
    );
  const { ja, h, m, s = '0', half } = match?.groups ?? {};
  if (h === undefined || m === undefined) return null;
  const [hours, minutes, seconds] = [Number(h), Number(m), Number(s)];
  const isHalf = ja !== undefined || half !== undefined;
  if (minutes > 59 || seconds > 59 || hours > (isHalf ? 12 : 23)) return null;
  const isAfternoon = ja === '午後' || half?.toLowerCase() === 'p';
  const hour = isHalf ? (hours % 12) + (isAfternoon ? 12 : 0) : hours;
  return hour * 3_600 + minutes * 60 + seconds;
}

const HOURS = String.raw`(?:(?<h>\d+(?:[.,]\d+)?) ?(?:h|hours?|hrs?|std|stunden?|時間)\.?)?`;
const MINUTES = String.raw`(?:(?<m>\d+) ?(?:m|mins?|minutes?|minuten|分)\.?)?`;
const SECONDS = String.raw`(?:(?<s>\d+) ?(?:s|secs?|seconds?|sek|秒)\.?)?`;
const WITH_UNITS = new RegExp(`^(?:PT)?${HOURS} ?${MINUTES} ?${SECONDS}$`, 'i');

/**
 * Seconds of `1:30:00`, `1:30`, `18:25 min`, `1 h 30 min`, `PT1H30M`, `1時間30分`, `5400`, `1.5` (hours) or
 * `=5400/86400` (as a spreadsheet computes it); null for none.
 */
export function readLength(text: string): number | null {
  const plain = plainText(text);
  const clock = /^(\d+):(\d{2})(?::(\d{2}))?$/.exec(plain);
  if (clock) return Number(clock[1]) * 3_600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  const short = /^(\d+):(\d{2}) ?min$/.exec(plain);
  if (short) return Number(short[1]) * 60 + Number(short[2]);
  const seconds = /^=?(\d+)(?:\/86400)?$/.exec(plain);
  if (seconds) return Number(seconds[1]);
  if (/^\d+[.,]\d+$/.test(plain)) return hoursToSeconds(plain);
  const { h, m, s } = WITH_UNITS.exec(plain)?.groups ?? {};
  if (h === undefined && m === undefined && s === undefined) return null;
  return hoursToSeconds(h ?? '0') + Number(m ?? 0) * 60 + Number(s ?? 0);
}

/** Seconds of a number of hours, such as `1,5` or `2`, or of a length in any other form; null for none. */
export function readHours(text: string): number | null {
  const plain = plainText(text);
  return /^\d+$/.test(plain) ? hoursToSeconds(plain) : readLength(plain);
}

/** Seconds of a number of minutes, such as `90`, or of a length in any other form; null for none. */
export function readMinutes(text: string): number | null {
  const plain = plainText(text);
  return /^\d+([.,]\d+)?$/.test(plain) ? Math.round(Number(plain.replace(',', '.')) * 60) : readLength(plain);
}

function hoursToSeconds(text: string): number {
  return Math.round(Number(text.replace(',', '.')) * 3_600);
}

/** The instant of `2026-11-23T05:05:00Z`, or with any other UTC offset; null where there is none. */
export function readStamp(text: string): number | null {
  const plain = plainText(text);
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i.test(plain)) return null;
  const at = Date.parse(plain.replace(' ', 'T'));
  return Number.isNaN(at) ? null : at;
}

/** The instant at which the wall clock of `zone` shows a day and so many seconds after midnight. */
export function wallInstant(day: Day, seconds: number, zone: string): number {
  const { startAt, endAt } = dateBounds(day, zone);
  // On a day on which the clocks do not change, adding is enough; looking up the rules of a zone is slow.
  if (endAt - startAt === DAY_MS) return startAt + seconds * SECOND_MS;
  return instantAt(day, Math.floor(seconds / 60), zone) + (seconds % 60) * SECOND_MS;
}

/** A day and seconds after midnight on a wall clock. */
export interface WallPlace {
  day: Day;
  seconds: number;
}

/**
 * The instants of a start and an end on the wall clock of a zone. In the night in which clocks go back, an hour exists
 * twice; then the pair is taken whose length is nearest to the one that the file tells, else the first that does not go
 * backwards.
 */
export function wallSpan(
  start: WallPlace,
  end: WallPlace,
  lengthSeconds: number | null,
  zone: string,
): { startAt: number; endAt: number } {
  const pairs = instantsOf(start, zone).flatMap((startAt) =>
    instantsOf(end, zone).map((endAt) => ({ startAt, endAt })),
  );
  const first = pairs[0] as { startAt: number; endAt: number };
  const forward = pairs.filter(({ startAt, endAt }) => endAt > startAt);
  if (lengthSeconds === null) return forward[0] ?? first;
  const misfit = ({ startAt, endAt }: typeof first) => Math.abs(endAt - startAt - lengthSeconds * SECOND_MS);
  return forward.reduce((best, pair) => (misfit(pair) < misfit(best) ? pair : best), forward[0] ?? first);
}

/**
 * One instant, or two where the wall clock shows the same time twice: clocks go back by an hour, on Lord Howe Island by
 * half.
 */
function instantsOf({ day, seconds }: WallPlace, zone: string): number[] {
  const at = wallInstant(day, seconds, zone);
  const { startAt, endAt } = dateBounds(day, zone);
  if (endAt - startAt <= DAY_MS) return [at];
  return [-HOUR_MS, -HOUR_MS / 2, 0, HOUR_MS / 2, HOUR_MS]
    .map((back) => at + back)
    .filter(
      (candidate) =>
        candidate === at || (wallTime(candidate, zone) === wallTime(at, zone) && candidate < endAt),
    );
}
