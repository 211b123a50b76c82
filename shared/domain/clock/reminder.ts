import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { lengthMs } from '#shared/domain/day/interval.ts';
import { type TimeEntry, workedIntervals } from '#shared/domain/log/time-entry.ts';
import type { Preferences } from '#shared/domain/preferences.ts';

/** How long a reminder of a break stays, in milliseconds. Then it disappears by itself, and does not come again. */
export const REMINDER_MS = 5 * MINUTE_MS;

type Quiet = Pick<Preferences, 'isQuietAtNight' | 'quietFromMinutes' | 'quietToMinutes'>;

/** True in the hours in which the member wants to hear nothing. From and to the same minute means the whole day. */
export function isQuiet(chosen: Quiet, minuteOfDay: number): boolean {
  const { isQuietAtNight, quietFromMinutes: from, quietToMinutes: to } = chosen;
  if (!isQuietAtNight) return false;
  return from < to ? from <= minuteOfDay && minuteOfDay < to : from <= minuteOfDay || minuteOfDay < to;
}

/**
 * How long the member has worked without a break, in milliseconds, when they are to be reminded of one at `now`;
 * null when not. Once for each stretch of work, and never in quiet hours.
 */
export function reminderOfBreak(
  chosen: Quiet & Pick<Preferences, 'breakReminderMinutes'>,
  entry: TimeEntry,
  now: number,
  minuteOfDay: number,
): number | null {
  const { breakReminderMinutes } = chosen;
  const stretch = workedIntervals(entry, now).at(-1);
  if (breakReminderMinutes === null || entry.endAt !== null || stretch?.endAt !== now) return null;
  const dueMs = breakReminderMinutes * MINUTE_MS;
  const workedMs = lengthMs(stretch);
  if (workedMs < dueMs || workedMs >= dueMs + REMINDER_MS || isQuiet(chosen, minuteOfDay)) return null;
  return dueMs;
}
