import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { readOpenBlocks } from '#renderer/model/log/index.ts';
import { useNow, useWorkspace } from '#renderer/store/hooks.ts';
import { sharedRows } from '#renderer/store/shared-rows.ts';
import type { Day, DayStarts } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { type GoalToday, readGoalsToday, type Standpoint } from './read-goals.ts';

/** Whether a block runs, on this device or another. */
const useIsRunning = sharedRows(async ({ db }) => (await readOpenBlocks(db)).length > 0);

/**
 * From where goals are looked at now, for queries, and what such a query depends on besides the rows: the day, and, while
 * a block runs, the minute, as its work may be what a goal points at.
 */
export function useStandpoint(): { standpoint: () => Standpoint; deps: [Day, DayStarts, number] } {
  const { around } = useWorkspace();
  const today = useToday();
  const starts = useDayStarts();
  const isRunning = useIsRunning() ?? false;
  const now = useNow(isRunning ? MINUTE_MS : null);
  return {
    standpoint: () => ({ today, now: around.now(), zone: around.zone(), starts }),
    deps: [today, starts, isRunning ? Math.floor(now / MINUTE_MS) : 0],
  };
}

const useSharedGoals = sharedRows(({ db, around }, today: Day, starts: DayStarts, _minute: number) =>
  readGoalsToday(db, { today, now: around.now(), zone: around.zone(), starts }),
);

/** How each goal that goes on stands today; undefined until it was read. */
export function useGoalsToday(): GoalToday[] | undefined {
  return useSharedGoals(...useStandpoint().deps);
}
