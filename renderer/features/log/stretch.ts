import { addDays, type Day, dateOf, instantAt, wallMinutes } from '#shared/domain/day/day.ts';

/** A date as the wall calendar shows it: chosen, not readable (null), or following from the times. */
export type TypedDay = Day | 'auto' | null;

/** Start and end as a member types them. Minutes are those of the wall clock, null while there are none. */
export interface TypedStretch {
  startDay: TypedDay;
  startMinutes: number | null;
  endDay: TypedDay;
  endMinutes: number | null;
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
}

export interface StretchDays {
  startDay: Day | null;
  endDay: Day | null;
}

/** The start and the end of a stretch in UTC milliseconds; `endAt` is null when no end was typed. */
export interface StretchTimes {
  startAt: number;
  endAt: number | null;
}

const DAY_MINUTES = 1_440;

/** The dates of a typed stretch, where they are known. */
export function stretchDays(typed: TypedStretch, rules: StretchRules): StretchDays {
  const { startMinutes, endMinutes } = typed;
  const isOvernight = startMinutes !== null && endMinutes !== null && goesOvernight(typed, rules);
  const byTime = (minutes: number | null) =>
    minutes !== null && minutes < rules.dayStartMinutes ? addDays(rules.day, 1) : rules.day;
  if (rules.anchor === 'start' || endMinutes === null) {
    const startDay = typed.startDay === 'auto' ? byTime(startMinutes) : typed.startDay;
    return {
      startDay,
      endDay: typed.endDay === 'auto' ? moved(startDay, isOvernight ? 1 : 0) : typed.endDay,
    };
  }
  const endDay = typed.endDay === 'auto' ? byTime(endMinutes) : typed.endDay;
  return {
    startDay: typed.startDay === 'auto' ? moved(endDay, isOvernight ? -1 : 0) : typed.startDay,
    endDay,
  };
}

function goesOvernight({ startMinutes, endMinutes }: TypedStretch, rules: StretchRules): boolean {
  if (startMinutes === null || endMinutes === null || endMinutes > startMinutes) return false;
  return endMinutes + DAY_MINUTES - startMinutes <= rules.overnightMaxMinutes;
}

function moved(day: Day | null, days: number): Day | null {
  return day === null ? null : addDays(day, days);
}

/**
 * The instants of a typed stretch in `zone`, or null while its start, or half of its end, is missing.
 * A side that still reads as `original` keeps the seconds of it.
 */
export function stretchTimes(
  typed: TypedStretch,
  rules: StretchRules,
  zone: string,
  original: StretchTimes | null = null,
): StretchTimes | null {
  const { startDay, endDay } = stretchDays(typed, rules);
  if (startDay === null || typed.startMinutes === null) return null;
  const startAt = sideAt(startDay, typed.startMinutes, zone, original?.startAt ?? null);
  if (typed.endMinutes === null) return { startAt, endAt: null };
  if (endDay === null) return null;
  return { startAt, endAt: sideAt(endDay, typed.endMinutes, zone, original?.endAt ?? null) };
}

function sideAt(day: Day, minutes: number, zone: string, original: number | null): number {
  const reads = original !== null && wallDay(original, zone) === day && minutesOf(original, zone) === minutes;
  return reads ? original : instantAt(day, minutes, zone);
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
  };
  if (endAt === null) return typed;
  const endDay = wallDay(endAt, zone);
  return stretchDays(typed, rules).endDay === endDay ? typed : { ...typed, endDay };
}
