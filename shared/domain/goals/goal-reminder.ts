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

/** What a goal is reminded of by: its time, or the event of its cue. */
export type ReminderKind = 'time' | 'cue';

/**
 * Which reminder of a goal is due at `now`; null when none is. It stays as long as a reminder of a break does, and never
 * comes in quiet hours.
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
): ReminderKind | null {
  if (isQuiet(chosen, minuteOfDay)) return null;
  const sinceTime = ((minuteOfDay - (remindAtMinutes ?? 0) + 1_440) % 1_440) * MINUTE_MS;
  if (remindAtMinutes !== null && sinceTime < REMINDER_MS) return 'time';
  if (!remindsAfterCue || cue.kind !== 'event') return null;
  const isDue = ({ event, at }: HappenedEvent) => event === cue.event && at <= now && now < at + REMINDER_MS;
  return happened.some(isDue) ? 'cue' : null;
}
