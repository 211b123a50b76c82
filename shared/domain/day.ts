import { TZDate } from '@date-fns/tz';
import * as z from 'zod';
import type { Interval } from './interval.ts';

/** A logical day, `YYYY-MM-DD`. It starts at the member's day start, not at midnight. */
export const Day = z
  .string()
  .regex(/^[1-9]\d{3}-\d{2}-\d{2}$/)
  .refine((day) => isRealDay(day), 'no such day');
export type Day = z.infer<typeof Day>;

/** Where a member's day starts unless they chose otherwise: 04:00, in minutes after midnight. */
export const DEFAULT_DAY_START_MINUTES = 240;

function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function parts(day: Day): [number, number, number] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month - 1, date];
}

function format(year: number, monthIndex: number, date: number): Day {
  return new Date(Date.UTC(year, monthIndex, date)).toISOString().slice(0, 10);
}

/** `day` moved by whole days; negative goes back. */
export function addDays(day: Day, days: number): Day {
  const [year, month, date] = parts(day);
  return format(year, month, date + days);
}

/** The number of whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The Monday of the week that holds `day`. Weeks begin on Monday in every language. */
export function weekStart(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** The seven days of the week that begins with `monday`. */
export function weekDays(monday: Day): Day[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

/** Minutes after midnight on the wall clock of `zone` at the instant `at`, 0 ≤ x < 1440, seconds as a fraction. */
export function wallMinutes(at: number, zone: string): number {
  const wall = new TZDate(at, zone);
  return wall.getHours() * 60 + wall.getMinutes() + wall.getSeconds() / 60;
}

/**
 * The logical day of an instant.
 * @param at UTC milliseconds
 * @param zone the IANA zone the instant was made in
 * @param dayStartMinutes minutes after midnight at which the member's day starts
 */
export function dayOf(at: number, zone: string, dayStartMinutes = DEFAULT_DAY_START_MINUTES): Day {
  const wall = new TZDate(at, zone);
  const day = format(wall.getFullYear(), wall.getMonth(), wall.getDate());
  // Compare instants, not wall minutes: on the day clocks go back, an hour exists twice.
  return at < dayBounds(day, zone, dayStartMinutes).startAt ? addDays(day, -1) : day;
}

/** The instant at which `minutes` after midnight is shown on the wall clock of `zone` on the calendar day `day`. */
export function instantAt(day: Day, minutes: number, zone: string): number {
  const [year, month, date] = parts(day);
  return new TZDate(year, month, date, Math.floor(minutes / 60), minutes % 60, 0, 0, zone).getTime();
}

/**
 * Bounds that were worked out before. Sums and pictures ask for the same few days once per entry, and the rules of a
 * zone are slow to ask.
 */
const knownBounds = new Map<string, Interval>();
const KNOWN_BOUNDS_MAX = 1_000;

/** The instants between which a logical day lies: 24 hours, or 23 or 25 where clocks change. */
export function dayBounds(day: Day, zone: string, dayStartMinutes = DEFAULT_DAY_START_MINUTES): Interval {
  const key = `${day} ${dayStartMinutes} ${zone}`;
  const known = knownBounds.get(key);
  if (known) return known;
  const bounds = {
    startAt: instantAt(day, dayStartMinutes, zone),
    endAt: instantAt(addDays(day, 1), dayStartMinutes, zone),
  };
  if (knownBounds.size >= KNOWN_BOUNDS_MAX) knownBounds.clear();
  knownBounds.set(key, bounds);
  return bounds;
}
