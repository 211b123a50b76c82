import { isQuiet, REMINDER_MS } from '#shared/domain/clock/reminder.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import type { Interval } from '#shared/domain/day/interval.ts';
import type { Preferences } from '#shared/domain/preferences.ts';
import type { CueEvent, Goal } from './goal.ts';

type Quiet = Pick<Preferences, 'isQuietAtNight' | 'quietFromMinutes' | 'quietToMinutes'>;

/** Something that happened and that a goal can be the answer to. */
export interface HappenedEvent {
  event: CueEvent;
  /** UTC milliseconds. */
  at: number;
}

/**
 * A reminder that is due: by the goal's time, in minutes after midnight, or by the event of its cue, with its instant in UTC
 * milliseconds.
 */
export type DueReminder = { kind: 'time'; minutes: number } | { kind: 'cue'; at: number };

/** When it is asked what is due: the instant, the minute that the member's wall clock shows, and the bounds of their day. */
export interface ReminderMoment {
  now: number;
  minuteOfDay: number;
  day: Interval;
}

/** Whether the app reminds of a goal at all. */
export function hasReminder({
  remindAtMinutes,
  remindsAfterCue,
}: Pick<Goal, 'remindAtMinutes' | 'remindsAfterCue'>): boolean {
  return remindAtMinutes !== null || remindsAfterCue;
}

/**
 * Which reminder of a goal is due at `now`; null when none is. It stays as long as a reminder of a break does, and never
 * comes in quiet hours, nor after them if its time lies within. It follows from timestamps alone: what came due while the computer slept is over when it wakes
 * later than that. Nor does it last into the next day, for which the goal may be open again.
 * @param goal one that is wanted today (`isWantedToday`)
 * @param happened what happened lately
 */
export function dueReminder(
  { remindAtMinutes, remindsAfterCue, cue }: Pick<Goal, 'remindAtMinutes' | 'remindsAfterCue' | 'cue'>,
  chosen: Quiet,
  { now, minuteOfDay, day }: ReminderMoment,
  happened: ReadonlyArray<HappenedEvent>,
): DueReminder | null {
  if (isQuiet(chosen, minuteOfDay)) return null;
  const isSince = (at: number) =>
    day.startAt <= at && at <= now && now < Math.min(at + REMINDER_MS, day.endAt);
  if (remindAtMinutes !== null && !isQuiet(chosen, remindAtMinutes)) {
    const sinceMs = ((minuteOfDay - remindAtMinutes + 1_440) % 1_440) * MINUTE_MS;
    if (isSince(now - (now % MINUTE_MS) - sinceMs)) return { kind: 'time', minutes: remindAtMinutes };
  }
  if (!remindsAfterCue || cue.kind !== 'event') return null;
  const last = happened
    .filter(({ event, at }) => event === cue.event && isSince(at))
    .toSorted((a, b) => b.at - a.at)[0];
  return last ? { kind: 'cue', at: last.at } : null;
}
