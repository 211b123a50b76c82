import { useOpenMinutes } from '#renderer/model/clock/index.ts';
import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { useWorkspace } from '#renderer/store/hooks.ts';
import { sharedRows } from '#renderer/store/shared-rows.ts';
import type { Day, DayStarts } from '#shared/domain/day/day.ts';
import { type GoalToday, readGoalsToday, type Standpoint } from './read-goals.ts';

/**
 * From where goals are looked at now, for queries, and what such a query depends on besides the rows: the day, and each
 * minute of work in a block that is open, as a goal may point at it.
 */
export function useStandpoint(): { standpoint: () => Standpoint; deps: [Day, DayStarts, number] } {
  const { around } = useWorkspace();
  const today = useToday();
  const starts = useDayStarts();
  const minutes = useOpenMinutes();
  return {
    standpoint: () => ({ today, now: around.now(), zone: around.zone(), starts }),
    deps: [today, starts, minutes],
  };
}

const useSharedGoals = sharedRows(({ db, around }, today: Day, starts: DayStarts, _minutes: number) =>
  readGoalsToday(db, { today, now: around.now(), zone: around.zone(), starts }),
);

/** How each goal that goes on stands today; undefined until it was read. */
export function useGoalsToday(): GoalToday[] | undefined {
  return useSharedGoals(...useStandpoint().deps);
}
