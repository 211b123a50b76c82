import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { useNow, useWorkspace } from '#renderer/store/hooks.ts';
import { sharedRows } from '#renderer/store/shared-rows.ts';
import type { Day, DayStarts } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { type GoalToday, readGoalsToday, type Standpoint } from './read-goals.ts';

/**
 * From where goals are looked at now, for queries, and what such a query depends on besides the rows: the day, and the
 * minute, as a block that runs may be what a goal points at.
 */
export function useStandpoint(): { standpoint: () => Standpoint; deps: [Day, DayStarts, number] } {
  const { around } = useWorkspace();
  const today = useToday();
  const starts = useDayStarts();
  const minute = Math.floor(useNow(MINUTE_MS) / MINUTE_MS);
  return {
    standpoint: () => ({ today, now: around.now(), zone: around.zone(), starts }),
    deps: [today, starts, minute],
  };
}

const useSharedGoals = sharedRows(({ db, around }, today: Day, starts: DayStarts, _minute: number) =>
  readGoalsToday(db, { today, now: around.now(), zone: around.zone(), starts }),
);

/** How each goal that goes on stands today; undefined until it was read. */
export function useGoalsToday(): GoalToday[] | undefined {
  return useSharedGoals(...useStandpoint().deps);
}
