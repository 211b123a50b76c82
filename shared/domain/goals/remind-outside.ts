import type { Day } from '#shared/domain/day/day.ts';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import type { DueReminder } from './goal-reminder.ts';

/**
 * A reminder that needs no telling any more on this computer: it came in the app, or went out as a notification of the
 * system.
 */
export interface ToldReminder {
  /** As `reminderKey` made it. */
  key: string;
  /** When it was told, in UTC milliseconds. */
  at: number;
}

/** For so long it is known what was told; long after a reminder has ceased to be due. */
const KEPT_MS = 2 * DAY_MS;

/**
 * Names a reminder, so that it is told once: one by the time once a day, also where the clock is set back or the member
 * travels; one by a cue once for each event.
 */
export function reminderKey(goalId: string, day: Day, due: DueReminder): string {
  return `${goalId} ${day} ${due.kind} ${due.kind === 'time' ? due.minutes : due.at}`;
}

/**
 * Which of the reminders that are due go out as notifications now. Where they are kept inside the app, none does, and
 * none of them goes out afterwards: a window is in front, where the line in the app is enough, or notifications are not
 * wanted or not allowed.
 * @param due the keys of the reminders that are due, see `dueReminder`; none are due in quiet hours
 * @param told what was told before
 * @returns the keys of those that go out, and what is told from then on
 */
export function remindOutside(
  due: ReadonlyArray<string>,
  told: ReadonlyArray<ToldReminder>,
  { now, isKept }: { now: number; isKept: boolean },
): { out: string[]; told: ToldReminder[] } {
  const known = new Set(told.map(({ key }) => key));
  const fresh = [...new Set(due)].filter((key) => !known.has(key));
  return {
    out: isKept ? [] : fresh,
    told: [...told.filter(({ at }) => now < at + KEPT_MS), ...fresh.map((key) => ({ key, at: now }))],
  };
}
