import { addDays, Day, daysBetween } from '#shared/domain/day/day.ts';

/** What a typed date is read by. */
export interface DayTyping {
  /** What `今日` and `tomorrow` go by. */
  today: Day;
  /** Of all dates that may be meant, the one nearest to this day is. */
  near: Day;
  /** A date without its year, or without its month, lies within these. */
  earliest?: Day | undefined;
  latest?: Day | undefined;
  /** Dates are written with the day before the month: `3/4` is the third of April. */
  isDayFirst?: boolean | undefined;
}

/** Days from today on. */
const WORDS: Readonly<Record<string, number>> = {
  おととい: -2,
  一昨日: -2,
  昨日: -1,
  きのう: -1,
  yesterday: -1,
  今日: 0,
  きょう: 0,
  本日: 0,
  today: 0,
  明日: 1,
  あした: 1,
  あす: 1,
  tomorrow: 1,
  明後日: 2,
  あさって: 2,
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** As many years as lie between two 29th of February at most. */
const YEARS_APART = 8;

/**
 * Reads a date that a member typed, or null. Takes `2026-11-23`, `2026/11/23`, `11/23`, `11月23日（月）`, `Mon 23 Nov`,
 * `1123`, `23` and `明日`; where days come first also `23/11`. Without its year or month, the nearest such date is meant.
 */
export function parseDay(text: string, typing: DayTyping): Day | null {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  const fromToday = Object.hasOwn(WORDS, typed) ? WORDS[typed] : undefined;
  if (fromToday !== undefined) return addDays(typing.today, fromToday);
  const plain = inNumbers(typed);
  const full =
    /^(\d{4})\s*[-/.年\s]\s*(\d{1,2})\s*[-/.月\s]\s*(\d{1,2})$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (full) return dayFrom(full[1], full[2], full[3]);
  const slashed = typing.isDayFirst ? /^(\d{1,2})\s*\/\s*(\d{1,2})$/.exec(plain) : null;
  const dayFirst = slashed && nearest(datesOfYears(typing.near, slashed[2], slashed[1]), typing);
  if (dayFirst) return dayFirst;
  const ofYear = /^(\d{1,2})\s*[-/.月\s]\s*(\d{1,2})$/.exec(plain) ?? /^(\d{2})(\d{2})$/.exec(plain);
  if (ofYear) return nearest(datesOfYears(typing.near, ofYear[1], ofYear[2]), typing);
  const ofMonth = /^(\d{1,2})$/.exec(plain);
  return ofMonth ? nearest(datesOfMonths(typing.near, ofMonth[1]), typing) : null;
}

/** A date without its weekday, with a month that is written in English as a number: `23 nov 2026` is `2026-11-23`. */
function inNumbers(plain: string): string {
  const bare = plain.replace(/\s*\(.*\)$/, '').replace(/日$/, '');
  const dayFirst = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3,9})\.?(?:,?\s+(\d{4}))?$/.exec(bare);
  const monthFirst = /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?$/.exec(bare);
  const [date, month, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const index = month === undefined ? -1 : MONTHS.indexOf(month.slice(0, 3));
  if (index < 0) return bare;
  return [year, index + 1, date].filter((part) => part !== undefined).join('-');
}

function dayFrom(year = '', month = '', date = ''): Day | null {
  const day = [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-');
  return Day.safeParse(day).success ? day : null;
}

/** The date in the years around a day. */
function datesOfYears(near: Day, month: string | undefined, date: string | undefined): (Day | null)[] {
  const year = Number(near.slice(0, 4));
  return around(YEARS_APART, (years) => dayFrom(String(year + years), month, date));
}

/** The date in the months around a day. */
function datesOfMonths(near: Day, date: string | undefined): (Day | null)[] {
  const months = Number(near.slice(0, 4)) * 12 + Number(near.slice(5, 7)) - 1;
  return around(2, (by) =>
    dayFrom(String(Math.floor((months + by) / 12)), String(((months + by) % 12) + 1), date),
  );
}

function around<T>(most: number, make: (by: number) => T): T[] {
  return Array.from({ length: 2 * most + 1 }, (_, index) => make(index - most));
}

/** Of the days within the bounds, the one nearest to `near`. */
function nearest(days: ReadonlyArray<Day | null>, { near, earliest, latest }: DayTyping): Day | null {
  const within = days.flatMap((day) =>
    day === null || (earliest && day < earliest) || (latest && day > latest) ? [] : [day],
  );
  const apart = (day: Day) => Math.abs(daysBetween(near, day));
  return within.toSorted((a, b) => apart(a) - apart(b))[0] ?? null;
}
