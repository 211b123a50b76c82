import { TZDate } from '@date-fns/tz';
import { getDaysInMonth } from 'date-fns/getDaysInMonth';
import * as z from 'zod';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './instant.ts';
import { clip, type Interval } from './interval.ts';
import { zoneOffset } from './zone-offset.ts';

/** A logical day, `YYYY-MM-DD`. It starts at the member's day start, not at midnight. */
export const Day = z
  .string()
  .regex(/^[1-9]\d{3}-\d{2}-\d{2}$/)
  .refine((day) => isRealDay(day), 'no such day');
export type Day = z.infer<typeof Day>;

/** Where a member's day starts unless they chose otherwise: 04:00, in minutes after midnight. */
export const DEFAULT_DAY_START_MINUTES = 240;

/** Minutes after midnight at which a day can start: every half hour. */
export const DayStartMinutes = z.number().int().min(0).max(1_410).multipleOf(30);

/** From the logical day `from` on, a member's days start at so many minutes after midnight. */
export interface DayStart {
  from: Day;
  minutes: number;
}

/** Where a member's days start, in order of `from`. Every day keeps the start that was chosen for it. */
export type DayStarts = ReadonlyArray<DayStart>;

/** The minutes after midnight at which a logical day starts. */
export function startMinutesOf(day: Day, starts: DayStarts): number {
  return starts.findLast(({ from }) => from <= day)?.minutes ?? DEFAULT_DAY_START_MINUTES;
}

/** An instant, and the zone in which it was recorded. */
export interface Moment {
  at: number;
  zone: string;
}

/**
 * The first logical day that can start at `minutes` without moving any of these moments to another day: for each moment
 * the next day in its zone, or the day after that when the next day would have started already.
 */
export function firstDayFor(minutes: number, moments: ReadonlyArray<Moment>, starts: DayStarts): Day {
  const days = moments.map(({ at, zone }) => {
    const next = addDays(dayOf(at, zone, starts), 1);
    return instantAt(next, minutes, zone) > at ? next : addDays(next, 1);
  });
  return days.reduce((last, day) => (day > last ? day : last));
}

/** For days that are drawn side by side on one axis: all start where the last of them does. */
export function evenStarts(days: ReadonlyArray<Day>, starts: DayStarts): DayStart[] {
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? [{ from: first, minutes: startMinutesOf(last, starts) }] : [];
}

/** Days that start at `minutes` from `from` on; what was chosen for days before stays. */
export function withDayStart(starts: DayStarts, from: Day, minutes: number): DayStart[] {
  const before = starts.filter((start) => start.from < from);
  return startMinutesOf(from, before) === minutes ? before : [...before, { from, minutes }];
}

function isRealDay(day: string): boolean {
  // Without a zone's rules, which are slow to ask: a file of ten years has many days.
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

/** `day` moved by whole days; negative goes back. */
export function addDays(day: Day, days: number): Day {
  // Computed in UTC, where every day has 24 hours, because each sum and picture needs it many times.
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** A day of the week, from 1 for Monday to 7 for Sunday. */
export const Weekday = z.number().int().min(1).max(7);

/** The weekdays with which a member's weeks can begin, in every language alike: Monday or Sunday. */
export const firstWeekdays = [1, 7] as const;
export const FirstWeekday = z.literal(firstWeekdays);
export type FirstWeekday = z.infer<typeof FirstWeekday>;

/** The first day of the week that holds `day`. @param firstWeekday with which the member's weeks begin */
export function weekStart(day: Day, firstWeekday: FirstWeekday): Day {
  return addDays(day, -((weekdayOf(day) - firstWeekday + 7) % 7));
}

/** The seven days of the week that begins with `first`. */
export function weekDays(first: Day): Day[] {
  return Array.from({ length: 7 }, (_, index) => addDays(first, index));
}

/** The seven weekdays in the order of a week, from 1 for Monday to 7 for Sunday. */
export function weekdaysFrom(firstWeekday: FirstWeekday): number[] {
  return Array.from({ length: 7 }, (_, index) => ((firstWeekday - 1 + index) % 7) + 1);
}

/** The day of the week, from 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The date of a day in its month, from 1 to 31. */
export function dayOfMonth(day: Day): number {
  return Number(day.slice(8));
}

/** How many days the month of a day has. */
export function daysInMonth(day: Day): number {
  return getDaysInMonth(new TZDate(Date.parse(`${day}T00:00:00Z`), 'UTC'));
}

/** The first day of the month that holds `day`. */
export function monthStart(day: Day): Day {
  return `${day.slice(0, 8)}01`;
}

/** The first day of the year that holds `day`. */
export function yearStart(day: Day): Day {
  return `${day.slice(0, 4)}-01-01`;
}

/** The first day of the month that comes so many months after that of `day`; negative goes back. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** How many days after `from` a day comes; negative when it comes before. */
export function daysBetween(from: Day, day: Day): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}

const DAY_SECONDS = DAY_MS / SECOND_MS;

/** Minutes after midnight on the wall clock of `zone` at the instant `at`, 0 ≤ x < 1440, seconds as a fraction. */
export function wallMinutes(at: number, zone: string): number {
  const seconds = Math.floor((at + zoneOffset(zone, at)) / SECOND_MS);
  return (((seconds % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS) / 60;
}

/**
 * The logical day of an instant.
 * @param at UTC milliseconds
 * @param zone the IANA zone the instant was made in
 * @param starts where the member's days start
 */
export function dayOf(at: number, zone: string, starts: DayStarts): Day {
  const day = dateOf(at, zone);
  // Compare instants, not wall minutes: on the day clocks go back, an hour exists twice.
  return at < dayBounds(day, zone, starts).startAt ? addDays(day, -1) : day;
}

/** The date that the wall calendar of `zone` shows at an instant, in the years 1000 to 9999. */
export function dateOf(at: number, zone: string): Day {
  const [date = ''] = new Date(at + zoneOffset(zone, at)).toISOString().split('T');
  return date;
}

/**
 * The instant at which `minutes` after midnight is shown on the wall clock of `zone` on the calendar day `day`, also of a
 * day after it (from 1440 on). The first one where clocks go back and show it twice; where they go forward and never show
 * it, as much later as they go forward.
 */
export function instantAt(day: Day, minutes: number, zone: string): number {
  const [first] = instantsAt(day, minutes, zone);
  if (first !== undefined) return first;
  // By the clock as it was before it went forward.
  const asUtc = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS;
  return asUtc - zoneOffset(zone, asUtc - DAY_MS);
}

/**
 * All instants at which the wall clock of `zone` shows `minutes` after midnight of the calendar day `day`, in order: two
 * where clocks go back, none where they go forward, else one.
 */
export function instantsAt(day: Day, minutes: number, zone: string): number[] {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS;
  // Whatever the offset is at that time, it is one of those a day before and after it.
  const offsets = new Set([-DAY_MS, DAY_MS].map((by) => zoneOffset(zone, asUtc + by)));
  return [...offsets]
    .map((offset) => asUtc - offset)
    .filter((at) => at + zoneOffset(zone, at) === asUtc)
    .toSorted((a, b) => a - b);
}

/** Of all instants at which the wall clock of `zone` shows `minutes` after midnight, the one nearest to `near`. */
export function nearestInstant(minutes: number, near: number, zone: string): number {
  const day = dateOf(near, zone);
  const candidates = [-1, 0, 1].flatMap((days) => {
    const date = addDays(day, days);
    const shown = instantsAt(date, minutes, zone);
    return shown.length > 0 ? shown : [instantAt(date, minutes, zone)];
  });
  return candidates.reduce((best, at) => (Math.abs(at - near) < Math.abs(best - near) ? at : best));
}

/**
 * The instants between which a logical day lies: 24 hours, or 23 or 25 where clocks change. The day before a change of
 * the day start is longer or shorter by that change: it ends where the next one starts.
 */
export function dayBounds(day: Day, zone: string, starts: DayStarts): Interval {
  const next = addDays(day, 1);
  return boundsBetween(day, startMinutesOf(day, starts), startMinutesOf(next, starts), zone);
}

/** The parts of `intervals` inside a logical day of `zone`. */
export function clipToDay(
  intervals: ReadonlyArray<Interval>,
  day: Day,
  zone: string,
  starts: DayStarts,
): Interval[] {
  const bounds = dayBounds(day, zone, starts);
  return intervals.flatMap((interval) => clip(interval, bounds) ?? []);
}

/** The instants between which a date of the wall calendar of `zone` lies. */
export function dateBounds(date: Day, zone: string): Interval {
  return boundsBetween(date, 0, 0, zone);
}

/** Bounds that were worked out before: sums and pictures ask for the same few days once per entry. */
const knownBounds = new Map<string, Interval>();
const KNOWN_BOUNDS_MAX = 1_000;

function boundsBetween(day: Day, startMinutes: number, endMinutes: number, zone: string): Interval {
  const key = `${day} ${startMinutes} ${endMinutes} ${zone}`;
  const known = knownBounds.get(key);
  if (known) return known;
  const bounds = {
    startAt: instantAt(day, startMinutes, zone),
    endAt: instantAt(addDays(day, 1), endMinutes, zone),
  };
  if (knownBounds.size >= KNOWN_BOUNDS_MAX) knownBounds.clear();
  knownBounds.set(key, bounds);
  return bounds;
}

/**
 * Wall clocks on earth differ by 26 hours at most; a day of another zone may begin or end that much earlier or later.
 */
const ZONES_APART_MS = 26 * HOUR_MS;

/** The instants between which `days` may lie in any zone. */
export function reachOf(days: ReadonlyArray<Day>): Interval {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return { startAt: 0, endAt: 0 };
  return {
    // A day begins on its date and ends on the next one at the latest, wherever the member's days start.
    startAt: dateBounds(first, 'UTC').startAt - ZONES_APART_MS,
    endAt: dateBounds(addDays(last, 1), 'UTC').endAt + ZONES_APART_MS,
  };
}
