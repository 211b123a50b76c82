import * as z from 'zod';
import { Instant, MINUTE_MS } from './instant.ts';

/** A half-open stretch of time `[startAt, endAt)` in UTC milliseconds. */
export const Interval = z.object({ startAt: Instant, endAt: Instant });
export type Interval = z.infer<typeof Interval>;

/** The length of an interval in milliseconds; an interval that ends before it starts has none. */
export function lengthMs({ startAt, endAt }: Interval): number {
  return Math.max(0, endAt - startAt);
}

/** The sum of the lengths of intervals, in milliseconds. Overlapping parts count twice. */
export function sumMs(intervals: ReadonlyArray<Interval>): number {
  return intervals.reduce((sum, interval) => sum + lengthMs(interval), 0);
}

/**
 * The sum of the lengths of intervals as it is told on screens and in files: in whole minutes, given in milliseconds.
 * Not the length is rounded but its ends, each down to its minute: from 10:00:50 to 10:33:05 are 33 minutes, as the
 * clock shows. So parts always add up to their sum, however a stretch is cut into parts.
 */
export function roundedMs(intervals: ReadonlyArray<Interval>): number {
  const minuteOf = (at: number) => Math.floor(at / MINUTE_MS) * MINUTE_MS;
  return sumMs(
    intervals.map(({ startAt, endAt }) => ({ startAt: minuteOf(startAt), endAt: minuteOf(endAt) })),
  );
}

/** The part of `interval` inside `bounds`, or null when they do not meet. */
export function clip(interval: Interval, bounds: Interval): Interval | null {
  const startAt = Math.max(interval.startAt, bounds.startAt);
  const endAt = Math.min(interval.endAt, bounds.endAt);
  return startAt < endAt ? { startAt, endAt } : null;
}

/** What remains of `interval` when every one of `holes` is cut out, in order of time. */
export function subtract(interval: Interval, holes: ReadonlyArray<Interval>): Interval[] {
  let rest: Interval[] = lengthMs(interval) > 0 ? [interval] : [];
  for (const hole of holes) {
    if (lengthMs(hole) === 0) continue;
    rest = rest.flatMap((part) => {
      if (hole.endAt <= part.startAt || part.endAt <= hole.startAt) return [part];
      return [
        { startAt: part.startAt, endAt: hole.startAt },
        { startAt: hole.endAt, endAt: part.endAt },
      ].filter((piece) => lengthMs(piece) > 0);
    });
  }
  return rest;
}

/** The intervals merged where they touch or overlap, in order of time. */
export function union(intervals: ReadonlyArray<Interval>): Interval[] {
  const merged: Interval[] = [];
  const sorted = intervals.filter((i) => lengthMs(i) > 0).toSorted((a, b) => a.startAt - b.startAt);
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last && next.startAt <= last.endAt) {
      merged[merged.length - 1] = { startAt: last.startAt, endAt: Math.max(last.endAt, next.endAt) };
    } else {
      merged.push(next);
    }
  }
  return merged;
}
