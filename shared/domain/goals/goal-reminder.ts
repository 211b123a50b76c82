import { isQuiet, REMINDER_MS } from '#shared/domain/clock/reminder.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
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

/** Whether the app reminds of a goal at all. */
export function hasReminder({
  remindAtMinutes,
  remindsAfterCue,
}: Pick<Goal, 'remindAtMinutes' | 'remindsAfterCue'>): boolean {
  return remindAtMinutes !== null || remindsAfterCue;
}

/**
 * Which reminder of a goal is due at `now`; null when none is. It stays as long as a reminder of a break does, and never
 * comes in quiet hours. It follows from timestamps alone: what came due while the computer slept is over when it wakes
 * later than that.
 * @param goal one that is wanted today (`isWantedToday`)
 * @param minuteOfDay of the member's wall clock at `now`
 * @param happened what happened lately
 */
export function dueReminder(
  { remindAtMinutes, remindsAfterCue, cue }: Pick<Goal, 'remindAtMinutes' | 'remindsAfterCue' | 'cue'>,
  chosen: Quiet,
  now: number,
  minuteOfDay: number,
  happened: ReadonlyArray<HappenedEvent>,
): DueReminder | null {
  if (isQuiet(chosen, minuteOfDay)) return null;
  const sinceMs = ((minuteOfDay - (remindAtMinutes ?? 0) + 1_440) % 1_440) * MINUTE_MS;
  if (remindAtMinutes !== null && sinceMs < REMINDER_MS) return { kind: 'time', minutes: remindAtMinutes };
  if (!remindsAfterCue || cue.kind !== 'event') return null;
  const isDue = ({ event, at }: HappenedEvent) => event === cue.event && at <= now && now < at + REMINDER_MS;
  const last = happened.filter(isDue).toSorted((a, b) => b.at - a.at)[0];
  return last ? { kind: 'cue', at: last.at } : null;
}
