import { useDayStarts, useToday } from '#renderer/model/day/index.ts';
import { readOpenBlocks } from '#renderer/model/log/index.ts';
import { useNow, useRows, useWorkspace } from '#renderer/store/hooks.ts';
import { sharedRows } from '#renderer/store/shared-rows.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { type GoalToday, readGoalsToday, type Standpoint } from './read-goals.ts';

/** Whether a block runs, on this device or another. */
const useIsRunning = sharedRows(async (db) => (await readOpenBlocks(db)).length > 0);

/**
 * From where goals are looked at now, for queries, and what such a query depends on besides the rows: the day, and, while
 * a block runs, the minute, as its work may be what a goal points at.
 */
export function useStandpoint(): { standpoint: () => Standpoint; deps: ReadonlyArray<unknown> } {
  const { around } = useWorkspace();
  const today = useToday();
  const starts = useDayStarts();
  const isRunning = useIsRunning() ?? false;
  const now = useNow(isRunning ? MINUTE_MS : null);
  return {
    standpoint: () => ({ today, now: around.now(), zone: around.zone(), starts }),
    deps: [today, starts, around, isRunning ? Math.floor(now / MINUTE_MS) : 0],
  };
}

/** How each goal that goes on stands today; undefined until it was read. */
export function useGoalsToday(): GoalToday[] | undefined {
  const { standpoint, deps } = useStandpoint();
  return useRows((db) => readGoalsToday(db, standpoint()), deps);
}
