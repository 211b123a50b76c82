const DAY_MINUTES = 1_440;
/** Hours from 24 to 29 tell the night that follows a day: it ends before this hour. */
const NIGHT_HOURS = 30;
/** The last minute that is written so. */
export const NIGHT_MAX_MINUTES = NIGHT_HOURS * 60 - 1;

/** Minutes after midnight on a clock of 24 hours: `14:05`; `25:30` in the night that follows. */
export function timeText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/**
 * Reads a time that a member typed, in minutes after the midnight at which its date begins, or null. Takes `14:05`,
 * `1405`, `14`, `14.05`, `１４：０５`, `14時5分`, `9時半`, `午後2:05`, `2:05 pm`, `正午`; and for the night that follows, with
 * 24 hours more: `25:30`, `26時`, `翌1:30`, `次の日 午前 1:30`.
 */
export function parseTime(text: string): number | null {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const onTheNextDay = /^(?:翌(?:日|朝)?|(?:次|つぎ)の日)の?\s*/;
  const ofDay = parseTimeOfDay(plain.replace(onTheNextDay, ''));
  if (!onTheNextDay.test(plain)) return ofDay;
  return ofDay !== null && ofDay < DAY_MINUTES ? ofDay + DAY_MINUTES : null;
}

function parseTimeOfDay(plain: string): number | null {
  if (plain === '正午' || plain === 'noon') return DAY_MINUTES / 2;
  if (plain === 'midnight') return DAY_MINUTES;
  const half = /午後|pm|p\.m\./.test(plain) ? 'pm' : /午前|am|a\.m\./.test(plain) ? 'am' : null;
  const digits = plain.replace(/午前|午後|[ap]\.?m\.?/g, '').trim();
  const match =
    /^(\d{1,2})(?:\s*[:.時h]\s*(?:(\d{1,2})\s*分?|(半))?)?$/.exec(digits) ??
    /^(\d{1,2})(\d{2})$/.exec(digits);
  if (!match) return null;
  const typed = Number(match[1]);
  const minutes = match[3] ? 30 : Number(match[2] ?? 0);
  if (half !== null && typed > 12) return null;
  const hours = half === null ? typed : (typed % 12) + (half === 'pm' ? 12 : 0);
  return hours < NIGHT_HOURS && minutes < 60 ? hours * 60 + minutes : null;
}

/** The time that the wall clock shows, `0 ≤ x < 1440`: a time of the night that follows a day is one of the morning. */
export function wallTime(minutes: number): number {
  return ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}
