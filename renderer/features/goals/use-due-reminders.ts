import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { type GoalToday, readHappened, useGoalsToday } from '#renderer/model/goals/index.ts';
import { usePreferences } from '#renderer/model/preferences/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { dayBounds, wallMinutes } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { type DueReminder, dueReminder } from '#shared/domain/goals/goal-reminder.ts';
import type { Preferences } from '#shared/domain/preferences.ts';

/** The reminder of a goal that is due now. */
export interface GoalDue extends GoalToday {
  due: DueReminder;
}

interface DueReminders {
  /** All goals that are wanted today (`isWantedToday`). */
  open: GoalToday[];
  due: GoalDue[];
  chosen: Preferences;
}

/** The goals that are wanted today, and which of them are to be reminded of now; undefined until it was read. */
export function useDueReminders(): DueReminders | undefined {
  const { around } = useWorkspace();
  const now = useNow(MINUTE_MS / 2);
  const starts = useDayStarts();
  const goals = useGoalsToday();
  const chosen = usePreferences();
  const today = useToday();
  // Most goals wait for no event: then what happens is not read.
  const isAwaited = goals?.some(({ goal }) => goal.remindsAfterCue) ?? false;
  const happened = useRows(
    async (db) => (isAwaited ? readHappened(db, { today, now, starts }) : []),
    [isAwaited, today, now, starts],
  );
  if (!goals || !chosen || !happened) return undefined;
  const zone = around.zone();
  const minuteOfDay = Math.floor(wallMinutes(now, zone));
  const open = goals.filter(({ isWanted }) => isWanted);
  return {
    open,
    due: open.flatMap((one) => {
      const day = dayBounds(one.today.day, zone, starts);
      const due = dueReminder(one.goal, chosen, { now, minuteOfDay, day }, happened);
      return due ? [{ ...one, due }] : [];
    }),
    chosen,
  };
}
