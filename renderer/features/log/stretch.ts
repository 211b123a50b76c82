import { isUnread, readable, type Typed, valueIn } from '#renderer/ui/typed-value.ts';
import { addDays, type Day, dateOf, instantAt, instantsAt, wallMinutes } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';

/** A date as the wall calendar shows it: typed, or following from the times. */
export type TypedDay = Typed<Day> | 'auto';

/**
 * Start and end as a member types them. Minutes are those of the wall clock; from 1440 on they tell the night that
 * follows the date.
 */
export interface TypedStretch {
  startDay: TypedDay;
  startMinutes: Typed<number>;
  endDay: TypedDay;
  endMinutes: Typed<number>;
  /**
   * How long it lasts, in minutes: there only while that was typed after the end, which then follows from the start and
   * the length, whatever else is said of it.
   */
  lengthMinutes?: Typed<number>;
  /** Where the clock goes back and shows the time twice, the second one is meant. */
  isSecondStart?: boolean;
  isSecondEnd?: boolean;
}

/** How the dates follow from the times until the member chooses them. */
export interface StretchRules {
  /** The logical day the member is looking at, and where it begins. */
  day: Day;
  dayStartMinutes: number;
  /** The side that lies in that day; the other side follows from it, over midnight where needed. */
  anchor: 'start' | 'end';
  /** Over midnight only up to this length; beyond it, an end before the start is a typing error. */
  overnightMaxMinutes: number;
  /** What the wall clock shows now: a time whose date follows lies before it, not in the night to come. */
  now: { day: Day; minutes: number };
}

export interface StretchDays {
  startDay: Typed<Day>;
  endDay: Typed<Day>;
}

/** The start and the end of a stretch in UTC milliseconds; `endAt` is null when no end was typed. */
export interface StretchTimes {
  startAt: number;
  endAt: number | null;
}

const DAY_MINUTES = 1_440;

/** A stretch with the end that follows from its length, where the length was typed last and can be read; else as it is. */
export function withEnd(
  { lengthMinutes, ...typed }: TypedStretch,
  rules: StretchRules,
  zone: string,
): TypedStretch {
  if (lengthMinutes === undefined || isUnread(lengthMinutes)) return typed;
  const open: TypedStretch = { ...typed, endDay: 'auto', endMinutes: null, isSecondEnd: false };
  const startAt = stretchTimes(open, rules, zone)?.startAt;
  if (lengthMinutes === null || startAt === undefined) return open;
  const endAt = startAt + lengthMinutes * MINUTE_MS;
  return {
    ...open,
    endDay: wallDay(endAt, zone),
    endMinutes: minutesOf(endAt, zone),
    isSecondEnd: isSecondTime(endAt, zone),
  };
}

/** The dates of a typed stretch whose end was typed, where they are known. */
export function stretchDays(typed: TypedStretch, rules: StretchRules): StretchDays {
  const startMinutes = valueIn(typed.startMinutes);
  const endMinutes = valueIn(typed.endMinutes);
  if (rules.anchor === 'start' || endMinutes === null) {
    const startDay = typed.startDay === 'auto' ? byTime(startMinutes, rules) : typed.startDay;
    return { startDay, endDay: typed.endDay === 'auto' ? endDayAfter(startDay, typed, rules) : typed.endDay };
  }
  const endDay = typed.endDay === 'auto' ? byTime(endMinutes, rules) : typed.endDay;
  const isEarlier = goesOvernight(typed, rules) || isOfTheNight(startMinutes);
  return {
    startDay: typed.startDay === 'auto' ? moved(endDay, isEarlier ? -1 : 0) : typed.startDay,
    endDay,
  };
}

/** The date of a time in the logical day that the member looks at. */
function byTime(minutes: number | null, { day, dayStartMinutes, now }: StretchRules): Day {
  if (minutes === null || minutes >= dayStartMinutes) return day;
  const next = addDays(day, 1);
  const isToCome = next > now.day || (next === now.day && minutes > now.minutes);
  return isToCome ? day : next;
}

function endDayAfter(startDay: Typed<Day>, typed: TypedStretch, rules: StretchRules): Day | null {
  // `25:30` tells the night of the day that the member looks at, also where the start was typed as `0:30`.
  if (isOfTheNight(valueIn(typed.endMinutes)) && typed.startDay === 'auto') return rules.day;
  return moved(startDay, goesOvernight(typed, rules) ? 1 : 0);
}

function isOfTheNight(minutes: number | null): boolean {
  return minutes !== null && minutes >= DAY_MINUTES;
}

function goesOvernight(typed: TypedStretch, rules: StretchRules): boolean {
  const startMinutes = valueIn(typed.startMinutes);
  const endMinutes = valueIn(typed.endMinutes);
  if (startMinutes === null || endMinutes === null || endMinutes > startMinutes) return false;
  return endMinutes + DAY_MINUTES - startMinutes <= rules.overnightMaxMinutes;
}

function moved(typed: Typed<Day>, days: number): Day | null {
  const day = valueIn(typed);
  return day === null ? null : addDays(day, days);
}

/**
 * The instants of a typed stretch in `zone`, or null while its start, or half of its end, is missing, or something could
 * not be read. A side that still reads as `original` keeps the seconds of it.
 */
export function stretchTimes(
  asTyped: TypedStretch,
  rules: StretchRules,
  zone: string,
  original: StretchTimes | null = null,
): StretchTimes | null {
  const shown = withEnd(asTyped, rules, zone);
  const typed = readable({ ...asTyped, ...shown, ...stretchDays(shown, rules) });
  if (!typed) return null;
  const { startDay, startMinutes, endDay, endMinutes, isSecondStart = false, isSecondEnd = false } = typed;
  if (startDay === null || startMinutes === null) return null;
  const start = { day: startDay, minutes: startMinutes, isSecond: isSecondStart };
  const startAt = sideAt(start, zone, original?.startAt ?? null);
  if (endMinutes === null) return { startAt, endAt: null };
  if (endDay === null) return null;
  const end = { day: endDay, minutes: endMinutes, isSecond: isSecondEnd };
  return { startAt, endAt: sideAt(end, zone, original?.endAt ?? null) };
}

interface Side {
  day: Day;
  minutes: number;
  isSecond: boolean;
}

function sideAt({ day, minutes, isSecond }: Side, zone: string, original: number | null): number {
  const [first, second] = instantsAt(day, minutes, zone);
  const at = (isSecond ? second : undefined) ?? first ?? instantAt(day, minutes, zone);
  return original !== null && original >= at && original < at + MINUTE_MS ? original : at;
}

/** The date on the wall calendar of `zone`, which is not always the logical day. */
export function wallDay(at: number, zone: string): Day {
  return dateOf(at, zone);
}

/** Whole minutes after midnight on the wall clock of `zone`. */
export function minutesOf(at: number, zone: string): number {
  return Math.floor(wallMinutes(at, zone));
}

/** A recorded stretch as it would be typed. The end's date is only fixed where it does not follow from the times. */
export function typedFrom({ startAt, endAt }: StretchTimes, rules: StretchRules, zone: string): TypedStretch {
  const typed: TypedStretch = {
    startDay: wallDay(startAt, zone),
    startMinutes: minutesOf(startAt, zone),
    endDay: 'auto',
    endMinutes: endAt === null ? null : minutesOf(endAt, zone),
    isSecondStart: isSecondTime(startAt, zone),
    isSecondEnd: endAt !== null && isSecondTime(endAt, zone),
  };
  if (endAt === null) return typed;
  const endDay = wallDay(endAt, zone);
  return stretchDays(typed, rules).endDay === endDay ? typed : { ...typed, endDay };
}

/** True when the clock has gone back and shows the time of this instant again. */
function isSecondTime(at: number, zone: string): boolean {
  const [, second] = instantsAt(wallDay(at, zone), minutesOf(at, zone), zone);
  return second !== undefined && at >= second;
}

/** What the wall clock of `zone` shows at an instant, for {@link StretchRules}. */
export function wallNow(now: number, zone: string): StretchRules['now'] {
  return { day: wallDay(now, zone), minutes: minutesOf(now, zone) };
}
