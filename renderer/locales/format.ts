import { timeText, wallTime } from '#renderer/ui/time-text.ts';
import { wallMinutes, weekdayOf } from '#shared/domain/day/day.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/day/instant.ts';
import { type Phrase, phrase, wholePhrase } from './phrase.ts';
import type { Register } from './registers.ts';

/** How a register writes dates, times and durations. */
export interface Format {
  /** A logical day with its weekday: `11月23日（月）`, `Mon 23 Nov`. */
  day(day: string): Phrase;
  /** A logical day without its weekday: `11月23日`, `23 Nov`. */
  dayShort(day: string): Phrase;
  /** A logical day with its year: `2026年11月23日`, `23 Nov 2026`. */
  dayLong(day: string): Phrase;
  /** The same as a field shows it. */
  dayInField(day: string): string;
  /** A logical day with its weekday and year: `2026年11月23日（月）`, `Mon 23 Nov 2026`. */
  dayFull(day: string): Phrase;
  /** The month of a logical day: `11月`, `Nov`. */
  month(day: string): Phrase;
  /** The month of a logical day with its year: `2026年11月`, `Nov 2026`. */
  monthLong(day: string): Phrase;
  /** The year of a logical day: `2026年`, `2026`. */
  year(day: string): Phrase;
  /** Weekdays (1 is Monday, 7 Sunday) in their short form: `月・木`, `Mon, Thu`. */
  weekdays(weekdays: ReadonlyArray<number>): Phrase;
  /** A weekday (1 is Monday, 7 Sunday) in its long form: `月曜日`, `Monday`. */
  weekdayLong(weekday: number): Phrase;
  /** A date without its month, from 1 to 31: `15日`, `15th`. */
  dateOfMonth(date: number): Phrase;
  /** A number of days: `3日`, `3 days`. */
  days(count: number): Phrase;
  /** The wall-clock time of an instant (UTC ms) in an IANA zone: `14:05`, `午後 2:05`. */
  time(at: number, zone: string): Phrase;
  /** A time as a field shows it, in minutes after the midnight at which its date begins, below 1800: `14:05`, `午後 2:05`. */
  timeOfDay(minutes: number): string;
  /** A length of time (ms) in hours and the whole minutes that it is full of; recorded time is rounded by `roundedMs`: `1時間20分`, `1 h 20 min`. */
  duration(ms: number): Phrase;
  /** A length of time in minutes alone, however many: `90分`, `90 min`. */
  minutes(count: number): Phrase;
  /** A running clock (ms): `1:20:05`. */
  clock(ms: number): string;
}

/** The format of a register. */
export function formatFor(register: Register): Format {
  return formats[register];
}

/** A length of time (ms) as a running clock, `h:mm:ss`. */
function clock(ms: number): string {
  const total = Math.max(0, ms);
  const hours = Math.floor(total / HOUR_MS);
  const minutes = Math.floor((total % HOUR_MS) / MINUTE_MS);
  const seconds = Math.floor((total % MINUTE_MS) / SECOND_MS);
  return `${hours}:${two(minutes)}:${two(seconds)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function hoursAndMinutes(ms: number): [hours: number, minutes: number] {
  const minutes = Math.floor(Math.max(0, ms) / MINUTE_MS);
  return [Math.floor(minutes / 60), minutes % 60];
}

function wallClock(at: number, zone: string): [hours: number, minutes: number] {
  const minutes = Math.floor(wallMinutes(at, zone));
  return [Math.floor(minutes / 60), minutes % 60];
}

function yearOf(day: string): string {
  return day.slice(0, 4);
}

function monthAndDate(day: string): [month: number, date: number] {
  const [, month = 1, date = 1] = day.split('-').map(Number);
  return [month, date];
}

function pick(names: ReadonlyArray<string>, index: number): string {
  return names[index] ?? '';
}

/** The clock of twelve hours, which easy Japanese counts from 0. */
function time12(hours: number, minutes: number): string {
  return `${hours % 12}:${two(minutes)}`;
}

function easyTimeOfDay(minutes: number): string {
  const wall = wallTime(minutes);
  const hours = Math.floor(wall / 60);
  return `${wall < minutes ? 'つぎの日 ' : ''}${hours < 12 ? '午前' : '午後'} ${time12(hours, wall % 60)}`;
}

function namedWeekdays(
  weekdays: ReadonlyArray<number>,
  names: ReadonlyArray<string>,
  between: string,
): Phrase {
  return phrase(weekdays.map((weekday) => pick(names, weekday - 1)).join(between));
}

function time24(at: number, zone: string): Phrase {
  const [hours, minutes] = wallClock(at, zone);
  return phrase(`${hours}:${two(minutes)}`);
}

const japaneseWeekdays = ['月', '火', '水', '木', '金', '土', '日'];
const easyReadings = ['げつ', 'か', 'すい', 'もく', 'きん', 'ど', 'にち'];
const easyWeekdays = japaneseWeekdays.map((name, index) => `{${name}|${pick(easyReadings, index)}}`);
const easyLongWeekdays = japaneseWeekdays.map(
  (name, index) => `{${name}曜日|${pick(easyReadings, index)}ようび}`,
);
const englishWeekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const englishLongWeekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const englishOrdinals = new Intl.PluralRules('en', { type: 'ordinal' });
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Dates whose reading is not the number and にち. */
const datesWithOwnReading: Readonly<Record<number, string>> = {
  1: 'ついたち',
  2: 'ふつか',
  3: 'みっか',
  4: 'よっか',
  5: 'いつか',
  6: 'むいか',
  7: 'なのか',
  8: 'ようか',
  9: 'ここのか',
  10: 'とおか',
  14: 'じゅうよっか',
  20: 'はつか',
  24: 'にじゅうよっか',
};

function easyDate(date: number): string {
  const own = datesWithOwnReading[date];
  return own ? `{${date}日|${own}}` : `${date}{日|にち}`;
}

/** A number of days is read like the date, except for one day. */
function easyDays(count: number): string {
  return count === 1 ? '{1日|いちにち}' : easyDate(count);
}

function easyDayShort(day: string): string {
  const [month, date] = monthAndDate(day);
  return `${month}{月|がつ}${easyDate(date)}`;
}

function japaneseDayShort(day: string): string {
  const [month, date] = monthAndDate(day);
  return `${month}月${date}日`;
}

function japaneseDayLong(day: string): string {
  return `${yearOf(day)}年${japaneseDayShort(day)}`;
}

function englishDate(date: number): string {
  const ends: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
  return `${date}${ends[englishOrdinals.select(date)] ?? 'th'}`;
}

function englishDayShort(day: string): string {
  const [month, date] = monthAndDate(day);
  return `${date} ${pick(englishMonths, month - 1)}`;
}

function englishDayLong(day: string): string {
  return `${englishDayShort(day)} ${yearOf(day)}`;
}

/** 分 is read ぷん after 1, 3, 4, 6, 8 and 10, else ふん. */
function easyMinutes(minutes: number): string {
  const isPun = minutes > 0 && [0, 1, 3, 4, 6, 8].includes(minutes % 10);
  return `${minutes}{分|${isPun ? 'ぷん' : 'ふん'}}`;
}

/** Hours and minutes, leaving out what is zero; nothing at all is zero minutes. */
function joinDuration(ms: number, hour: (n: number) => string, minute: (n: number) => string, gap: string) {
  const [hours, minutes] = hoursAndMinutes(ms);
  const parts = [hours > 0 ? hour(hours) : '', minutes > 0 || hours === 0 ? minute(minutes) : ''];
  return wholePhrase(parts.filter(Boolean).join(gap));
}

const formats: Readonly<Record<Register, Format>> = {
  ja: {
    day: (day) => phrase(`${japaneseDayShort(day)}（${pick(japaneseWeekdays, weekdayOf(day) - 1)}）`),
    dayShort: (day) => phrase(japaneseDayShort(day)),
    dayLong: (day) => phrase(japaneseDayLong(day)),
    dayInField: japaneseDayLong,
    dayFull: (day) => phrase(`${yearOf(day)}年${formats.ja.day(day).markup}`),
    month: (day) => phrase(`${monthAndDate(day)[0]}月`),
    monthLong: (day) => phrase(`${yearOf(day)}年${monthAndDate(day)[0]}月`),
    year: (day) => phrase(`${yearOf(day)}年`),
    weekdays: (weekdays) => namedWeekdays(weekdays, japaneseWeekdays, '・'),
    weekdayLong: (weekday) => phrase(`${pick(japaneseWeekdays, weekday - 1)}曜日`),
    dateOfMonth: (date) => phrase(`${date}日`),
    days: (count) => phrase(`${count}日`),
    time: time24,
    timeOfDay: timeText,
    duration: (ms) =>
      joinDuration(
        ms,
        (hours) => `${hours}時間`,
        (minutes) => `${minutes}分`,
        '',
      ),
    minutes: (count) => wholePhrase(`${count}分`),
    clock,
  },
  'ja-easy': {
    day: (day) => phrase(`${easyDayShort(day)}（${pick(easyWeekdays, weekdayOf(day) - 1)}）`),
    dayShort: (day) => phrase(easyDayShort(day)),
    dayLong: (day) => phrase(`${yearOf(day)}{年|ねん}${easyDayShort(day)}`),
    dayInField: japaneseDayLong,
    dayFull: (day) => phrase(`${yearOf(day)}{年|ねん}${formats['ja-easy'].day(day).markup}`),
    month: (day) => phrase(`${monthAndDate(day)[0]}{月|がつ}`),
    monthLong: (day) => phrase(`${yearOf(day)}{年|ねん}${monthAndDate(day)[0]}{月|がつ}`),
    year: (day) => phrase(`${yearOf(day)}{年|ねん}`),
    weekdays: (weekdays) => namedWeekdays(weekdays, easyWeekdays, '・'),
    weekdayLong: (weekday) => phrase(pick(easyLongWeekdays, weekday - 1)),
    dateOfMonth: (date) => phrase(easyDate(date)),
    days: (count) => phrase(easyDays(count)),
    time: (at, zone) => {
      const [hours, minutes] = wallClock(at, zone);
      return phrase(`${hours < 12 ? '{午前|ごぜん}' : '{午後|ごご}'}\u00a0${time12(hours, minutes)}`);
    },
    timeOfDay: easyTimeOfDay,
    duration: (ms) => joinDuration(ms, (hours) => `${hours}{時間|じかん}`, easyMinutes, ''),
    minutes: (count) => wholePhrase(easyMinutes(count)),
    clock,
  },
  en: {
    day: (day) => phrase(`${pick(englishWeekdays, weekdayOf(day) - 1)} ${englishDayShort(day)}`),
    dayShort: (day) => phrase(englishDayShort(day)),
    dayLong: (day) => phrase(englishDayLong(day)),
    dayInField: englishDayLong,
    dayFull: (day) => phrase(`${formats.en.day(day).markup} ${yearOf(day)}`),
    month: (day) => phrase(pick(englishMonths, monthAndDate(day)[0] - 1)),
    monthLong: (day) => phrase(`${pick(englishMonths, monthAndDate(day)[0] - 1)} ${yearOf(day)}`),
    year: (day) => phrase(yearOf(day)),
    weekdays: (weekdays) => namedWeekdays(weekdays, englishWeekdays, ', '),
    weekdayLong: (weekday) => phrase(pick(englishLongWeekdays, weekday - 1)),
    dateOfMonth: (date) => phrase(englishDate(date)),
    days: (count) => phrase(count === 1 ? '1 day' : `${count} days`),
    time: time24,
    timeOfDay: timeText,
    duration: (ms) =>
      joinDuration(
        ms,
        (hours) => `${hours} h`,
        (minutes) => `${minutes} min`,
        ' ',
      ),
    minutes: (count) => wholePhrase(`${count} min`),
    clock,
  },
};
